"""What the sender reads when a mail is held or rejected: the findings, and words that can be sent instead."""

import re
import unicodedata

from checker.hook.judge import Verdict
from checker.hook.policy import Override
from checker.report.model import Finding

MOST_FINDINGS = 8
LINE_BYTES = 400
"""How long a line of an SMTP reply may be; the protocol allows 512 bytes with the code and the line end."""
REPLY_BYTES = 800
"""How long a whole reply may be: kilter sends at most 1,024 bytes, with the codes and the ends of lines."""
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "€": "EUR ", "…": "...", "×": "x"})
_OPENING = {
    "hold": "Deze mail wacht nog even: klantcheck zag {count}.",
    "reject": "Deze mail is nog niet verstuurd: klantcheck zag {count}.",
    "note": "Deze mail gaat gewoon door. klantcheck zag wel {count}.",
    "pass": "Deze mail gaat gewoon door.",
}
_FAILED = {
    "hold": "klantcheck kon deze mail nog niet controleren. Hij wordt vanzelf opnieuw aangeboden.",
    "reject": "klantcheck kon deze mail nu niet controleren. Verstuur hem straks nog een keer.",
    "note": "klantcheck kon deze mail niet controleren. Hij gaat gewoon door.",
}


def answer(verdict: Verdict, override: Override, most: int = MOST_FINDINGS) -> str:
    """Return the answer in Dutch, a line for each finding; of more than `most`, the rest is only counted."""
    if verdict.failed:
        return _FAILED[verdict.action]
    counted = len(verdict.findings)
    count = "1 ding dat beter kan" if counted == 1 else f"{counted} dingen die beter kunnen"
    lines = [_OPENING[verdict.action].format(count=count)]
    lines += [f"{number}. {_line(finding)}" for number, finding in enumerate(verdict.findings[:most], 1)]
    if counted > most:
        lines.append(f"En nog {counted - most}.")
    if verdict.action in ("hold", "reject") and override.accept:
        lines.append(f"Toch zo versturen? Zet dan [{override.subject} je reden] in het onderwerp.")
    return "\n".join(lines)


def smtp_answer(verdict: Verdict, override: Override) -> list[str]:
    """Return the answer as lines that SMTP can carry: plain ASCII, none too long, and not too much in all."""
    lines: list[str] = []
    for most in range(MOST_FINDINGS, -1, -1):
        lines = [_ascii(line)[:LINE_BYTES] for line in answer(verdict, override, most).splitlines()]
        if sum(map(len, lines)) <= REPLY_BYTES:
            break
    return lines


def _line(finding: Finding) -> str:
    rewrite = next((rewrite.text for rewrite in finding.rewrites if rewrite.text.strip()), None)
    advice = f"Schrijf bijvoorbeeld: “{_short(rewrite)}”" if rewrite else finding.advice
    return " ".join(f"{finding.message} {advice}".split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 160 else f"{text[:157].rstrip()}…"


def _ascii(line: str) -> str:
    spelled = " ".join(unicodedata.normalize("NFKD", line.translate(_PLAIN)).split())
    return re.sub(r"[^\x20-\x7e]", "", spelled)
