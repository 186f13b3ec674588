import hashlib
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from checker import Checker
from checker.cache import AT_MOST, remembered
from checker.errors import RuleError
from checker.flow import NAMES
from checker.rulebook.folder import shipped_rules
from checker.rulebook.reader import Rulebook, read_rulebook

TEXT = "Beste mevrouw De Wit,\n\nU hoort zo snel mogelijk van ons. Vul het formulier in.\n\nMet vriendelijke groet,\nSanne\n"
RULES = """\
category: proef
title: Proef
why: Daarom.
source: {document: "001", advice: 1}
rules:
  - id: woord
    severity: error
    match: [hatsjoe]
    message: Niet niezen.
    advice: Schrijf iets anders.
    examples:
      flag: [{text: "Ik zei [[hatsjoe]]."}]
      leave: [{text: "Ik zei niets."}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are kept during a test: a folder that is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "klantcheck"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    place = tmp_path / "rules"
    place.mkdir()
    (place / "proef.yaml").write_text(RULES)
    return place


class Maker:
    """Makes something that must not be made twice, and counts."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Sequence[int]:
        self.made += 1
        return [1, 2, 3]


def get(make: Callable[[], Sequence[int]], of: bytes = b"these rules") -> Sequence[int]:
    return remembered("thing", lambda: [of], make, {})


def test_what_was_made_is_read_the_next_time(folder: Path) -> None:
    make = Maker()
    assert get(make) == get(make) == [1, 2, 3]
    assert make.made == 1
    get(make, b"other rules")
    assert make.made == 2
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_known_object_comes_back_itself(folder: Path) -> None:
    known = {"it": object()}
    for _ in range(2):
        assert remembered("thing", lambda: [b""], lambda: [known["it"]], known)[0] is known["it"]


def test_only_those_used_last_stay(folder: Path) -> None:
    make = Maker()
    for number in range(AT_MOST + 3):
        get(Maker(), b"%d" % number)
        get(make, b"used all the time")
    assert len(list(folder.iterdir())) == AT_MOST
    assert make.made == 1


def test_what_changes_while_it_is_made_is_not_kept(folder: Path) -> None:
    content = [b"before"]

    def make() -> str:
        content[0] = b"after"
        return "made of something between the two"

    remembered("thing", lambda: content, make, {})
    assert not folder.exists()


def test_what_goes_wrong_in_making_is_told(folder: Path) -> None:
    def fail() -> Sequence[int]:
        raise RuleError("fout", "regels.yaml")

    with pytest.raises(RuleError, match="fout"):
        get(fail)
    assert not folder.exists()


class Trap:
    """What somebody else may have put there: reading it runs code."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return os.abort, ()


def _signed(pickled: bytes) -> bytes:
    return hashlib.sha256(pickled).digest() + pickled


@pytest.mark.parametrize("content", [b"", b"nonsense", _signed(b"nonsense"), _signed(pickle.dumps(3))[:-1]])
def test_a_damaged_file_is_made_anew(folder: Path, content: bytes) -> None:
    make = Maker()
    get(make)
    (kept,) = folder.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(content)
    assert get(make) == [1, 2, 3]
    assert make.made == 2
    assert kept.read_bytes() == good


@pytest.mark.parametrize("others_write", ["file", "folder"])
def test_what_others_can_write_is_not_read(folder: Path, others_write: str) -> None:
    make = Maker()
    get(make)
    (kept,) = folder.iterdir()
    kept.write_bytes(_signed(pickle.dumps(Trap())))
    (kept if others_write == "file" else folder).chmod(0o777)
    assert get(make) == [1, 2, 3]
    assert make.made == 2


def test_what_another_user_owns_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    get(make)
    monkeypatch.setattr("os.geteuid", lambda: 12345)
    assert get(make) == [1, 2, 3]
    assert make.made == 2


def test_a_place_where_nothing_can_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with caplog.at_level(logging.DEBUG, "checker.cache"):
        assert get(Maker()) == [1, 2, 3]
    assert "cannot write" in caplog.text


@pytest.mark.parametrize("home", [None, "/dev/null/nobody", ""])
def test_a_user_without_a_home(home: str | None, folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"HOME", "XDG_CACHE_HOME"}}
    environment |= {} if home is None else {"HOME": home, "XDG_CACHE_HOME": home}
    script = "import os; os.getuid = lambda: 98765; from checker.cache import remembered; "
    script += "print(remembered('thing', lambda: [b''], lambda: 'made', {}))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=folder.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("made\n", "")
    assert not list(folder.parents[1].iterdir())


def test_a_rulebook_comes_back_as_it_was_read(folder: Path) -> None:
    read, kept = (read_rulebook([shipped_rules()], NAMES) for _ in range(2))
    assert kept is not read
    assert kept == read
    assert [rule.phrases for rule in kept.rules] == [rule.phrases for rule in read.rules]
    assert [rule.exceptions for rule in kept.rules] == [rule.exceptions for rule in read.rules]
    assert kept.origins == read.origins
    assert kept.place(kept.rules[3]) == read.place(read.rules[3])


def test_a_checker_finds_the_same_again(folder: Path) -> None:
    first, second = Checker(), Checker()
    assert any("finder" in path.name for path in folder.iterdir())
    assert first.check(TEXT) == second.check(TEXT)
    assert second.check(TEXT).findings


def _ids(rulebook: Rulebook) -> list[str]:
    return [rule.id for rule in rulebook.rules]


def test_a_changed_rule_is_seen_at_once(folder: Path, rules: Path) -> None:
    file = rules / "proef.yaml"
    assert _ids(read_rulebook([rules], NAMES)) == ["proef.woord"]
    file.write_text(RULES.replace("id: woord", "id: ander"))
    assert _ids(read_rulebook([rules], NAMES)) == ["proef.ander"]
    file.write_text(RULES.replace("severity: error", "severity: erger"))
    for _ in range(2):
        with pytest.raises(RuleError, match=r"proef\.yaml:7: .*severity"):
            read_rulebook([rules], NAMES)
    file.write_text(RULES)
    assert _ids(read_rulebook([rules], NAMES)) == ["proef.woord"]


def test_a_word_list_that_changes_is_seen_at_once(folder: Path, rules: Path) -> None:
    (rules / "proef.yaml").write_text(RULES.replace("[hatsjoe]", "['{geluid}']"))
    (rules / "lists").mkdir()
    for word in ("hatsjoe", "hoest"):
        (rules / "lists" / "geluid.yaml").write_text(f"words: [{word}]\n")
        (row,) = read_rulebook([rules], NAMES).rules[0].phrases
        assert row.anchors == {word}
