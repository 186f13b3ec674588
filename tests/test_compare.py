"""The pure parts of `benchmarks/compare.py`: our phrases as rules of other tools, their output read, and the scores."""

import re
from pathlib import Path

import pytest
import yaml
from compare import Tally, score_cases, score_mails, within
from compare_rules import LONGEST, Exported, exported, patterns, write_prh, write_vale
from compare_tools import Found, read_textlint, read_vale
from evaluate import Case, Mark

from checker import Checker
from checker.rulebook.phrase import Row, Slot


def row(*slots: str) -> Row:
    return tuple(Slot(frozenset(words.split("|"))) for words in slots)


def python_pattern(*rows: Row) -> re.Pattern[str]:
    """Return the one pattern of some rows, in Python's words for letters and digits."""
    (pattern,) = patterns(rows)
    return re.compile(pattern.replace(r"[\p{L}\p{N}]", r"[^\W_]"))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("U hoort zo snel mogelijk van ons", True),
        ("Zo  spoedig mogelijk", True),
        ("zozo snel mogelijk", False),
        ("zo snel mogelijke", False),
        ("zosnel mogelijk", False),
    ],
)
def test_a_row_is_found_between_borders_of_words(text: str, is_found: bool) -> None:
    assert bool(python_pattern(row("zo", "snel|spoedig", "mogelijk")).search(text)) == is_found


def test_signs_stand_for_themselves_and_need_no_space_before_them() -> None:
    found = python_pattern(row("z.s.m."), row("helaas", ",", "nee"))
    assert found.search("Wij bellen z.s.m. terug")
    assert found.search("Helaas, nee")
    assert not found.search("zXsXmX")


def test_the_longest_of_two_words_is_tried_first() -> None:
    assert python_pattern(row("z.s.m|z.s.m.")).findall("Graag z.s.m. bellen") == ["z.s.m."]


def test_a_long_rule_is_cut_into_patterns() -> None:
    rows = [row(f"woord{number}", "staat", "hier") for number in range(1000)]
    found = list(patterns(rows))
    assert len(found) > 1
    assert all(len(one) < 2 * LONGEST for one in found)
    assert sum(one.count("staat") for one in found) == len(rows)


def test_only_rows_without_a_gap_are_carried_over(checker: Checker) -> None:
    carried = exported(checker.rulebook.rules)
    assert 0 < carried.literal_rows < carried.rows
    assert "vage-termijn.zo-snel-mogelijk" in carried.patterns
    assert carried.conditional < set(carried.patterns)
    assert not any(name.startswith("pluspunten.") for name in carried.patterns)


def test_rules_are_written_as_either_tool_reads_them(tmp_path: Path) -> None:
    carried = Exported({"cliche.ongemak": ("een", "twee")}, frozenset(), literal_rows=2, rows=2, rules=1)
    write_prh(carried, tmp_path)
    write_vale(carried, tmp_path)
    rules = yaml.safe_load((tmp_path / "prh.yml").read_text(encoding="utf-8"))["rules"]
    assert rules == [{"expected": "cliche.ongemak", "pattern": f"/{one}/"} for one in ("een", "twee")]
    styles = sorted((tmp_path / "styles").rglob("*.yml"))
    assert [path.name for path in styles] == ["cliche_ongemak_0.yml", "cliche_ongemak_1.yml"]
    assert yaml.safe_load(styles[1].read_text(encoding="utf-8"))["tokens"] == ["twee"]


def test_output_of_textlint_is_read(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    message: dict[str, object] = {"fix": {"range": [3, 9], "text": "cliche.ongemak"}}
    printed: list[dict[str, object]] = [
        {"filePath": str(paths[1]), "messages": [message]},
        {"filePath": str(paths[0]), "messages": []},
    ]
    assert read_textlint(printed, paths) == [[], [Found("cliche.ongemak", 3, 9)]]


def test_output_of_vale_is_read_by_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Dag,\n\nOnze excuses.\n", encoding="utf-8")
    printed = {str(path): [{"Check": "Klantcheck.cliche_ongemak_12", "Line": 3, "Span": [6, 12]}]}
    (found,) = read_vale(printed, [path])
    assert found == [Found("cliche.ongemak", 11, 18)]
    assert path.read_text(encoding="utf-8")[11:18] == "excuses"


def test_a_category_counts_once_a_mail() -> None:
    twice = [Found("haast.druk", 0, 3), Found("haast.geen-tijd", 5, 9), Found("onaf.slot", 9, 12)]
    known = frozenset({"haast", "cliche"})
    scores = score_mails([twice, []], [frozenset({"haast"}), frozenset({"cliche"})], known)
    assert scores == {"haast": Tally(right=1), "cliche": Tally(missed=1)}


def test_findings_in_a_development_set_must_touch_a_mark() -> None:
    case = Case("Dat kan nu niet.", (Mark("haast", 0, 7),), frozenset({"haast"}))
    found = [Found("haast.druk", 4, 9), Found("haast.druk", 8, 9), Found("cliche.ongemak", 0, 3)]
    assert score_cases([found], [case]) == {"haast": Tally(right=1, false=1)}
    assert score_cases([[]], [case]) == {"haast": Tally(missed=1)}


def test_only_what_begins_in_the_own_words_counts() -> None:
    found = [Found("haast.druk", 0, 9), Found("haast.druk", 5, 8), Found("haast.druk", 9, 11)]
    assert within(found, "Dag, eigen\n> oud", "eigen") == [found[1], found[2]]
