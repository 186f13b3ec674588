"""From a message and a policy to a verdict: pure, and never an exception."""

import logging
from typing import Any

import pytest

from checker.hook.answer import LINE_BYTES, REPLY_BYTES, answer, smtp_answer
from checker.hook.envelope import Envelope, override_reason, read_envelope, read_headers_of
from checker.hook.guard import Reason, Unchecked
from checker.hook.judge import Hook, Verdict, decide
from checker.hook.policy import Action, BySeverity, Override, Policy
from checker.hook.stamp import header_value, stamped
from checker.language.readability import Readability
from checker.report.model import Finding, Report
from checker.rewrites.model import Rewrite
from checker.settings import Severity

MESSAGE = b"From: Balie <balie@firma.nl>\r\nTo: klant@elders.nl\r\nSubject: Uw klacht\r\n\r\nU hoort zo snel mogelijk van ons.\r\n"


def finding(rule: str = "vage-termijn.zo-snel-mogelijk", severity: Severity = "error", **other: Any) -> Finding:
    rewrite = Rewrite(start=8, end=24, text="uiterlijk maandag", safe=True)
    fields: dict[str, Any] = {
        "rule": rule,
        "category": rule.partition(".")[0],
        "severity": severity,
        "scope": "sentence",
        "start": 8,
        "end": 24,
        "text": "zo snel mogelijk",
        "sentence_start": 0,
        "sentence_end": 36,
        "message": "‘zo snel mogelijk’ zegt de klant niet wanneer.",
        "why": "…",
        "advice": "Noem een dag.",
        "rewrites": (rewrite,),
    }
    return Finding(**{**fields, **other})


def report(*findings: Finding) -> Report:
    return Report("tekst", findings, (), "pijplijn", "regels", (), Readability(0, 0, 0.0, None, 0.0))


STRICT = Policy(severity=BySeverity(error="reject", warning="hold", suggestion="note"))


@pytest.mark.parametrize(
    ("severities", "action"),
    [
        ([], "pass"),
        (["suggestion"], "note"),
        (["suggestion", "warning"], "hold"),
        (["error", "suggestion"], "reject"),
    ],
)
def test_the_worst_finding_decides(severities: list[Severity], action: Action) -> None:
    assert decide(report(*(finding(severity=one) for one in severities)), STRICT, "a@b.nl", None).action == action


def test_a_finding_that_may_pass_does_not_count() -> None:
    policy = Policy(rules={"cliche": "pass"})
    verdict = decide(report(finding("cliche.x"), finding()), policy, "a@b.nl", None)
    assert verdict.rules == ("vage-termijn.zo-snel-mogelijk",)


def test_an_override_lets_it_go_and_is_remembered() -> None:
    verdict = decide(report(finding()), STRICT, "a@b.nl", "zo afgesproken")
    assert (verdict.action, verdict.override) == ("note", "zo afgesproken")
    assert decide(report(), STRICT, "a@b.nl", "zo afgesproken").override is None


def test_a_group_on_trial_is_only_noted() -> None:
    policy = STRICT.model_copy(update={"trial": ("a@*",)})
    assert decide(report(finding()), policy, "a@b.nl", None).action == "note"
    assert decide(report(finding()), policy, "c@b.nl", None).action == "reject"


class Fake:
    """A check that says what it is told, and remembers that it was asked."""

    def __init__(self, outcome: Report | Unchecked | Exception) -> None:
        self.outcome = outcome
        self.asked = 0

    def __call__(self, raw: bytes) -> Report | Unchecked:
        self.asked += 1
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.mark.parametrize(
    ("policy", "envelope", "reason"),
    [
        (Policy(senders=("*@service.nl",)), None, "sender"),
        (Policy(internal=("elders.nl",)), None, "internal"),
        (Policy(internal=("firma.nl",)), Envelope("balie@firma.nl", ("chef@firma.nl",)), "internal"),
        (Policy(max_bytes=1000), None, "too-large"),
    ],
)
def test_what_need_not_be_checked_passes(policy: Policy, envelope: Envelope | None, reason: Reason) -> None:
    fake = Fake(report(finding()))
    verdict = Hook(fake, policy).judge(MESSAGE + b"x" * 1000, envelope)
    assert (verdict.action, verdict.unchecked, fake.asked) == ("pass", reason, 0)


@pytest.mark.parametrize("reason", ["busy", "timeout", "crash"])
@pytest.mark.parametrize(("on_failure", "action"), [("pass", "note"), ("tempfail", "hold"), ("reject", "reject")])
def test_a_failure_does_what_the_policy_says(reason: Reason, on_failure: Any, action: Action) -> None:
    verdict = Hook(Fake(Unchecked(reason)), Policy(on_failure=on_failure)).judge(MESSAGE)
    assert (verdict.action, verdict.failed, verdict.findings) == (action, True, ())


def test_an_exception_is_a_failure_and_its_text_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert Hook(Fake(ValueError("geheim van de klant")), Policy()).judge(MESSAGE).unchecked == "crash"
    assert "geheim" not in caplog.text
    assert "ValueError" in caplog.text


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"\0" * 100, b"From: \xff\xfe\n\nhallo", b"Subject: =?x?q?a?=\n\nja", b"geen mail"]
)
def test_garbage_is_judged_too(raw: bytes) -> None:
    assert Hook(Fake(Unchecked("no-text")), Policy()).judge(raw).action == "pass"


