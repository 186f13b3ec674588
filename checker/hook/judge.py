"""From a message and a policy to a verdict."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.hook.envelope import Envelope, override_reason, read_envelope, read_headers_of
from checker.hook.guard import FAILURES, Reason, Unchecked
from checker.hook.policy import ACTIONS, Action, Policy

if TYPE_CHECKING:
    from checker.report.model import Finding, Report

logger = logging.getLogger("klantcheck.hook")


@dataclass(frozen=True)
class Verdict:
    """What has to happen with a message."""

    action: Action
    """What happens."""
    findings: tuple["Finding", ...] = ()
    """The findings that count for the policy, in order."""
    unchecked: Reason | None = None
    """Why the message was not checked; None when it was."""
    override: str | None = None
    """Why the sender wants it sent all the same, when that changed what happens."""
    report: "Report | None" = None
    """All that was found."""

    @property
    def failed(self) -> bool:
        """Whether the checker itself failed."""
        return self.unchecked in FAILURES

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that count, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in self.findings))

    @property
    def temporary(self) -> bool:
        """Whether the mail system should offer the message again: the checker failed, and that is the policy."""
        return self.failed and self.action == "hold"


def decide(report: "Report", policy: Policy, sender: str, override: str | None) -> Verdict:
    """Return what has to happen with a message, given what was found in it."""
    wanted = [(finding, policy.action(finding.rule, finding.severity)) for finding in report.findings]
    action: Action = max((action for _, action in wanted), key=ACTIONS.index, default="pass")
    counting = tuple(finding for finding, wants in wanted if wants != "pass")
    if action in ("hold", "reject") and policy.on_trial(sender):
        action, override = "note", None
    elif action in ("hold", "reject") and override is not None:
        action = "note"
    else:
        override = None
    return Verdict(action, counting, override=override, report=report)


class Hook:
    """Judges messages by a policy."""

    def __init__(self, check: "Callable[[bytes], Report | Unchecked]", policy: Policy) -> None:
        self.policy = policy
        self._check = check

    def judge(self, raw: bytes, envelope: Envelope | None = None) -> Verdict:
        """Return the verdict on a message; never raises. Without an envelope its headers say who sends it to whom."""
        try:
            verdict = self._judge(raw, envelope)
        except Exception as error:
            # The mail has to go on. What broke is named without its message, which may quote the mail.
            logger.exception("%s", type(error).__name__, exc_info=False)
            verdict = self._unchecked("crash")
        _log(verdict)
        return verdict

    def _judge(self, raw: bytes, envelope: Envelope | None) -> Verdict:
        headers = read_headers_of(raw)
        envelope = envelope or read_envelope(headers)
        if not self.policy.checks_sender(envelope.sender):
            return self._unchecked("sender")
        if self.policy.is_internal(envelope.recipients):
            return self._unchecked("internal")
        if len(raw) > self.policy.max_bytes:
            return self._unchecked("too-large")
        outcome = self._check(raw)
        if isinstance(outcome, Unchecked):
            return self._unchecked(outcome.reason)
        return decide(outcome, self.policy, envelope.sender, override_reason(headers, self.policy.override))

    def _unchecked(self, reason: Reason) -> Verdict:
        """Return the verdict on a message that was not checked: it passes, unless the policy fears a failure more."""
        on_failure: dict[str, Action] = {"pass": "note", "tempfail": "hold", "reject": "reject"}
        return Verdict(on_failure[self.policy.on_failure] if reason in FAILURES else "pass", unchecked=reason)


def _log(verdict: Verdict) -> None:
    """Log what happens with a message: rule ids and a sender's reason, never a word or address of the mail."""
    details: dict[str, Any] = {
        "unchecked": verdict.unchecked,
        "rules": ",".join(verdict.rules),
        "override": verdict.override,
    }
    told = "".join(f" {name}={value}" for name, value in details.items() if value)
    logger.info("%s%s", verdict.action, told)
