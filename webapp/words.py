"""The page's own words that depend on a report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from checker.language.readability import Readability
from checker.report.model import Finding
from webapp.marks import WORST_FIRST

SEVERITIES = {"error": "Kost vertrouwen", "warning": "Let op", "suggestion": "Tip"}

EXAMPLE = """\
Beste mevrouw De Vries,

Bedankt voor uw bericht over de factuur van oktober. Vervelend dat het bedrag niet klopt.

U moet eerst het formulier invullen. Zonder formulier terugbetalen is tegen onze regels. \
Daarna hoort u zo snel mogelijk van ons. Over de nieuwe tarieven informeren wij u tijdig.

Met vriendelijke groet,

Sanne Bakker
"""

EASES = ((60, "Leest makkelijk"), (45, "Leest redelijk"), (-1000, "Leest moeilijk"))
"""From which Flesch-Douma a text reads how."""
ENOUGH = 15
"""From how many words the figures mean something."""


@dataclass(frozen=True)
class Figures:
    """How easily a draft reads, in words."""

    ease: str
    """`Leest makkelijk`."""
    flesch: str
    """`Flesch-Douma 68`."""
    length: str
    """`9 woorden per zin`."""


def heading(findings: Sequence[Finding]) -> str:
    """Say how many findings there are: `3 punten gevonden`."""
    if not findings:
        return "Niets gevonden"
    return "1 punt gevonden" if len(findings) == 1 else f"{len(findings)} punten gevonden"


def tally(findings: Sequence[Finding]) -> str:
    """Say how many there are of each severity: `2 × kost vertrouwen, 1 × tip`."""
    counts: Counter[str] = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} × {SEVERITIES[severity].lower()}" for severity in WORST_FIRST if counts[severity]
    )


def figures(found: Readability) -> Figures | None:
    """Say how easily a draft reads; None when it has too few words to tell."""
    if found.flesch_douma is None or found.words < ENOUGH:
        return None
    score = _whole(found.flesch_douma)
    ease = next(words for least, words in EASES if score >= least)
    length = _whole(found.words_per_sentence)
    words = "1 woord per zin" if length == 1 else f"{length} woorden per zin"
    return Figures(ease, f"Flesch-Douma {min(max(score, 0), 100)}", words)


def _whole(figure: float) -> int:
    """Round as JavaScript does: a half goes up."""
    return floor(figure + 0.5)