def test_only_rules_and_the_reason_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "klantcheck.hook")
    raw = MESSAGE.replace(b"Uw klacht", b"Uw klacht [klantcheck: zo\t afgesproken]")
    Hook(Fake(report(finding())), STRICT).judge(raw)
    assert caplog.messages == ["note rules=vage-termijn.zo-snel-mogelijk override=zo afgesproken"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("X-Klantcheck-Override: met de klant besproken", "met de klant besproken"),
        ("Subject: Uw klacht [klantcheck: besproken]", "besproken"),
        ("Subject: [KLANTCHECK:]", ""),
        ("Subject: =?utf-8?q?Uw_klacht_=5Bklantcheck=3A_geregeld_met_Zo=C3=AB=5D?=", "geregeld met Zoë"),
        ("Subject: klantcheck: nee", None),
        ("X-Klantcheck-Override: a\n b", "a b"),
    ],
)
def test_an_override_is_read(line: str, reason: str | None) -> None:
    assert override_reason(read_headers_of(line.encode() + b"\n\n"), Override()) == reason


def test_an_override_is_accepted_only_when_the_policy_says_so() -> None:
    headers = read_headers_of(b"X-Klantcheck-Override: ja\n\n")
    assert override_reason(headers, Override(accept=False)) is None
    assert override_reason(headers, Override(header="X-Toch")) is None


def test_the_envelope_is_read_from_the_headers() -> None:
    envelope = read_envelope(read_headers_of(MESSAGE.replace(b"Subject", b"Cc: Chef <chef@firma.nl>\r\nSubject")))
    assert envelope == Envelope("balie@firma.nl", ("klant@elders.nl", "chef@firma.nl"))


def test_the_header_says_what_was_found() -> None:
    assert header_value(Verdict("note", (finding(), finding()))) == (
        "note; findings=2; rules=vage-termijn.zo-snel-mogelijk"
    )
    assert header_value(Verdict("pass")) == "pass; findings=0"
    assert header_value(Verdict("note", unchecked="timeout")) == "note; unchecked=timeout"
    assert header_value(Verdict("note", (finding(),), override="ja\r\nBcc: x")).endswith("\n override=yes")


def test_a_long_header_is_folded_at_commas() -> None:
    value = header_value(Verdict("note", tuple(finding(f"vage-termijn.regel-{number}") for number in range(40))))
    lines = f"X-Klantcheck: {value}".split("\n")
    assert len(lines) > 3
    assert all(len(line) <= 78 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])


STAMPED = {
    "LF": (b"From: a@b\nTo: c@d\n\nhallo\n", b"X-Klantcheck: pass; findings=0\nFrom: a@b\nTo: c@d\n\nhallo\n"),
    "CRLF": (b"From: a@b\r\n\r\nhallo\r\n", b"X-Klantcheck: pass; findings=0\r\nFrom: a@b\r\n\r\nhallo\r\n"),
    "an old one": (
        b"From: a@b\nx-klantcheck: reject;\n findings=9\nTo: c@d\n\nX-Klantcheck: blijft\n",
        b"X-Klantcheck: pass; findings=0\nFrom: a@b\nTo: c@d\n\nX-Klantcheck: blijft\n",
    ),
    "two old ones": (b"X-Klantcheck: a\nX-Klantcheck : b\nTo: c\n\n", b"X-Klantcheck: pass; findings=0\nTo: c\n\n"),
    "an envelope line": (b"From a@b Mon\nTo: c\n\nja", b"From a@b Mon\nX-Klantcheck: pass; findings=0\nTo: c\n\nja"),
    "only a body": (b"\nhallo", b"X-Klantcheck: pass; findings=0\n\nhallo"),
    "another header": (
        b"X-Klantcheck-Override: ja\n\n",
        b"X-Klantcheck: pass; findings=0\nX-Klantcheck-Override: ja\n\n",
    ),
    "bytes that are no text": (b"To: c\n\n\xff\x00\r\n\n", b"X-Klantcheck: pass; findings=0\nTo: c\n\n\xff\x00\r\n\n"),
}


@pytest.mark.parametrize("name", STAMPED)
def test_a_stamp_changes_nothing_else(name: str) -> None:
    raw, expected = STAMPED[name]
    assert stamped(raw, Verdict("pass")) == expected


def test_the_answer_names_findings_and_rewrites() -> None:
    text = answer(Verdict("reject", (finding(), finding(rewrites=()))), Override())
    assert text.splitlines() == [
        "Deze mail is nog niet verstuurd: klantcheck zag 2 dingen die beter kunnen.",
        "1. ‘zo snel mogelijk’ zegt de klant niet wanneer. Schrijf bijvoorbeeld: “uiterlijk maandag”",
        "2. ‘zo snel mogelijk’ zegt de klant niet wanneer. Noem een dag.",
        "Toch zo versturen? Zet dan [klantcheck: je reden] in het onderwerp.",
    ]


def test_the_answer_does_not_offer_what_is_not_accepted() -> None:
    assert "Toch zo" not in answer(Verdict("hold", (finding(),)), Override(accept=False))


def test_a_long_answer_is_cut_to_what_smtp_allows() -> None:
    long = finding(message="Vóór “€ 5” – ‘één’ …\r\n250 OK " + "x" * 250)
    lines = smtp_answer(Verdict("reject", (long,) * 30), Override())
    assert all(line.isascii() and line.isprintable() and 0 < len(line) <= LINE_BYTES for line in lines)
    assert sum(map(len, lines)) <= REPLY_BYTES
    assert lines[1].startswith("1. Voor \"EUR 5\" - 'een' ... 250 OK xxx")
    assert lines[-2:] == ["En nog 29.", "Toch zo versturen? Zet dan [klantcheck: je reden] in het onderwerp."]


def test_a_header_with_many_rules_is_cut() -> None:
    verdict = Verdict("note", tuple(finding(f"vage-termijn.regel-{number}") for number in range(400)))
    assert len(header_value(verdict)) < 900
