"""Who acts in a clause, from its words alone: the customer who does something, or the sender who promises it.

`U gaat binnenkort verhuizen`, `Stuur ons`, `Wij vragen u om … te` and `Graag hoor ik van u`: the customer acts.
`U hoort binnenkort van ons`, `Wij bellen u` and `Het pakket gaat op de post`: the customer receives, or another acts.
"""

import re
from functools import lru_cache

from checker.language.clauses import COORDINATORS, PRONOUNS, Clause
from checker.language.subjects import CUSTOMER_PRONOUNS, SENDER_PRONOUNS, subject_of
from checker.language.verb_words import imperatives, is_finite, is_participle
from checker.language.verbs import load_verbs

_WISHES = frozenset(
    "wil wilt willen wilde wilden wens wenst wensen hoop hoopt hopen hoopte zoekt zoeken overweegt".split()
)
_NEVER_COMMANDS = frozenset("mag kan zal wil moet heb ben is was had kun zul hoef word".split())
_CAN = frozenset({"kunt", "kan", "kun", "kunnen", "mag", "mogen"})
_RECEIVING = (
    "ontvangen", "krijgen", "horen", "vernemen", "lezen", "vinden", "zien", "tegemoetzien", "terugkrijgen", "terugzien",
    "terugvinden", "weten", "merken", "bemerken",
)  # fmt: skip
_PASSIVE = frozenset({"wordt", "worden", "word", "werd", "werden"})
_HAVE = frozenset({"heeft", "hebt", "heb", "hebben"})
_HAVING = frozenset(
    "huis terug binnen antwoord bericht uitsluitsel duidelijkheid zekerheid reactie geld uitslag weer stroom".split()
)
_BE = frozenset({"bent", "ben", "zijn"})
_BEING = frozenset("beurt online verbonden bereikbaar verzekerd aangesloten af verlost geholpen".split())
_ASKED = re.compile(
    r"\b(?:verzoeke?n?|vraag|vragen|adviseer|adviseren|raad|raden|herinner|herinneren|nodigen?)\s+(?:(?:wij|we|ik)\s+)?"
    r"(?:u|je|jullie)\b"
    r"|\b(?:mag|mogen|wil|willen|moet|moeten|zou|zouden)\s+(?:\w+\s+){1,3}(?:verzoeken|vragen|adviseren|aanraden)\b"
    r"|\bgelieve\b"
    r"|\b(?:is|lijkt|blijft)\s+(?:\w+\s+)*?(?:belangrijk|verstandig|raadzaam|handig|noodzakelijk|nodig|wenselijk|beter|zaak)\b"
    r"|\b(?:is|lijkt)\s+(?:\w+\s+)?(?:aan te raden|aan te bevelen|van belang)\b"
)
_PLEASE = re.compile(r"(?:^|\s)(?:a\.?u\.?b\.?|s\.?v\.?p\.?|graag|gaarne|alstublieft|alsjeblieft)(?:\s|$)")
_OBLIGED = frozenset({"moet", "moeten", "dient", "dienen"})
_DONE_BY_CUSTOMER = frozenset(
    """betaald voldaan overgemaakt ingeleverd teruggestuurd geretourneerd ondertekend opgestuurd ingevuld betalen
    voldoen inleveren terugsturen retourneren ondertekenen opsturen invullen""".split()
)
_GETS = frozenset("hoor horen verneem vernemen ontvang ontvangen zie zien krijg krijgen lees".split())
_FROM_CUSTOMER = re.compile(
    r"\bgraag\b|\bvan (?:u|jou|je|jullie)\b|"
    r"\b(?:uw|je|jouw|jullie)\s+(?:\w+\s+)?(?:reactie|antwoord|bericht|akkoord|gegevens|stukken)\b"
)
_YOURS = frozenset({"uw", "je", "jouw", "jullie"})
_PEOPLE = frozenset(
    """zoon dochter man vrouw partner moeder vader kind kinderen ouders broer zus oma opa gezin familie vriend vriendin
    collega werkgever buren buurman buurvrouw bedrijf zaak hond kat""".split()
)
_ASKING = frozenset("wanneer wat waar welke welk wie hoe hoelang".split())
_IF = frozenset({"als", "indien", "tenzij", "mits"})
_NO_CONDITION = re.compile(
    r"^als (?:het (?:goed is|goed gaat|meezit|meevalt|klopt)|"
    r"alles (?:\w+ ){0,3}(?:gaat|loopt|verloopt|meezit|klopt))(?: |$)"
)
"""What looks like a condition and only hedges: `als het goed is`, `als alles volgens plan loopt`."""


