"""The header that tells what klantcheck thought of a message; nothing else of the message changes."""

import re
from collections.abc import Sequence
from itertools import accumulate

from checker.hook.judge import Verdict

HEADER = "X-Klantcheck"
WIDTH = 78
RULES_BYTES = 700
"""How long the list of rules may be: kilter sends at most 1,024 bytes."""
_OURS = re.compile(rb"^X-Klantcheck[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)", re.I | re.M)
_ENVELOPE_LINE = re.compile(rb"From [^\n]*\n")
_BLANK_LINE = re.compile(rb"^\r?\n", re.M)


def header_value(verdict: Verdict) -> str:
    """Return the header's value, folded at commas; it holds rule ids and fixed words only."""
    pieces: list[str] = [verdict.action]
    if verdict.unchecked:
        pieces.append(f"unchecked={verdict.unchecked}")
    else:
        pieces.append(f"findings={len(verdict.findings)}")
    if verdict.rules:
        pieces.append(f"rules={_listed(verdict.rules)}")
    if verdict.override is not None:
        pieces.append("override=yes")
    return _folded("; ".join(pieces))


def _listed(rules: Sequence[str]) -> str:
    """Return the rules as a list, cut to what fits."""
    lengths = accumulate(len(rule) + 1 for rule in rules)
    return ",".join(rule for rule, length in zip(rules, lengths, strict=True) if length <= RULES_BYTES)


def stamped(raw: bytes, verdict: Verdict) -> bytes:
    """Return a message with our header on top, and without one of that name that came with it."""
    blank = _BLANK_LINE.search(raw)
    body = blank.start() if blank else len(raw)
    head = _OURS.sub(b"", raw[:body])
    start = envelope.end() if (envelope := _ENVELOPE_LINE.match(head)) else 0
    line_end = b"\r\n" if b"\r\n" in raw[:body] else b"\n"
    line = f"{HEADER}: {header_value(verdict)}".encode("ascii").replace(b"\n", line_end) + line_end
    return head[:start] + line + head[start:] + raw[body:]


def _folded(value: str) -> str:
    """Break a long value into lines that begin with a space."""
    lines = [""]
    for piece in re.findall(r"[^,;]+[,;]? ?", value):
        if lines[-1] and len(lines[-1]) + len(piece) > WIDTH - len(HEADER) - 2:
            lines.append("")
        lines[-1] += piece
    return "\n ".join(line.strip() for line in lines)
