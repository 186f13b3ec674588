"""How rules are found: by anchor, parsed only where asked, one finding a place, and a crash costs one rule."""

from pathlib import Path

import pytest
from own_rules import RULE, with_rules

from checker import Checker, Settings
from checker.errors import RuleError
from checker.examples import EXAMPLE_NOW, example_checker
from checker.findings import conditions
from checker.findings.conditions import Condition
from checker.rulebook.selection import select_rules
from checker.settings import RuleSettings

CLEAN = "Dank u wel voor het bericht. Wij bellen morgen om 10.00 uur."


def found(checker: Checker, text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in checker.check(text).findings]


def test_a_sentence_without_anchor_is_not_parsed(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(checker._dutch, "parse", lambda sentences: parsed.extend(span.text for span in sentences))
    checker.check(CLEAN)
    assert parsed == []


def test_only_sentences_with_an_anchor_are_parsed(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = checker._dutch.parse
    monkeypatch.setattr(
        checker._dutch, "parse", lambda sentences: (parsed.extend(span.text for span in sentences), parse(sentences))
    )
    checker.check(CLEAN + " Vul het formulier in.")
    assert set(parsed) == {"Vul het formulier in."}


def test_the_shortest_stretch_is_underlined(tmp_path: Path) -> None:
    checker = with_rules(tmp_path, proef={"match": '"vooraf … blauwbaard", "kwalitijd"'})
    assert found(checker, "Vooraf of vooraf aan een blauwbaard.") == [("proef.een", "vooraf aan een blauwbaard")]


def test_a_gap_stays_within_the_clause(tmp_path: Path) -> None:
    checker = with_rules(tmp_path, proef={"match": '"nogal … blauwbaard"'})
    assert found(checker, "Nogal veel blauwbaard.") == [("proef.een", "Nogal veel blauwbaard")]
    assert found(checker, "Nogal veel, blauwbaard.") == []


def test_words_are_found_across_a_line_break(tmp_path: Path) -> None:
    checker = with_rules(tmp_path, proef={"match": "blauwe baard"})
    assert found(
        checker, "Dit is een tamelijk lange regel die door het mailprogramma is afgebroken, met een blauwe\nbaard."
    ) == [("proef.een", "blauwe\nbaard")]


def test_of_two_rules_the_more_severe_then_the_more_specific_wins(tmp_path: Path) -> None:
    checker = with_rules(
        tmp_path,
        een={"match": "blauwe baard", "severity": "suggestion"},
        twee={"match": "baard", "severity": "error"},
        drie={"match": "groene baarden", "severity": "warning"},
        vier={"match": "baarden", "severity": "warning"},
    )
    assert found(checker, "Een blauwe baard en groene baarden.") == [
        ("twee.een", "baard"),
        ("drie.een", "groene baarden"),
    ]


def test_a_category_yields_to_another(tmp_path: Path) -> None:
    checker = with_rules(
        tmp_path,
        een={"match": "blauwe baard", "severity": "error", "extra": "yields_to: [twee]"},
        twee={"match": "baard", "severity": "suggestion"},
    )
    assert found(checker, "Een blauwe baard.") == [("twee.een", "baard")]


def test_a_category_may_have_one_finding_a_sentence(tmp_path: Path) -> None:
    checker = with_rules(
        tmp_path,
        een={"match": "(baard|snor)", "severity": "warning", "extra": "one_a_sentence: true"},
        twee={"match": "(haar|kin)", "severity": "warning"},
    )
    assert found(checker, "Een baard en een snor. Dan nog een snor, haar en een kin.") == [
        ("een.een", "baard"),
        ("een.een", "snor"),
        ("twee.een", "haar"),
        ("twee.een", "kin"),
    ]


def test_a_crashing_rule_costs_only_itself(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> bool:
        raise ZeroDivisionError("klantwoorden")

    broken = example_checker()
    for searcher in broken._finder._searchers:
        if searcher.rule.id == "vage-termijn.zo-snel-mogelijk":
            searcher._provisos._unless = [(Condition(crash, "altijd fout"), None)]
    report = broken.check("U moet het formulier invullen. U hoort zo snel mogelijk van ons.")
    assert [finding.category for finding in report.findings] == ["voorschrijven"]
    assert report.failed_rules == ("vage-termijn.zo-snel-mogelijk (ZeroDivisionError)",)


def test_rules_can_be_switched_off_and_change_severity(checker: Checker) -> None:
    settings = RuleSettings(
        off=("vage-termijn",), severity={"voorschrijven": "warning", "voorschrijven.bevel": "suggestion"}
    )
    selected = select_rules(checker.rulebook, settings)
    assert not any(name.startswith("vage-termijn.") for name in selected)
    assert selected["voorschrijven.klant-moet"][1] == "warning"
    assert selected["voorschrijven.bevel"][1] == "suggestion"


def test_every_condition_says_what_it_means() -> None:
    assert all(condition.meaning for condition in conditions.CONDITIONS.values())


def test_examples_are_checked_on_a_friday() -> None:
    assert EXAMPLE_NOW.strftime("%A") == "Friday"


@pytest.mark.parametrize(
    ("match", "extra", "problem"),
    [
        ("{construction: directive, parameters: {modal: willen}}", "", "willen"),
        ("{construction: directive}", "", "modal"),
        ("{construction: imperative, parameters: {kleur: rood}}", "", "kent ‘kleur’ niet"),
        ("{construction: rule-as-reason, parameters: {phrases: ['volgens @weg']}}", "", "er is geen lijst ‘weg’"),
        ("woord", "    unless: [{sentence-has: ['(los']}]\n", "gaat open en niet dicht"),
    ],
)
def test_wrong_parameters_are_refused_with_their_place(tmp_path: Path, match: str, extra: str, problem: str) -> None:
    text = RULE.format(id="een", severity="warning", match=match, extra="").replace(
        "    message:", f"{extra}    message:"
    )
    text = (
        text.replace("        - text: y\n", "        - text: y\n          because: sentence-has\n") if extra else text
    )
    (tmp_path / "proef.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=problem) as caught:
        example_checker(Settings(rules=RuleSettings(extra=(tmp_path,))))
    assert (caught.value.path, caught.value.line) == (tmp_path / "proef.yaml", 9)
