"""Who acts in a clause, from its words alone: the customer who does something, or the sender who promises it.

`U gaat binnenkort verhuizen`, `Stuur ons`, `Wij vragen u om … te` and `Graag hoor ik van u`: the customer acts.
`U hoort binnenkort van ons`, `Wij bellen u` and `Het pakket gaat op de post`: the customer receives, or somebody else acts.
"""

import re

from checker.language.clauses import COORDINATORS, PRONOUNS, Clause, is_finite, is_participle
from checker.language.verbs import load_verbs

CUSTOMER_PRONOUNS = frozenset({"u", "je", "jij", "jullie", "ge", "gij"})
SENDER_PRONOUNS = frozenset({"ik", "wij", "we"})
_OPENERS = frozenset(
    """dan daarna daarom hier nu straks morgen vandaag helaas hopelijk eerst vervolgens ook verder misschien wellicht
    waarschijnlijk natuurlijk uiteraard inmiddels ondertussen intussen zo toch dus via met bij op in over na voor vanaf tot
    tijdens door per volgens zoals naast behalve daar hierna daarnaast daarbij gelukkig komende volgende binnenkort spoedig
    weldra eerdaags eerstdaags snel gauw te""".split()
)
_AFTER_PRONOUN = frozenset(
    """zo het de een er nu nog ook al graag dit dat deze die uw onze ons op in met naar van voor bij aan uit over tot niet geen
    weer snel hier daar dan zelf alsnog eerst toch wel even misschien straks mij me om te zich meer alle veel iets binnenkort
    spoedig weldra eerdaags eerstdaags gauw vlug zsm asap tijdig later""".split()
)
_WISHES = frozenset("wil wilt willen wilde wilden wens wenst wensen hoop hoopt hopen hoopte zoekt zoeken overweegt".split())
_SECOND_PERSON = frozenset("wilt kunt kun zult bent hebt krijgt ontvangt verneemt hoort".split())
_PLURAL_AUXILIARIES = frozenset("zijn worden hebben kunnen zullen moeten mogen willen gaan".split())
_NEVER_COMMANDS = frozenset("mag kan zal wil moet heb ben is was had kun zul dien hoef word".split())
_CAN = frozenset({"kunt", "kan", "kun", "kunnen", "mag", "mogen"})
_RECEIVING = (
    "ontvangen", "krijgen", "horen", "vernemen", "lezen", "vinden", "zien", "tegemoetzien", "terugkrijgen", "terugzien",
    "terugvinden", "weten", "merken", "bemerken",
)  # fmt: skip
_PASSIVE = frozenset({"wordt", "worden", "word", "werd", "werden"})
_HAVE = frozenset({"heeft", "hebt", "heb", "hebben"})
_HAVING = frozenset(
    "huis terug binnen antwoord bericht uitsluitsel duidelijkheid zekerheid reactie geld uitslag resultaat weer stroom".split()
)
_BE = frozenset({"bent", "ben", "zijn"})
_BEING = frozenset("beurt online verbonden bereikbaar verzekerd aangesloten af verlost geholpen".split())
_ASKED = re.compile(
    r"\b(?:verzoeke?n?|vraag|vragen|adviseer|adviseren|raad|raden|herinner|herinneren|nodigen?)\s+(?:(?:wij|we|ik)\s+)?(?:u|je|jullie)\b"
    r"|\b(?:mag|mogen|wil|willen|moet|moeten|zou|zouden)\s+(?:\w+\s+){1,3}(?:verzoeken|vragen|adviseren|aanraden)\b|\bgelieve\b"
    r"|\b(?:is|lijkt|blijft)\s+(?:\w+\s+)*?(?:belangrijk|verstandig|raadzaam|handig|noodzakelijk|nodig|wenselijk|beter|zaak)\b"
    r"|\b(?:is|lijkt)\s+(?:\w+\s+)?(?:aan te raden|aan te bevelen|van belang)\b"
)
_PLEASE = re.compile(r"(?:^|\s)(?:a\.?u\.?b\.?|s\.?v\.?p\.?|graag|gaarne|alstublieft|alsjeblieft)(?:\s|$)")
_OBLIGED = frozenset({"moet", "moeten", "dient", "dienen"})
_DONE_BY_CUSTOMER = frozenset(
    """betaald voldaan overgemaakt ingeleverd teruggestuurd geretourneerd ondertekend opgestuurd ingevuld betalen voldoen
    inleveren terugsturen retourneren ondertekenen opsturen invullen""".split()
)
_GETS = frozenset("hoor horen verneem vernemen ontvang ontvangen zie zien krijg krijgen lees".split())
_FROM_CUSTOMER = re.compile(
    r"\bgraag\b|\bvan (?:u|jou|je|jullie)\b|\b(?:uw|je|jouw|jullie)\s+(?:\w+\s+)?(?:reactie|antwoord|bericht|akkoord|gegevens|stukken)\b"
)
_YOURS = frozenset({"uw", "je", "jouw", "jullie"})
_PEOPLE = frozenset(
    """zoon dochter man vrouw partner moeder vader kind kinderen ouders broer zus oma opa gezin familie vriend vriendin collega
    werkgever buren buurman buurvrouw bedrijf zaak hond kat""".split()
)
_ASKING = frozenset("wanneer wat waar welke welk wie hoe hoelang".split())
_IF = frozenset({"als", "indien", "tenzij", "mits"})


