"""What a refusal is beside the words of it: a condition, a rule that is the reason, or two clauses read as one."""

import re
from functools import lru_cache
from typing import Any

from checker.findings.model import Hit, Reading
from checker.language.clauses import PRONOUNS, clause_of, clauses
from checker.language.verb_words import is_finite
from checker.language.verbs import load_verbs

_IF = frozenset("als indien wanneer mocht mochten zodra tenzij zolang hoewel ofschoon of mits".split())
_REASON = (
    r"\b(?:volgens|conform|cf\.?|vanwege|wegens|krachtens|ingevolge|overeenkomstig|op grond van|op basis van|binnen|"
    r"tegen|in strijd met|gelet op|gezien|niet onder|in)\b.*?[\w-]*"
)
_NAMES = (
    r"(?:beleid|regels?|regelgeving|reglement(?:en)?|procedures?|protocol(?:len)?|richtlijn(?:en)?|voorschrift(?:en)?|"
    r"voorwaarden|contract|overeenkomst|polis|bestek|artikel|art\.|avg|wet|wetgeving)\b"
)
_RULE = re.compile(_REASON + _NAMES)


def is_conditional(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a hit stands in a condition: `als dat niet kan`, `lukt het niet, dan …`, `of het niet gaat`."""
    clause = clause_of(hit.sentence, hit.span)
    if clause.lead in _IF or clause.words[0] in _IF:
        return True
    following = next((other for other in clauses(hit.sentence, hit.span) if other.before is clause), None)
    return (
        following is not None and clause.before is None and _opens_with_verb(clause.words) and _is_main(following.words)
    )


def rule_in_clause(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a rule or contract in the same clause is the reason: `volgens ons beleid geven wij geen korting`."""
    return bool(_RULE.search(" ".join(clause_of(hit.sentence, hit.span).words)))


def in_one_clause(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a hit lies within one clause: not `ik weet dat ruilen niet kan`."""
    first, last = hit.span[0], hit.span[-1]
    return any(first in clause and last in clause for clause in clauses(hit.sentence))


def retold(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a hit begins in what the customer asked or wrote."""
    return any(span.start <= hit.span.start < span.end for span in reading.spans("asked"))


def _opens_with_verb(words: tuple[str, ...]) -> bool:
    if len(words) < 2 or not is_finite(words[0]):
        return False
    return words[0] not in _infinitives() or words[1] in PRONOUNS


def _is_main(words: tuple[str, ...]) -> bool:
    return words[0] == "dan" or (is_finite(words[0]) and words[0] not in {"bedankt", "sorry"})


@lru_cache(maxsize=1)
def _infinitives() -> frozenset[str]:
    return load_verbs().infinitives
