"""What a word of address does in its sentence, by words; the parse only tells `je thuis` from `je huis`."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from spacy.tokens import Span, Token

from checker.language.second_person import forms_of
from checker.language.verb_words import is_finite, is_participle
from checker.language.wordorder import SUBORDINATORS

Role = Enum("Role", "OWNS ASKS ACTS UNDERGOES")
"""`uw huis`, `heeft u` (verb before it), `u heeft` (verb behind it), and all the rest: `bij u`, `ik bel u`."""
COORDINATORS = frozenset({"en", "maar", "want", "of", "dus", "doch"})
ENDS = frozenset(',;:()–—.!?…"‘’“”')
_OPENERS = (
    SUBORDINATORS
    | COORDINATORS
    | frozenset(
        """dat die of als wat hoe waarom wanneer welke welk zodat zodra toen totdat tot voordat nadat omdat doordat
        terwijl hoewel indien mits tenzij sinds zolang alsof zoals dan aangezien nu waar hoeveel hetgeen ook""".split()
    )
)
_SENDERS = frozenset({"ik", "wij", "we"})
_THIRD = frozenset({"hij", "zij", "ze", "iemand", "niemand", "men", "wie", "er"})
PREPOSITIONS = frozenset(
    """aan bij binnen boven buiten dankzij door gedurende in langs met na naar naast om onder op over per rond sinds
    tegen tijdens tot tussen uit van vanaf vanuit via volgens voor zonder""".split()
)
ADVERBS = frozenset(
    """dan daar daarna daarom daarmee daarvoor daarbij daarover daarop daarvan daardoor hier hiermee hiervoor zo ook
    nu morgen vandaag gisteren vanavond straks graag misschien waar waarom wanneer hoe wat eerst zelf toen
    vervolgens helaas gelukkig inmiddels voortaan meestal anders verder wel sindsdien waarmee waarvoor waarover
    waarop alleen intussen ondertussen eventueel dus""".split()
)
_RECEIVES = frozenset(
    """vinden ontvangen krijgen lezen zien betalen hebben mogen moeten kiezen bereiken regelen weten hoeven halen
    horen kopen ophalen nemen downloaden bekijken gebruiken bestellen annuleren vragen""".split()
)
"""Verbs of which a thing that stands in front is what the customer gets or handles: `De rekening vindt u daar`."""
_ONLY_CUSTOMER = frozenset({"bent", "kunt", "wilt", "zult", "hebt", "kun"})


def role_of(word: Token, sentence: Span) -> Role | None:
    """Return what a word of address does in its sentence; None when that is not clear (`ik mail je foto's`)."""
    role = _role_of(word, sentence)
    behind = word.nbor() if word.i + 1 < sentence.end else None
    unsure = role == Role.UNDERGOES and word.lower_ in {"je", "jullie"} and behind is not None
    named = unsure and behind is not None and behind.tag_.startswith("N|") and not _is_moment(behind)
    return None if named else role


def _role_of(word: Token, sentence: Span) -> Role | None:
    form = word.lower_
    if form in {"uw", "uwe", "jouw", "jouwe"} or (form in {"je", "jullie"} and _owns(word)):
        return Role.OWNS
    if form in {"jou", "uzelf", "jezelf"} or follows_preposition(word, sentence):
        return Role.UNDERGOES
    before = word.nbor(-1) if word.i > sentence.start else None
    if before is not None and _stands_beside(before, form):
        asks = _asks(word, before, sentence)
        if asks is not False:
            return Role.ASKS if asks else None
        return Role.UNDERGOES
    if form == "jij" or _opens_clause(word, sentence):
        if finite_behind(word, sentence) or form == "jij":
            return Role.ACTS
        behind = (token for token in clause_of(word, sentence) if token.i > word.i)
        return None if any(token.tag_.startswith("WW|pv") for token in behind) else Role.UNDERGOES
    return Role.UNDERGOES


def follows_preposition(word: Token, sentence: Span) -> bool:
    """Tell whether a word stands behind a preposition: `bij u`, `tussen ons en u`."""
    if word.i == sentence.start:
        return False
    before = word.nbor(-1)
    opens = (
        before.lower_ in {"tot", "om", "sinds", "na", "voor", "door", "in"}
        and finite_behind(word, sentence) is not None
    )
    return before.lower_ in PREPOSITIONS and (not opens or before.lower_ not in {"tot", "sinds"})


def clause_of(word: Token, sentence: Span) -> Sequence[Token]:
    """Return the words between the marks and joining words around a word."""
    start, end = word.i, word.i + 1
    while start > sentence.start and not _divides(word.doc[start - 1]):
        start -= 1
    while end < sentence.end and not _divides(word.doc[end]):
        end += 1
    return list(word.doc[start:end])


def finite_behind(word: Token, sentence: Span) -> Token | None:
    """Return the finite verb that can belong to a subject before it: right behind it, else the last of its clause."""
    behind = [token for token in clause_of(word, sentence) if token.i > word.i and not token.is_space]
    fitting = [token for token in behind if _is_verb_for(token, word)]
    verbs = [token for token in fitting if not is_participle(token.lower_)] or fitting[-1:]
    if behind and behind[0] in verbs and not _opens_dependent(word, sentence):
        return behind[0]
    auxiliaries = [token for token in verbs if token.lower_ in _auxiliaries()]
    if word.lower_ == "jullie" and not auxiliaries and len(verbs) > 1:
        return None
    return auxiliaries[-1] if auxiliaries else verbs[-1] if verbs else None


def _is_verb_for(token: Token, word: Token) -> bool:
    """Tell whether a word can be the finite verb of a subject."""
    forms = forms_of(token.lower_)
    if forms is None:
        return False
    if word.lower_ == "jullie":
        return token.lower_ == forms.plural
    fits = token.lower_ in {forms.polite, forms.after_je} or token.lower_ in {"kan", "wil", "zal", "is"}
    return fits and (is_finite(token.lower_) or is_participle(token.lower_) or token.tag_.startswith("WW|pv"))


def _opens_dependent(word: Token, sentence: Span) -> bool:
    """Tell whether a word stands behind one that sends the verb to the end: `als jullie vragen hebben`."""
    return word.i > sentence.start and word.nbor(-1).lower_ in _OPENERS - COORDINATORS - {"dan", "ook", "nu"}


@lru_cache(maxsize=1)
def _auxiliaries() -> frozenset[str]:
    return frozenset(
        """hebt heeft bent kunt kan wilt wil zult zal mag moet wordt had was kon mocht moest hebben zijn kunnen willen
        zullen mogen moeten worden hadden waren konden mochten moesten""".split()
    )


def _owns(word: Token) -> bool:
    """Tell whether `je` or `jullie` says whose something is."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    told = before is not None and before.lower_ in {"heb", "ben", "kun", "zul"} and word.lower_ == "je"
    if told and before is not None and _asks(word, before, word.sent):
        return False
    return ("bez" in word.tag_ or word.dep_ == "nmod:poss") and not _is_only_subject(word)


