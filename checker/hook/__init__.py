"""The door for mail systems: a verdict on a message just before it is sent.

`Hook(check, policy).judge(message, envelope)` never raises and never changes the message.
"""

from checker.hook.envelope import Envelope
from checker.hook.guard import Guard, check_message
from checker.hook.judge import Hook, Verdict
from checker.hook.policy import Policy, read_policy

__all__ = ["Envelope", "Guard", "Hook", "Policy", "Verdict", "check_message", "read_policy"]
