"""Files that change are noticed, once, and not halfway."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from webapp.watching import watch

Step = Callable[[], object]


class DoneError(Exception):
    pass


def told(files: list[Path], *steps: Step) -> list[int]:
    """Do one step before each look; return at which looks something was told."""
    at, tells = [0], []

    def wait() -> None:
        if at[0] == len(steps):
            raise DoneError
        steps[at[0]]()
        at[0] += 1

    with pytest.raises(DoneError):
        watch(lambda: files, lambda: tells.append(at[0]), wait)
    return tells


def nothing() -> None:
    pass


def test_a_change_is_told_once_when_it_is_finished(tmp_path: Path) -> None:
    file = tmp_path / "klantcheck.yaml"
    file.write_text("a")

    def write(text: str) -> Step:
        return lambda: file.write_text(text)

    assert told([file], nothing, nothing) == []
    assert told([file], write("ab"), nothing, nothing, nothing) == [2]
    assert told([file], write("abc"), write("abcd"), nothing, nothing) == [3]
    assert told([file], write("x"), nothing, write("xy"), nothing) == [2, 4]


def test_files_that_come_and_go_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "regels"
    (folder / "lists").mkdir(parents=True)
    rule, words, late = folder / "a.yaml", folder / "lists" / "b.yaml", tmp_path / "later.yaml"
    watched = [folder, late, tmp_path / "nergens"]
    assert told(watched, lambda: rule.write_text("a"), nothing, nothing) == [2]
    assert told(watched, lambda: words.write_text("a"), nothing) == [2]
    assert told(watched, lambda: late.write_text("a"), nothing) == [2]
    assert told(watched, rule.unlink, nothing) == [2]
    assert told(watched, lambda: (folder / "README.md").write_text("a"), nothing, nothing) == []


def test_a_file_of_the_same_size_is_another_when_its_time_is(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a")
    assert told([file], lambda: os.utime(file, ns=(1, 1)), nothing) == [2]