def customer_acts(clause: Clause, *, can: bool = False) -> bool:
    """Tell whether the customer is the one who does something; with `can`, also where the customer may or can do it."""
    words = clause.words
    subject = subject_of(clause)
    if _asked(clause) or _sender_gets(words, subject):
        return True
    if subject in SENDER_PRONOUNS and not clause.words[0] == "zullen":
        return False
    if clause.lead in _IF or _asks_about_customer(clause):
        return True
    if subject in CUSTOMER_PRONOUNS or _is_theirs(clause.body):
        return not _receives(clause, can=can)
    if _OBLIGED & set(words) and _DONE_BY_CUSTOMER & set(words):
        return True
    return _commands(clause)


def subject_of(clause: Clause) -> str | None:
    """Return the pronoun that is the subject of a clause, in lower case; None when it is no pronoun or does not show."""
    body = clause.body
    if len(body) < 2:
        return None
    if clause.lead == "om":
        return subject_of(clause.before) if clause.before else None
    if clause.is_subordinate:
        return body[0] if body[0] in PRONOUNS and _stands_alone(body) else None
    if body[0] in PRONOUNS and is_finite(body[1]) and not _is_possessive(body):
        return body[0]
    if is_finite(body[0]):
        shared = subject_of(clause.before) if clause.lead in COORDINATORS and clause.before else None
        if body[1] not in PRONOUNS or not _agrees(body[0], body[1]) or (shared in SENDER_PRONOUNS and body[0] not in _SECOND_PERSON):
            return shared
        return "ik" if _drops_subject(clause) else body[1]
    return _inverted(body)


def _inverted(body: tuple[str, ...]) -> str | None:
    """Return the pronoun right after the finite verb of a clause that opens with something else."""
    for verb, pronoun in zip(body[1:], body[2:], strict=False):
        if pronoun not in PRONOUNS or not is_finite(verb) or not _agrees(verb, pronoun):
            continue
        if pronoun != "u" or verb in _SECOND_PERSON or body[0] in _OPENERS:
            return pronoun
    return None


def _drops_subject(clause: Clause) -> bool:
    """Tell whether a chatty sender left out `ik`: `Bel je morgen terug!`, but `Bel je morgen?` and `Ga je weg, dan …`."""
    body = clause.body
    return body[1] == "je" and body[0] not in {"kun", "wil"} and clause.before is None and not clause.ends_in.startswith(("?", ","))


def _stands_alone(body: tuple[str, ...]) -> bool:
    """Tell a pronoun from a possessive in a subordinate clause: `dat je nu`, not `dat je bestelling`."""
    if body[0] not in {"je", "jullie"}:
        return True
    return body[1] in _AFTER_PRONOUN or is_finite(body[1]) or not body[1].isalpha()


