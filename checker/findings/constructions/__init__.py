"""The named constructions that rule files can refer to."""

from checker.findings.constructions.bare_command import BARE_COMMAND
from checker.findings.constructions.base import Construction
from checker.findings.constructions.competitor import COMPETITOR
from checker.findings.constructions.competitor_comparison import COMPETITOR_COMPARISON
from checker.findings.constructions.competitor_contrast import COMPETITOR_CONTRAST
from checker.findings.constructions.directive import DIRECTIVE
from checker.findings.constructions.imperative import IMPERATIVE
from checker.findings.constructions.rule_as_reason import RULE_AS_REASON

CONSTRUCTIONS: dict[str, Construction] = {
    "bare-command": BARE_COMMAND,
    "competitor": COMPETITOR,
    "competitor-comparison": COMPETITOR_COMPARISON,
    "competitor-contrast": COMPETITOR_CONTRAST,
    "directive": DIRECTIVE,
    "imperative": IMPERATIVE,
    "rule-as-reason": RULE_AS_REASON,
}
