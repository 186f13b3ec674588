"""Construction `agentless-passive`: a passive that hides who acts, such as `uw klacht wordt behandeld`.

It knows who acts: it is silent with a `door` that names somebody, with a concrete moment, in a condition or an
obligation, and where somebody on the customer's side is the one who acts (`bij uw huisarts`). `door` with a cause
(`door een fout`) names nobody. With `agent: own` it finds the passives that name the sender (`door ons`) instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.clauses import Clause, clauses
from checker.language.verbs import load_verbs
from checker.language.words import Words

PRESENT = frozenset({"wordt", "worden", "word", "werd", "werden"})
PERFECT = frozenset({"is", "zijn", "was", "waren"})
FUTURE = frozenset({"zal", "zullen"})
_FINITE = PRESENT | PERFECT | FUTURE
_OWN = frozenset({("door", "ons"), ("door", "mij")})
_PLAIN = frozenset(
    """de het een 't dit deze die dat nu nog al ook helaas gisteren vandaag later vervolgens inmiddels in op aan bij
    naar van voor met over uit tot via per te om of en maar dus want hier daar er zo weer na tijdens binnen richting mee
    uw je jouw jullie een geen onze ons wie wat hoe waarom wanneer u""".split()
)
_ACTIVE = frozenset(
    "heb hebt heeft hebben had hadden moet moeten dient dienen hoeft hoeven kan kunnen mag mogen".split()
)
_CONDITIONS = frozenset(
    """als indien wanneer zodra tenzij mits voordat alvorens nadat totdat tot zolang of hoe waarom toen om""".split()
)
_RELATIVES = frozenset("die welke wie wat waar waarin waarmee waarop waarvoor waaraan waarover".split())
_CAUSES = (
    "fout", "fouten", "foutje", "storing", "storingen", "vergissing", "misverstand", "probleem", "problemen", "drukte",
    "omstandigheden", "vertraging", "omissie", "haast", "update", "migratie", "wisseling", "miscommunicatie", "gebrek",
)  # fmt: skip
_YOURS = frozenset({"uw", "je", "jouw", "jullie"})
_AT = frozenset({"bij", "in", "op", "van", "binnen", "namens"})


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(_participles(_words(parameters, "verbs", lists)))


def _words(parameters: Parameters, name: str, lists: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words of the lists that a parameter names."""
    return tuple(word for one in parameters.get(name, ()) for word in lists[one].entries)


@lru_cache(maxsize=32)
def _participles(infinitives: tuple[str, ...]) -> Mapping[str, str]:
    """Return the participle of each verb with its infinitive; raises KeyError for a verb outside the lexicon."""
    verbs, found = load_verbs(), {}
    for infinitive in infinitives:
        known = verbs.verb(infinitive)
        particle, base = ("", infinitive) if known else verbs.particle_of(infinitive) or ("", infinitive)
        verb = known or verbs.verb(base)
        if verb is None:
            raise KeyError(infinitive)
        found[particle + verb.participle] = infinitive
    return found


def _possible(words: Words, reading: Reading, parameters: Parameters) -> bool:
    return not words.lower_set.isdisjoint(_FINITE)


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    infinitives = _participles(_words(parameters, "verbs", reading.lists))
    for participle in (token for token in sentence if token.lower_ in infinitives):
        clause = next((clause for clause in clauses(sentence) if participle in clause), None)
        finite = _finite(clause, participle, parameters.get("tense", "any")) if clause else None
        if clause is None or finite is None or not _fits(clause, finite, participle, reading, parameters):
            continue
        if not parameters.get("despite-moment") and _has_moment(sentence, reading):
            continue
        details = {"finite": finite, "participle": participle, "clause": clause}
        yield Found(_underlined(clause, finite, participle), {**details, "infinitive": infinitives[participle.lower_]})


def _finite(clause: Clause, participle: Token, tense: str) -> Token | None:
    """Return the finite verb of a passive; None when the participle stands before a noun or the clause is active."""
    words = set(clause.words)
    if words & _ACTIVE or not _closes(clause, participle):
        return None
    forms = {"present": PRESENT | FUTURE, "perfect": PERFECT, "any": _FINITE}[tense]
    future = next((token for token in clause.tokens if token.lower_ in FUTURE), None)
    if future is not None:
        return future if "worden" in words and future.lower_ in forms else None
    return next((token for token in clause.tokens if token.lower_ in forms), None)


