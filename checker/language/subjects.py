"""The subject of a clause where it is a pronoun, from the words alone, in every order of words.

`U hoort`, `dat u hoort`, `binnenkort hoort u`; not `wij bellen u`, `de monteur belt u` or `je bestelling`.
"""

from itertools import pairwise

from checker.language.clauses import COORDINATORS, PRONOUNS, Clause
from checker.language.verb_words import imperatives, is_finite

CUSTOMER_PRONOUNS = frozenset({"u", "je", "jij", "jullie", "ge", "gij"})
SENDER_PRONOUNS = frozenset({"ik", "wij", "we"})
_OPENERS = frozenset(
    """dan daarna daarom hier nu straks morgen vandaag helaas hopelijk eerst vervolgens ook verder misschien wellicht
    waarschijnlijk natuurlijk uiteraard inmiddels ondertussen intussen zo toch dus via met bij op in over na
    voor vanaf tot tijdens door per volgens zoals naast behalve daar hierna daarnaast daarbij gelukkig komende
    volgende binnenkort spoedig weldra eerdaags eerstdaags snel gauw te""".split()
)
_AFTER_PRONOUN = frozenset(
    """zo het de een er nu nog ook al graag dit dat deze die uw onze ons op in met naar van voor bij aan uit over tot
    niet geen weer snel hier daar dan zelf alsnog eerst toch wel even misschien straks mij me om te zich meer
    alle veel iets binnenkort spoedig weldra eerdaags eerstdaags gauw vlug zsm asap tijdig later""".split()
)
_OF = frozenset({"van", "voor", "op", "bij", "uit", "over"})
_ONLY_VERBS = frozenset("mag kan zal wil was had zou kon".split())
_SECOND_PERSON = frozenset("wilt kunt kun zult bent hebt krijgt ontvangt verneemt hoort".split())
_PLURAL_AUXILIARIES = frozenset("zijn worden hebben kunnen zullen moeten mogen willen gaan".split())


def subject_of(clause: Clause) -> str | None:
    """Return the pronoun that is the subject of a clause, in lower case; None when there is none to see."""
    body = clause.body
    if len(body) < 2:
        return None
    if clause.lead == "om":
        return subject_of(clause.before) if clause.before else None
    if body[0] == "nu" and body[1] in PRONOUNS:
        return body[1]
    if clause.is_subordinate:
        return body[0] if body[0] in PRONOUNS and _stands_alone(body) else None
    if body[0] in PRONOUNS and is_finite(body[1]) and not _is_possessive(body):
        return body[0]
    if is_finite(body[0]):
        shared = subject_of(clause.before) if clause.lead in COORDINATORS and clause.before else None
        goes_on = shared in SENDER_PRONOUNS and body[0] not in _SECOND_PERSON
        if goes_on or body[1] not in PRONOUNS or not _agrees(body[0], body[1]):
            return shared
        return "ik" if _drops_subject(clause) else body[1]
    return _inverted(body)


def _inverted(body: tuple[str, ...]) -> str | None:
    """Return the pronoun right after the finite verb of a clause that opens with something else."""
    for verb, pronoun in pairwise(body[1:]):
        if pronoun not in PRONOUNS or not is_finite(verb) or not _agrees(verb, pronoun):
            continue
        if pronoun != "u" or verb in _SECOND_PERSON or body[0] in _OPENERS:
            return pronoun
    return None


def _drops_subject(clause: Clause) -> bool:
    """Tell whether a chatty sender left out `ik`: `Bel je morgen terug!`, not `Bel je morgen?` or `Ga je weg, …`."""
    body = clause.body
    if body[1] != "je" or body[0] in {"kun", "wil"} or clause.before or set(body[2:3]) & {"me", "mij", "ons"}:
        return False
    return not clause.ends_in.startswith(("?", ","))


def _stands_alone(body: tuple[str, ...]) -> bool:
    """Tell a pronoun from a possessive in a subordinate clause: `dat je nu`, not `dat je bestelling`."""
    if body[0] not in {"je", "jullie"}:
        return True
    return body[1] in _AFTER_PRONOUN or is_finite(body[1]) or not body[1].isalpha()


def _is_possessive(body: tuple[str, ...]) -> bool:
    """Tell whether what looks like a verb after `je` is a noun: `je bericht wordt`, `je borg van € 300 staat`."""
    if body[0] not in {"je", "jullie"} or len(body) < 3:
        return False
    if body[0] == "je" and body[2] in _OF and not body[1].endswith(("t", "n")) and body[1] not in _ONLY_VERBS:
        return any(is_finite(word) for word in body[3:])
    if not is_finite(body[2]):
        return False
    is_infinitive = body[2].endswith("n")
    return not is_infinitive or (body[2] in _PLURAL_AUXILIARIES and body[1] not in _PLURAL_AUXILIARIES)


def _agrees(verb: str, pronoun: str) -> bool:
    """Tell whether a verb right before a pronoun can be its own: `hoort u`, `ga je`, `bellen wij`, not `bellen u`."""
    if pronoun in {"wij", "we", "jullie"}:
        return True
    if verb.endswith("n") and verb not in {"ben", "kun", "kan"}:
        return False
    is_stem = verb in imperatives() or verb in {"heb", "kun", "kan", "zal", "wil", "mag", "ben"}
    if pronoun in {"ik", "je", "jij"}:
        return is_stem
    return verb.endswith("t") or not is_stem or verb in {"kan", "zal", "wil", "mag", "is"}
