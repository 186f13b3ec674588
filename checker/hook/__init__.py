"""The door for mail systems: a verdict on a message just before it is sent.

`Hook(check, policy).judge(message, envelope)` never raises and never changes the message.
"""

from checker.hook.answer import answer
from checker.hook.envelope import Envelope, read_envelope, read_headers_of
from checker.hook.guard import Guard, check_message
from checker.hook.judge import Hook, Verdict
from checker.hook.policy import Policy, read_policy
from checker.hook.stamp import header_value
from checker.hook.workers import threads

__all__ = [
    "Envelope",
    "Guard",
    "Hook",
    "Policy",
    "Verdict",
    "answer",
    "check_message",
    "header_value",
    "read_envelope",
    "read_headers_of",
    "read_policy",
    "threads",
]