def customer_acts(clause: Clause, *, can: bool = False) -> bool:
    """Tell whether the customer is the one who does something; with `can`, also where the customer may or can do it."""
    clause = _unhedged(clause)
    words = frozenset(clause.words)
    subject = subject_of(clause)
    if _asked(clause) or _sender_gets(clause, subject):
        return True
    if subject in SENDER_PRONOUNS and (clause.words[0] != "zullen" or CUSTOMER_PRONOUNS & words):
        return False
    if clause.lead in _IF or clause.words[0] == "wie" or _asks_about_customer(clause):
        return True
    if subject in CUSTOMER_PRONOUNS or _is_theirs(clause.body):
        return not _receives(clause, can=can)
    return bool(_OBLIGED & words and _DONE_BY_CUSTOMER & words) or _commands(clause)


def _unhedged(clause: Clause) -> Clause:
    """Return a clause without a hedge that opens it: `als het goed is krijgt u`."""
    hedge = _NO_CONDITION.match(" ".join(clause.words))
    count = len(hedge[0].split()) if hedge else 0
    rest = clause.indexes[count:]
    return (
        Clause(clause.doc, rest, Clause(clause.doc, clause.indexes[:count], clause.before))
        if count and rest
        else clause
    )


def _receives(clause: Clause, *, can: bool) -> bool:
    """Tell whether the customer who is the subject gets something, instead of doing something."""
    words = set(clause.words)
    asks = is_finite(clause.body[0]) and (clause.before is None or clause.ends_in.startswith("?"))
    if words & _WISHES or words & {"graag", "liefst", "zou", "zouden"} or asks:
        return False
    if words & _CAN:
        return not can or bool(words & {"verwachten", "rekenen"} or words & _receiving_forms())
    return (
        bool(words & _receiving_forms())
        or (bool(words & _PASSIVE) and ("bericht" in words or any(is_participle(word) for word in words)))
        or bool(words & _HAVE and words & _HAVING)
        or bool(words & _BE and words & _BEING)
    )


@lru_cache(maxsize=1)
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


def _sender_gets(clause: Clause, subject: str | None) -> bool:
    """Tell whether the sender waits for the customer: `graag hoor ik van u`, not `graag laten wij u horen`."""
    gets = bool(_GETS & set(clause.words)) and not {"laten", "laat"} & set(clause.words)
    return gets and subject in SENDER_PRONOUNS and bool(_FROM_CUSTOMER.search(" ".join(clause.words)))


def _asks_about_customer(clause: Clause) -> bool:
    """Tell whether a clause asks what suits the customer: `loopt uw paspoort … af?`, `wanneer schikt het …?`."""
    body = clause.body
    if not clause.ends_in.startswith("?") or len(body) < 2:
        return False
    if not any(is_finite(word) for word in body):
        return True
    about = set(body) & (_YOURS | CUSTOMER_PRONOUNS) and not set(body) & (SENDER_PRONOUNS | {"ons", "onze"})
    return clause.words[0] in _ASKING or body[0] == "zullen" or (is_finite(body[0]) and bool(about))


def _is_theirs(body: tuple[str, ...]) -> bool:
    """Tell whether the subject is somebody close to the customer: `uw dochter gaat`."""
    return len(body) > 2 and body[0] in _YOURS and body[1] in _PEOPLE


def _commands(clause: Clause) -> bool:
    """Tell whether a clause is a command: it opens with the stem of a verb and has no subject."""
    body = clause.body
    if len(body) < 2 or body[0] not in imperatives() or body[0] in _NEVER_COMMANDS or not is_finite(body[0]):
        return False
    if body[0] == "ga" and body[-1] in load_verbs().infinitives:
        return False
    if clause.lead in COORDINATORS and clause.before:
        return _commands(clause.before)
    return not clause.lead and body[1] not in PRONOUNS - {"het", "ze"}
