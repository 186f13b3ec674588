"""Sentences of a category: as different as they can be, and the same every time."""

from pathlib import Path

from report_archive import Tables, archive

from checker.archive.report.database import opened
from checker.archive.report.model import Sentence
from checker.archive.report.sentences import varied_sentences
from checker.archive.report.wording import found_in, new_in

SNEL, STRAKS = "vage-termijn.zo-snel-mogelijk", "vage-termijn.binnenkort"


def chosen(tables: Tables, folder: Path, count: int = 10) -> list[Sentence]:
    with opened(tables.write(folder)) as database:
        return varied_sentences(database, count)["vage-termijn"]


def add(
    tables: Tables, wording: str, sentence: str, *, rule: str = SNEL, team: str = "a", better: str | None = "x"
) -> None:
    tables.add_finding(tables.add_mail(team=team), rule)
    tables.findings[-1] |= {"wording": wording, "sentence": sentence, "rewritten": better}


def test_other_words_come_before_more_of_the_same(tmp_path: Path) -> None:
    tables = Tables()
    for number in range(200):
        add(tables, "zo snel mogelijk", f"U hoort zo snel mogelijk van ons over zaak {number}.")
    for wording in ("z.s.m.", "Zo snel mogelijk", "spoedig", "snel", "vlug"):
        add(tables, wording, f"Wij bellen {wording} terug.")
    add(tables, "binnenkort", "Wij bellen binnenkort terug.", rule=STRAKS)
    found = chosen(tables, tmp_path, 6)
    assert {one.wording.lower() for one in found} == {
        "zo snel mogelijk",
        "z.s.m.",
        "spoedig",
        "snel",
        "vlug",
        "binnenkort",
    }


def test_the_most_common_words_come_first(tmp_path: Path) -> None:
    tables = Tables()
    for place, wording in enumerate(("eens", "gauw", "snel", "vlug")):
        for number in range(1 + 3 * place):
            add(tables, wording, f"Wij bellen {wording}, zaak {number}.")
    assert [one.wording for one in chosen(tables, tmp_path, 3)] == ["vlug", "snel", "gauw"]


def test_a_finding_about_the_whole_mail_marks_no_words(tmp_path: Path) -> None:
    tables = Tables()
    add(tables, ".", "Tot ziens.")
    tables.findings[-1]["scope"] = "mail"
    [one] = chosen(tables, tmp_path)
    assert (one.wording, one.text) == ("", "Tot ziens.")
    assert [piece.marked for piece in found_in(one)] == [False]


def test_teams_take_turns(tmp_path: Path) -> None:
    tables = Tables()
    for team, count in (("groot", 40), ("klein", 2)):
        for number in range(count):
            add(tables, "snel", f"Team {team} belt snel, zaak {number}.", team=team)
    assert sum("klein" in one.text for one in chosen(tables, tmp_path, 4)) == 2


def test_a_sentence_stands_there_once_and_short_ones_come_first(tmp_path: Path) -> None:
    tables = Tables()
    for _ in range(5):
        add(tables, "snel", "Wij bellen snel.")
    add(tables, "gauw", "Wij bellen gauw " + "en dan " * 60)
    add(tables, "vlug", "Wij bellen vlug.")
    assert [one.wording for one in chosen(tables, tmp_path, 9)][-1] == "gauw"
    assert len(chosen(tables, tmp_path, 9)) == 3
    assert len(chosen(tables, tmp_path, 2)) == 2


def test_sentences_with_better_words_come_first(tmp_path: Path) -> None:
    tables = Tables()
    for number in range(8):
        add(tables, "snel", f"Zonder {number} snel.", better=None)
    add(tables, "snel", "Met snel.")
    assert chosen(tables, tmp_path, 1)[0].text == "Met snel."


def test_the_choice_does_not_depend_on_the_order_of_the_rows(tmp_path: Path) -> None:
    tables = archive(800)
    first = chosen(tables, tmp_path / "a")
    tables.mails.reverse()
    tables.findings.reverse()
    assert chosen(tables, tmp_path / "b") == first


def test_the_found_words_are_marked_where_they_stand() -> None:
    one = Sentence(SNEL, "error", "z.s.m.", "U hoort z.s.m. van ons.", "U hoort vrijdag van ons.")
    assert [(piece.text, piece.marked) for piece in found_in(one)] == [
        ("U hoort ", False), ("z.s.m.", True), (" van ons.", False),
    ]  # fmt: skip
    assert [(piece.text, piece.marked) for piece in new_in(one)] == [
        ("U hoort ", False), ("vrijdag", True), (" van ons.", False),
    ]  # fmt: skip


def test_words_that_do_not_stand_in_the_sentence_mark_nothing() -> None:
    one = Sentence(SNEL, "error", "heel ergens anders", "U hoort van ons.", "U hoort van ons.")
    assert [(piece.text, piece.marked) for piece in found_in(one)] == [("U hoort van ons.", False)]
    assert "".join(piece.text for piece in new_in(one)) == "U hoort van ons."
    assert not any(piece.marked for piece in new_in(one))