def _closes(clause: Clause, participle: Token) -> bool:
    """Tell whether a participle closes its verbs: nothing behind it that it could describe."""
    behind = [token.lower_ for token in clause.tokens if token.i > participle.i]
    return not behind or behind[0] in _PLAIN | _FINITE or not behind[0].isalpha()


def _fits(clause: Clause, finite: Token, participle: Token, reading: Reading, parameters: Parameters) -> bool:
    opens = clause.before is None and clause.words[:1] == (finite.lower_,)
    if opens or clause.lead in _CONDITIONS or _is_relative(clause, finite) or _theirs(clause, reading):
        return False
    if not _agent_fits(clause.words, own=parameters.get("agent") == "own"):
        return False
    beside = " ".join(token.lower_ for token in clause.tokens if token.i != participle.i)
    needed = _words(parameters, "with", reading.lists)
    return (not needed or _has_any(beside, needed)) and _is_about(clause, reading, parameters)


def _is_relative(clause: Clause, finite: Token) -> bool:
    """Tell whether a relative pronoun stands before the verb; `die wordt` opening a sentence is none."""
    before = [token.lower_ for token in clause.tokens if token.i < finite.i]
    return bool(_RELATIVES & set(before[1:])) or bool(before and before[0] in _RELATIVES and clause.before)


def _theirs(clause: Clause, reading: Reading) -> bool:
    """Tell whether somebody on the customer's side acts: `bij uw huisarts`."""
    parties = reading.lists["klantpartijen"].entries
    threes = zip(clause.words, clause.words[1:], clause.words[2:], strict=False)
    return any(at in _AT and your in _YOURS and who in parties for at, your, who in threes)


def _names_actor(words: Sequence[str]) -> bool:
    """Tell whether `door` names somebody: not `door een vervelende fout`, nor `door te …`."""
    for index, word in enumerate(words):
        if word in {"door", "namens"}:
            behind = words[index + 1 : index + 5]
            if not any(one.endswith(_CAUSES) for one in behind) and behind[:1] not in (("het",), ("te",)):
                return True
    return False


def _agent_fits(words: Sequence[str], *, own: bool) -> bool:
    """Tell whether nobody is named, or with `own` the sender: `door ons`, `door mij`."""
    return any(pair in _OWN for pair in pairwise(words)) if own else not _names_actor(words)


def _has_any(text: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in f" {text} " for phrase in phrases)


def _is_about(clause: Clause, reading: Reading, parameters: Parameters) -> bool:
    """Tell whether the clause is about one of the rule's nouns, or a compound of one, or opens with `er`."""
    nouns = _words(parameters, "about", reading.lists)
    if not nouns:
        return True
    body = clause.body
    opens = body[:1] and body[0] in parameters.get("opens", ())
    return bool(opens) or any(word.endswith(nouns) and _is_given(before) for before, word in pairwise(["", *body]))


def _is_given(before: str) -> bool:
    """Tell whether the word before a noun makes it this customer's: `uw`, `de`, `deze`, or an adjective."""
    return before not in {"geen", "elke", "iedere", "alle", "zulke", "sommige"}


def _has_moment(sentence: Span, reading: Reading) -> bool:
    moments = (*reading.spans("moment"), *reading.spans("past-moment"))
    return any(sentence.start <= moment.start < sentence.end for moment in moments)


def _underlined(clause: Clause, finite: Token, participle: Token) -> Span:
    start, end = sorted((finite.i, participle.i))
    inside = [token for token in clause.tokens if token.i >= start]
    if token_after := next((token for token in inside if token.i == end + 1 and token.lower_ == "worden"), None):
        end = token_after.i
    before = next((token for token in clause.tokens if token.i == start - 1), None)
    opens = before is not None and before.lower_ in {"er", "hier", "daar"}
    return finite.doc[start - opens : end + 1]


AGENTLESS_PASSIVE = Construction(
    find=_find,
    anchors=_anchors,
    parameters=frozenset({"verbs", "tense", "about", "opens", "with", "despite-moment", "agent"}),
    possible=_possible,
    needs_parse=False,
)