def _is_possessive(body: tuple[str, ...]) -> bool:
    """Tell whether what looks like a verb after `je` is a noun: `je bericht wordt`, `jullie vragen worden`."""
    if body[0] not in {"je", "jullie"} or len(body) < 3 or not is_finite(body[2]):
        return False
    is_infinitive = body[2].endswith("n")
    return not is_infinitive or (body[2] in _PLURAL_AUXILIARIES and body[1] not in _PLURAL_AUXILIARIES)


def _agrees(verb: str, pronoun: str) -> bool:
    """Tell whether a verb right before a pronoun can be its own: `hoort u`, `ga je`, `bellen wij`, not `bellen u`."""
    if pronoun in {"wij", "we", "jullie"}:
        return True
    if verb.endswith("n") and verb not in {"ben", "kun", "kan"}:
        return False
    is_stem = verb in load_verbs().stems or verb in {"heb", "kun", "kan", "zal", "wil", "mag", "ben"}
    if pronoun in {"ik", "je", "jij"}:
        return is_stem
    return verb.endswith("t") or not is_stem or verb in {"kan", "zal", "wil", "mag", "is"}


def _receives(clause: Clause, *, can: bool) -> bool:
    """Tell whether the customer who is the subject gets something, instead of doing something."""
    words = set(clause.words)
    asks = is_finite(clause.body[0]) and (clause.before is None or clause.ends_in.startswith("?"))
    if words & _WISHES or words & {"graag", "liefst"} or asks:
        return False
    if words & _CAN:
        return not can or bool(words & {"verwachten", "rekenen"} or words & _receiving_forms())
    return (
        bool(words & _receiving_forms())
        or (bool(words & _PASSIVE) and any(is_participle(word) for word in words))
        or bool(words & _HAVE and words & _HAVING)
        or bool(words & _BE and words & _BEING)
    )


def _receiving_forms() -> frozenset[str]:
    verbs = load_verbs()
    return frozenset().union(*(verbs.forms(lemma) for lemma in _RECEIVING))


def _asked(clause: Clause) -> bool:
    """Tell whether the sender asks or advises the customer to do it."""
    text = " ".join(clause.words)
    before = " ".join(clause.before.words) if clause.before and clause.lead == "om" else ""
    if _ASKED.search(text) or _ASKED.search(before):
        return True
    own = SENDER_PRONOUNS & set(clause.words)
    return bool(_PLEASE.search(text)) and not own and not (len(clause.body) > 1 and is_finite(clause.body[1]))


def _sender_gets(words: tuple[str, ...], subject: str | None) -> bool:
    """Tell whether the sender waits for the customer: `graag hoor ik van u`, not `graag laten wij u horen`."""
    gets = bool(_GETS & set(words)) and not {"laten", "laat"} & set(words)
    return gets and subject in SENDER_PRONOUNS and bool(_FROM_CUSTOMER.search(" ".join(words)))


def _asks_about_customer(clause: Clause) -> bool:
    """Tell whether a clause asks what suits the customer: `loopt uw paspoort … af?`, `wanneer schikt het …?`."""
    body = clause.body
    if not clause.ends_in.startswith("?") or len(body) < 2:
        return False
    return clause.words[0] in _ASKING or body[0] == "zullen" or (is_finite(body[0]) and body[1] in _YOURS)


def _is_theirs(body: tuple[str, ...]) -> bool:
    """Tell whether the subject is somebody close to the customer: `uw dochter gaat`."""
    return len(body) > 2 and body[0] in _YOURS and body[1] in _PEOPLE


def _commands(clause: Clause) -> bool:
    """Tell whether a clause is a command: it opens with the stem of a verb and has no subject."""
    body = clause.body
    if len(body) < 2 or body[0] not in load_verbs().stems - _NEVER_COMMANDS or not is_finite(body[0]):
        return False
    if clause.lead in COORDINATORS and clause.before:
        return _commands(clause.before)
    return not clause.lead and body[1] not in PRONOUNS - {"het", "ze"}