def _is_only_subject(word: Token) -> bool:
    """Tell whether the verb behind a word wants a subject that nothing else there can be: `als je tijd hebt`."""
    clause = clause_of(word, word.sent)
    others = {"u", "je", "jij", "jullie"}.intersection(token.lower_ for token in clause if token.i != word.i)
    return not others and any(token.i > word.i and token.lower_ in _ONLY_CUSTOMER for token in clause)


def _stands_beside(verb: Token, form: str) -> bool:
    """Tell whether a word can be the finite verb right before its subject."""
    forms = forms_of(verb.lower_)
    if forms is None or verb.tag_.startswith(("N|", "ADJ", "VZ", "LID", "WW|vd")):
        return False
    if form == "jullie":
        return verb.lower_ == forms.plural
    if form == "u":
        return verb.lower_ in {forms.polite, forms.after_je}
    shapes = {forms.before_je, "hou", "rij", "vin", "kan", "zal"}
    return verb.lower_ in shapes or verb.lower_ == forms.before_je.removesuffix("d")


def _asks(word: Token, verb: Token, sentence: Span) -> bool | None:
    """Tell whether the verb before a word is its own (`krijgt u`), not another's (`ik bel u`); None if unclear."""
    if verb.lower_ in _ONLY_CUSTOMER:
        return True
    front = _front(verb, sentence)
    others = {token.lower_ for token in front}
    behind = word.nbor().lower_ if word.i + 1 < sentence.end else ""
    if others & _SENDERS or behind in _SENDERS | {"hij"}:
        return False
    if not front:
        joined = verb.i > sentence.start and verb.nbor(-1).lower_ in COORDINATORS
        return _asks_joined(verb, sentence) if joined else True
    forms = forms_of(verb.lower_)
    unlike_third = forms and not forms.is_past and forms.before_je != forms.polite
    if word.lower_ in {"je", "jij"} and unlike_third and verb.lower_ not in {"kan", "zal", "wil", "mag"}:
        return True
    if others & _THIRD:
        return False
    if behind == "zelf":
        return True
    if front[0].lower_ in ADVERBS | PREPOSITIONS or _is_moment(front[0]):
        return True
    if any(token.dep_.startswith("nsubj") for token in front):
        return None if forms and forms.infinitive in _RECEIVES else False
    return True if forms and forms.infinitive in _RECEIVES and word.dep_.startswith("nsubj") else _by_parse(word)


def _asks_joined(verb: Token, sentence: Span) -> bool | None:
    """Tell the same of a verb behind `en`, whose subject may stand before that: `ik bel u en stuur u de bon`."""
    before = {token.lower_ for token in sentence.doc[sentence.start : verb.i]}
    if "ik" in before and verb.lower_ != "heb":
        return False
    return True if before & {"u", "je", "jij", "jullie"} and not before & (_SENDERS | _THIRD) else None


def _by_parse(word: Token) -> bool | None:
    return False if word.dep_ in {"obj", "iobj", "obl"} else None


def _front(verb: Token, sentence: Span) -> list[Token]:
    """Return the words before a finite verb in its clause."""
    return [token for token in clause_of(verb, sentence) if token.i < verb.i and not token.is_space]


def _is_moment(token: Token) -> bool:
    return any(span.start == token.i for span in token.doc.spans.get("moment", ()))


def _opens_clause(word: Token, sentence: Span) -> bool:
    """Tell whether a subject can stand here: where a clause begins, or behind the word that opens it."""
    if word.i == sentence.start:
        return True
    before = word.nbor(-1)
    asks = before.i > sentence.start and before.nbor(-1).lower_ in {"welke", "welk", "hoe", "hoeveel"}
    return (
        asks or before.is_space or before.text in ENDS or before.lower_ in _OPENERS or before.lower_.startswith("waar")
    )


def _divides(token: Token) -> bool:
    return token.text in ENDS or token.lower_ in COORDINATORS | SUBORDINATORS | {"dat", "die"}
