"""Whole-mail rules and plus points: when a draft counts as a mail, where a finding stands, and what is praised."""

from pathlib import Path

import pytest

from checker import Checker, Settings
from checker.errors import RuleError
from checker.examples import example_checker
from checker.settings import RuleSettings

SLOPPY = "Beste klant,\r\n\r\nUw klacht over de lift is bekeken. De monteur komt zo snel mogelijk langs. U kunt de trap nemen.\r\n"
RULE = """\
category: proef
title: Proef
why: Omdat het een proef is.
source: {{document: "001", advice: 8}}
rules:
  - id: een
    severity: warning
    {scope}
    match: [{match}]
    message: "‘{{match}}’ is gevonden."
    advice: Kies iets anders.
    examples:
      flag: [{{text: "[[x]]"}}]
      leave: [{{text: y}}]
"""


def found(checker: Checker, text: str) -> dict[str, str]:
    return {finding.rule: finding.text for finding in checker.check(text).findings if finding.scope == "mail"}


def praised(checker: Checker, text: str) -> list[str]:
    return [point.category for point in checker.check(text).plus_points]


def with_rule(folder: Path, match: str, scope: str) -> None:
    (folder / "proef.yaml").write_text(RULE.format(match=match, scope=scope), encoding="utf-8")
    example_checker(Settings(rules=RuleSettings(extra=(folder,))))


def test_findings_stand_where_something_is_missing(checker: Checker) -> None:
    assert found(checker, SLOPPY) == {
        "gemiste-aandacht.onpersoonlijke-aanhef": "Beste klant,",
        "gemiste-aandacht.geen-erkenning-bij-klacht": "Uw klacht",
        "gemiste-aandacht.geen-afsluiting": ".",
        "geen-vervolgstap.alleen-vage-termijn": "U kunt de trap nemen.",
    }


def test_a_finding_about_the_mail_leaves_one_about_the_words_alone(checker: Checker) -> None:
    assert "vage-termijn.zo-snel-mogelijk" in {finding.rule for finding in checker.check(SLOPPY).findings}


def test_what_is_inserted_keeps_the_line_ends_of_the_draft(checker: Checker) -> None:
    closing = next(one for one in checker.check(SLOPPY).findings if one.rule.endswith("geen-afsluiting")).rewrites[0]
    assert closing.start == closing.end == SLOPPY.index("\r\n", SLOPPY.index("trap"))
    assert closing.text == "\r\n\r\nMet vriendelijke groet,\r\n\r\n[je naam]"
    assert not closing.safe


@pytest.mark.parametrize(
    "text",
    [
        "U hoort zo snel mogelijk van ons.",
        "Uw klacht is bekeken. De monteur komt langs.",
        "Is geregeld!\n\nGroet,\nBert",
        "> Beste klant,\n> Uw klacht is bekeken.",
    ],
)
def test_a_line_or_two_misses_nothing(checker: Checker, text: str) -> None:
    assert found(checker, text) == {}


def test_a_category_can_be_switched_off_for_running_conversations() -> None:
    settings = Settings(rules=RuleSettings(off=("gemiste-aandacht", "geen-vervolgstap")))
    assert found(example_checker(settings), SLOPPY) == {}


@pytest.mark.parametrize("name", ["Noorderlicht", "Team Zorg", "De assistentes", "Gemeente Bergum"])
def test_a_name_that_is_nobodys(name: str) -> None:
    checker = example_checker(Settings(organisation={"name": "Noorderlicht"}))
    text = f"Beste Jan,\n\nDe deur is gemaakt. U kunt weer naar binnen.\n\nGroet,\n\n{name}"
    assert found(checker, text) == {"gemiste-aandacht.alleen-een-team": name}


@pytest.mark.parametrize(
    ("promise", "open_mail"),
    [
        ("Ik bel u donderdag om 10.00 uur.", False),
        ("De monteur komt op maandag 30 november.", False),
        ("U hoort uiterlijk vrijdag van mij.", False),
        ("U moet vóór vrijdag betalen.", True),
        ("Vanaf 1 januari stijgt de prijs.", True),
        ("U kunt mij maandag en dinsdag bellen.", True),
        ("Ik bel u misschien donderdag.", True),
        ("Ik stuur u de nieuwe factuur op vrijdag 18 december.", False),
        ("Zorg er wel voor dat uw formulier op zondag binnen is.", True),
    ],
)
def test_only_a_promised_moment_closes_what_is_open(checker: Checker, promise: str, open_mail: bool) -> None:
    text = f"Beste Jan,\n\nDank voor uw mail. Wij zoeken het zo spoedig mogelijk uit. {promise}\n\nGroet,\n\nPiet"
    assert any(rule.startswith("geen-vervolgstap") for rule in found(checker, text)) == open_mail


def test_at_most_two_plus_points_the_most_telling_first(checker: Checker) -> None:
    text = (
        "Beste Jan,\n\nDank voor uw mail. Wat vervelend dat de bel het niet doet. Dat was mijn fout. "
        "Ik bel u donderdag om 10.00 uur. Bel me gerust.\n\nGroet,\n\nPiet"
    )
    report = checker.check(text)
    assert [point.category for point in report.plus_points] == ["verantwoordelijkheid", "erkenning"]
    assert [text[point.start : point.end] for point in report.plus_points] == [one.text for one in report.plus_points]


def test_words_that_are_found_fault_with_are_not_praised(checker: Checker) -> None:
    assert praised(checker, "Bedankt voor uw begrip.") == []


def test_plus_points_can_be_switched_off() -> None:
    checker = example_checker(Settings(rules=RuleSettings(off=("pluspunten.dank",))))
    assert praised(checker, "Dank voor uw mail.") == []


@pytest.mark.parametrize(
    ("match", "scope", "problem"),
    [
        ("{construction: missing-name}", "", "kijkt naar de hele mail"),
        ("{construction: imperative}", "scope: mail", "kijkt naar zinnen"),
        ("een woord", "scope: mail", "alleen met constructies"),
        ("{construction: missing-name, parameters: {los: 1}}", "scope: mail", "kent ‘los’ niet"),
    ],
)
def test_a_rule_that_looks_the_wrong_way_is_refused(tmp_path: Path, match: str, scope: str, problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        with_rule(tmp_path, match, scope)


def test_a_plus_point_has_no_severity(tmp_path: Path) -> None:
    text = RULE.format(match="een woord", scope="").replace("rules:", "plus: true\nrules:")
    (tmp_path / "proef.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match="een pluspunt heeft geen ‘severity’"):
        example_checker(Settings(rules=RuleSettings(extra=(tmp_path,))))
