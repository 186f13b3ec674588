"""The library call: reports on texts and mails, one or many, and what they promise."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import pytest
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks

import checker as package
from checker import Checker
from checker.errors import MailError, SettingsError
from checker.report.model import Finding, Report
from checker.settings import RuleSettings, Settings

DRAFT = (
    "Beste Jan,\r\n\r\n😊 U hoort zo snel mogelijk van ons. U moet het formulier invullen.\r\n\r\n"
    "Groet,\r\nPiet, z.s.m."
)


def mails() -> list[str]:
    return [strip_marks(text, MAIL_MARK, None)[0] for text, _ in read_mails(CASES)]


def applied_findings(report: Report) -> Iterator[Finding]:
    """Give the findings that `apply` takes care of: of rewrites that share characters, the first one counts."""
    position = 0
    for finding in sorted(
        report.findings,
        key=lambda finding: next(((one.start, -one.end) for one in finding.rewrites if one.safe), (0, 0)),
    ):
        safe = next((rewrite for rewrite in finding.rewrites if rewrite.safe), None)
        if safe and safe.start >= position:
            position = safe.end
            yield finding


def test_offsets_count_code_points_in_the_text_as_given(checker: Checker) -> None:
    report = checker.check(DRAFT)
    assert report.text == DRAFT
    assert [DRAFT[finding.start : finding.end] for finding in report.findings] == ["zo snel mogelijk", "U moet"]
    assert [finding.text for finding in report.findings] == ["zo snel mogelijk", "U moet"]


def test_safe_rewrites_are_applied(checker: Checker) -> None:
    fixed = checker.check(DRAFT).apply()
    assert "U hoort uiterlijk maandag 23 november vóór 17.00 uur van ons. Wilt u het formulier invullen?" in fixed
    assert fixed.startswith("Beste Jan,\r\n\r\n😊 ")


def test_the_wire_form_is_json_with_these_keys(checker: Checker) -> None:
    wire = json.loads(json.dumps(checker.check(DRAFT).to_dict()))
    assert list(wire) == [
        "version",
        "text",
        "findings",
        "plus_points",
        "pipeline",
        "rulebook",
        "failed_rules",
        "figures",
    ]
    assert wire["version"] == 1
    assert list(wire["findings"][0]) == [
        "rule", "category", "severity", "scope", "start", "end", "text", "sentence_start", "sentence_end", "message", "why", "advice", "rewrites",
    ]  # fmt: skip
    assert wire["findings"][0]["rewrites"][0] == {
        "start": wire["findings"][0]["start"],
        "end": wire["findings"][0]["end"],
        "text": "uiterlijk maandag 23 november vóór 17.00 uur",
        "safe": True,
    }


def test_the_report_says_which_pipeline_and_rules_made_it(checker: Checker) -> None:
    report = checker.check("Goedendag.")
    assert report.pipeline.startswith("nl_klantmail_sm ")
    assert report.rulebook == checker.rulebook.version


def test_what_is_applied_holds_no_finding_of_that_category_and_no_new_one(checker: Checker) -> None:
    applied = 0
    for text in mails():
        before = checker.check(text)
        after = checker.check(before.apply())
        fixed = Counter(finding.category for finding in applied_findings(before))
        applied += fixed.total()
        left = Counter(finding.category for finding in before.findings) - fixed
        assert Counter(finding.category for finding in after.findings) <= left, before.apply()
    assert applied > 30


def test_many_texts_give_the_same_reports_as_one_by_one(checker: Checker) -> None:
    texts = mails()
    assert list(checker.check_many(texts)) == [checker.check(text) for text in texts]


def test_two_processes_give_the_same_reports_in_order() -> None:
    now = datetime(2026, 11, 20, 10)
    settings = Settings()
    texts = mails()[:6] * 12
    one = Checker(settings)
    assert list(one.check_many(texts, workers=2, now=now)) == list(one.check_many(texts, now=now))


def test_the_same_text_gives_the_same_report(checker: Checker) -> None:
    assert checker.check(DRAFT) == checker.check(DRAFT)


def test_a_mail_is_checked_in_the_senders_own_words_only(checker: Checker) -> None:
    raw = (
        b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Uw vraag\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        b"Beste Jan,\r\n\r\nU hoort zo snel mogelijk van ons.\r\n\r\nGroet,\r\nPiet\r\n\r\n"
        b"Op ma 12 jan. 2026 om 09:15 schreef Jan <j@example.org>:\r\n> Graag zsm antwoord.\r\n"
    )
    assert [finding.text for finding in checker.check_mail(raw).findings] == ["zo snel mogelijk"]


@pytest.mark.parametrize(("text", "problem"), [("", "leeg"), (" \n\t", "leeg"), ("a" * 1_000_001, "te lang")])
def test_a_text_that_cannot_be_checked_gives_a_clear_error(checker: Checker, text: str, problem: str) -> None:
    with pytest.raises(MailError, match=problem):
        checker.check(text)


def test_a_rule_name_that_fits_nothing_is_refused() -> None:
    with pytest.raises(SettingsError, match="‘vage-belofte’ is geen categorie of regel"):
        Checker(Settings(rules=RuleSettings(off=("vage-belofte",))))


def test_the_package_offers_the_library_call() -> None:
    report = package.check("U hoort zo snel mogelijk van ons.", now=datetime(2026, 11, 20, 10))
    assert [finding.rule for finding in report.findings] == ["vage-termijn.zo-snel-mogelijk"]
    assert all(hasattr(package, name) for name in package.__all__)
