"""YAML files: which words stay text, and the line of every key."""

from pathlib import Path
from typing import Any

import pytest

from checker.files import YamlError, read_yaml

VALUES: dict[str, Any] = {
    "no": "no",
    "No": "No",
    "yes": "yes",
    "on": "on",
    "off": "off",
    "y": "y",
    "n": "n",
    "ja": "ja",
    "nee": "nee",
    "True": "True",
    "true": True,
    "false": False,
    "17:00": "17:00",
    "1:30:00": "1:30:00",
    "0800": "0800",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "1e3": "1e3",
    ".5": ".5",
    "2026-11-03": "2026-11-03",
    "=": "=",
    "12": 12,
    "-3": -3,
    "0": 0,
    "1.5": 1.5,
    "null": None,
    "~": None,
    "": None,
    "‘z.s.m.’": "‘z.s.m.’",
    "😀": "😀",
}
WRONG = {
    "a: 1\nb:\n\tc: 1": (3, "geen geldige YAML: een tab of ander teken dat hier niet mag"),
    "a: @x": (1, "geen geldige YAML: een tab of ander teken dat hier niet mag"),
    "a: 1\nb: c: d": (2, "geen geldige YAML: een dubbele punt te veel"),
    'a: "b': (1, "geen geldige YAML: een aanhalingsteken of haakje is niet gesloten"),
    "a:\n  b: 1\n c: 2": (3, "geen geldige YAML: het inspringen klopt niet"),
    "a: [1\nb: 2": (2, "geen geldige YAML: een komma of haakje ontbreekt"),
    "a: *b": (1, "geen geldige YAML: een verwijzing (*) naar iets dat er niet is"),
    "a: !!python/object:x 1": (1, "geen geldige YAML: een label (!) dat hier niet mag"),
    "? [a]\n: b": (1, "geen geldige YAML: een sleutel moet tekst zijn"),
    "a: 1\n---\nb: 2": (2, "geen geldige YAML: er mag maar één document in het bestand staan"),
    "a: 1\nb: \x01": (1, "geen geldige YAML"),
    'a: "\\q"': (1, "geen geldige YAML: de opmaak klopt niet"),
    "a: 1\nb: 2\na: 3": (3, "de sleutel ‘a’ staat er twee keer"),
    "a:\n  - b: 1\n    b: 2": (3, "de sleutel ‘b’ staat er twee keer"),
}


def write(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("word", VALUES)
def test_reads_a_value(word: str, tmp_path: Path) -> None:
    value = read_yaml(write(tmp_path, f"a: {word}\nb: [{word or 'null'}]")).data
    assert value == {"a": VALUES[word], "b": [VALUES[word]]}
    assert type(value["a"]) is type(VALUES[word])


def test_knows_the_line_of_every_key(tmp_path: Path) -> None:
    text = "# uitleg\nregels:\n  - id: a\n    lijst:\n      - x\n      - y\n\n  - id: b\nnaam: c\n"
    file = read_yaml(write(tmp_path, text))
    assert file.data == {"regels": [{"id": "a", "lijst": ["x", "y"]}, {"id": "b"}], "naam": "c"}
    assert file.lines == {
        ("regels",): 2,
        ("regels", 0): 3,
        ("regels", 0, "id"): 3,
        ("regels", 0, "lijst"): 4,
        ("regels", 0, "lijst", 0): 5,
        ("regels", 0, "lijst", 1): 6,
        ("regels", 1): 8,
        ("regels", 1, "id"): 8,
        ("naam",): 9,
    }


def test_a_key_that_is_not_there_has_the_line_of_what_it_belongs_to(tmp_path: Path) -> None:
    file = read_yaml(write(tmp_path, "\na:\n  - b: 1"))
    assert file.line(("a", 0, "weg", "verder")) == 3
    assert file.line(("weg",)) == 1
    assert file.line(()) == 1


@pytest.mark.parametrize("text", ["", "# niets", "---", "\ufeff"])
def test_an_empty_file_says_nothing(text: str, tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, text)).data is None


def test_bom_and_crlf(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: \xc3\xa9\r\n")
    file = read_yaml(path)
    assert file.data == {"a": 1, "b": {"c": "é"}}
    assert file.line(("b", "c")) == 3


def test_what_an_alias_repeats_is_read(tmp_path: Path) -> None:
    file = read_yaml(write(tmp_path, "a: &x\n  - b\nc: *x\n"))
    assert file.data == {"a": ["b"], "c": ["b"]}
    assert file.line(("c", 0)) == 3


def test_an_alias_of_itself_does_not_hang(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: &x\n  - *x\n")).line(("a", 0)) == 1


def test_aliases_of_aliases_do_not_pile_up(tmp_path: Path) -> None:
    rows = "\n".join(f"a{index}: &a{index} [{', '.join([f'*a{index - 1}'] * 9)}]" for index in range(1, 30))
    assert read_yaml(write(tmp_path, f"a0: &a0 [x]\n{rows}\n")).line(("a29",)) == 30


@pytest.mark.parametrize("text", WRONG)
def test_says_what_is_no_yaml(text: str, tmp_path: Path) -> None:
    line, problem = WRONG[text]
    with pytest.raises(YamlError) as caught:
        read_yaml(write(tmp_path, text))
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)


def test_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: caf\xe9")
    with pytest.raises(YamlError, match="geen UTF-8"):
        read_yaml(path)
