"""Whether somebody else is the subject: a noun phrase that opens the clause right up to the verb."""

from typing import Any

from checker.findings.model import Hit, Reading
from checker.language.clauses import clause_of
from checker.language.verb_words import is_finite

_DETERMINERS = frozenset("de het een mijn onze ons uw je jouw jullie zijn haar hun deze die dit".split())
_LONGEST = 4
"""How many words may stand before the verb: `De monteur van dienst belt u`."""


def noun_acts(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a noun phrase in front says who acts: `De gids mailt u …`, not `Daarvoor mailt u …`."""
    clause = clause_of(hit.sentence, hit.span)
    before = [token.lower_ for token in clause.tokens if token.i < hit.span.start and not token.is_space]
    return 1 < len(before) <= _LONGEST and before[0] in _DETERMINERS and not any(map(is_finite, before[1:]))
