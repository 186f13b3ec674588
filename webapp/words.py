"""The page's own words that depend on a report."""

from collections import Counter
from collections.abc import Sequence

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
