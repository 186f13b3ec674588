"""Competitors in words: ‘andere aanbieders’, ‘uw vorige leverancier’, ‘de kliniek aan de overkant’."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span, Token

from checker.findings.model import Reading
from checker.language.kept import keep
from checker.language.words import columns_of, words_of

NAMED, OTHERS, SOME, ANY, UNKNOWN = "name", "others", "some", "any", "unknown"
"""A brand; others in so many words; companies that may be competitors; any companies; a name that nobody knows."""
UNNAMED = frozenset({"anderen", "elders"})
"""Words for other companies of which none is named."""
YOURS = frozenset({"uw", "je", "jouw", "jullie", "hun"})
OUR_OWN = frozenset({"onze", "ons", "mijn", "alle", "ieder", "iedere", "elke"})
_COMPANY, _COMPANIES = "aanbieder", "aanbieders"
_SHORTEST_ENDING = 5

_RIVAL = re.compile(r"[ck]onc+ur+ent(?:en|ie)?|concul+ega(?:['’]?s)?")
_USUAL = frozenset(
    "gewone reguliere particuliere commerciële traditionele klassieke landelijke doorsnee gemiddelde goedkoopste "
    "duurste duurdere".split()
)
_OTHER = _USUAL | frozenset(
    {"andere", "overige", "sommige", "concurrerende", "meeste", "goedkope", "goedkopere", "dure"}
)
_FORMER = frozenset({"vorige", "oude", "huidige", "vroegere", "eerdere", "voormalige", "toenmalige", "andere"})
_ALL_OTHERS = ("van de markt", "van de branche", "van de sector", "van het vak")
_NEXT_DOOR = (["hiernaast"], ["verderop"], ["hierachter"])
_ACROSS = frozenset({"overkant", "verderop", "hiernaast", "hoek", "buurgemeente", "buurdorp", "buren"})
_PLACES = frozenset(
    "stad dorp dorpje buurt straat winkelcentrum centrum regio wijk station plein rotonde markt boulevard haven kerk "
    "winkelstraat dorpsstraat hoofdstraat industrieterrein ringweg dijk kust grens".split()
)
_WHERE = frozenset({"aan", "in", "om", "van", "op", "bij", "uit", "langs", "tegenover", "naast", "achter"})
_REACH = 5
_YOU = frozenset({"u", "je", "jij", "jullie"})
_CHOOSING = re.compile(
    r"noem(?:t|de|den)?|twijfel(?:t|de)?|overweegt?|overwoog|vergelijkt?|vergeleek|dacht|denkt|offertes?|"
    r"overstapp?(?:t|en)?|gaat|ging|aanbieding|kiest|zou|liever"
)
_POINTED_AT = frozenset({"die", "dat", "zulke", "dergelijke", "zo'n", "zo’n"})
_SUCH_A = frozenset({"zo'n", "zo’n"})
_MEASURING = frozenset({"dan", "vergeleken"})
_POINTING = frozenset("de onze welke iedere elk een uw andere veel sommige meeste die ons mijn elke geen al".split())
_MANY = frozenset({"veel", "vele", "genoeg", "zat", "bepaalde", "grote", "grotere", "zijn"})
_LEADING = _OTHER | _FORMER | YOURS | _POINTED_AT | _MANY - {"zijn"} | {"een", "de", "het", "onze"}
_CHEAP_KIND = ("budget", "grootbank", "prijsvecht", "discount", "internet", "keten", "stunt", "prijsstunt")
_MASS_SELLERS = ("supermarkt", "bouwmarkt", "tankstation", "warenhuis", "meubelboulevard", "webwinkel", "webshop")
_SHOPPED_AT = ("van", "bij", "uit")
_PEOPLE = frozenset(
    "klanten mensen bewoners huurders reizigers patiënten collegas kinderen ouders leden gasten monteurs medewerkers "
    "adviseurs vragen woorden dingen dagen redenen gevallen manieren gegevens kosten producten vestigingen filialen "
    "afdelingen locaties opties modellen kleuren maten tijden diensten pakketten".split()
)


class Companies:
    """Kinds of companies: a word counts when it is one, or ends in one as `energieleverancier` does."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = frozenset(words)
        self._endings = tuple(word.removeprefix("-") for word in words if len(word) >= _SHORTEST_ENDING)

    def __contains__(self, word: str) -> bool:
        """Tell whether a lower-case word is a company; an entry such as `-partner` counts in compounds only."""
        return word in self._words or word.endswith(self._endings)


def company_kinds(reading: Reading) -> Companies:
    """Return the kinds of companies in the singular."""
    return _companies(reading.lists[_COMPANY].entries)


@lru_cache(maxsize=8)
def _companies(words: tuple[str, ...]) -> Companies:
    return Companies(words)


def companies_in_words(reading: Reading) -> Iterator[Span]:
    """Give the competitors that are named by what they are; the label tells how sure that is."""
    one, many = company_kinds(reading), _companies(reading.lists[_COMPANIES].entries)
    meant = company_words(reading)
    if not meant and "andere" not in columns_of(reading.doc).known:
        return
    for sentence in reading.sentences:
        words = words_of(sentence)
        for index, before, word in zip(words.indexes, ["", *words.lower], words.lower, strict=False):
            if before != "andere" and word not in meant:
                continue
            token = sentence.doc[index]
            if label := _label(token, sentence, one, many):
                yield Span(sentence.doc, _opening(token, sentence), token.i + 1, label=label)


def company_words(reading: Reading) -> frozenset[str]:
    """Return the words of a mail that can by themselves mean other companies."""
    return keep(reading.doc, company_words, lambda: frozenset(_company_words(reading)))


def _company_words(reading: Reading) -> Iterator[str]:
    one, many = company_kinds(reading), _companies(reading.lists[_COMPANIES].entries)
    return (word for word in columns_of(reading.doc).known if _may_mean(word, one, many))


def is_chosen(sentence: Span) -> bool:
    """Tell whether a sentence is about what the customer considers: ‘u twijfelt tussen …’, ‘je noemde ook …’."""
    words = {token.lower_ for token in sentence}
    return bool(words & _YOU) and any(map(_CHOOSING.fullmatch, words))


@lru_cache(maxsize=2**12)
def _may_mean(word: str, one: Companies, many: Companies) -> bool:
    """Tell whether a word by itself can mean other companies; another can only behind `andere`."""
    return "cur" in word or word in UNNAMED or word == "rest" or word in one or word in many


def _label(token: Token, sentence: Span, one: Companies, many: Companies) -> str | None:
    """Return how a word means other companies; None when it does not."""
    word = token.lower_
    is_rival = "cur" in word and bool(_RIVAL.fullmatch(word))
    is_company = word in one or word in many
    is_other = _is_other(token, sentence)
    if not (is_rival or is_company or is_other or word in UNNAMED or word == "rest"):
        return None
    before = [other.lower_ for other in sentence.doc[max(sentence.start, token.i - 3) : token.i]]
    if is_rival:
        return None if word.endswith("ie") and not _POINTING & set(before) else OTHERS
    if word == "rest" and " ".join(_after(token, sentence, 3)).startswith(_ALL_OTHERS):
        return OTHERS
    if word in UNNAMED or (word == "rest" and before[-1:] == ["de"]) or (is_other and not is_company):
        return SOME
    if OUR_OWN & set(before):
        return None
    return _singular(token, sentence, before) if word in one else _plural(token, sentence, before)


def _is_other(token: Token, sentence: Span) -> bool:
    """Tell whether a word may be a kind of company that no list has: ‘andere kuuroorden’."""
    if token.i == sentence.start or token.nbor(-1).lower_ != "andere":
        return False
    word = token.lower_
    return len(word) > _SHORTEST_ENDING and word.endswith(("en", "s")) and token.is_alpha and word not in _PEOPLE


def _after(token: Token, sentence: Span, reach: int) -> list[str]:
    return [other.lower_ for other in sentence.doc[token.i + 1 : min(token.i + 1 + reach, sentence.end)]]


def _singular(token: Token, sentence: Span, before: list[str]) -> str | None:
    word, after = token.lower_, _after(token, sentence, 2)
    is_elsewhere = after[:1] in _NEXT_DOOR or (after[:1] == ["waar"] and bool(_YOU & set(after)))
    is_elsewhere |= after[:1] in (["die"], ["dat"]) and bool(_YOU & set(after)) and is_chosen(sentence)
    is_usual = before[-2:-1] in (["de"], ["het"], ["een"]) and before[-1] in _USUAL
    if word.startswith((*_CHEAP_KIND, "collega-")) or is_elsewhere or is_usual or _SUCH_A & set(before[-2:]):
        return OTHERS
    if before[-1:] == ["andere"] and _POINTED_AT & set(before[-2:-1]):
        return OTHERS
    if _FORMER & set(before[-2:]):
        return OTHERS if (YOURS | {"de", "het"}) & set(before) or is_chosen(sentence) else SOME
    if near := _nearby(token, sentence, before):
        return near
    if word.endswith(_MASS_SELLERS):
        return _mass_seller(word, before)
    return SOME if (_POINTED_AT | {"een", "menig", "menige"}) & set(before) else None


def _nearby(token: Token, sentence: Span, before: list[str]) -> str | None:
    """Return how ‘de kliniek aan de overkant’ and ‘het theater in de stad’ mean another company."""
    after = _after(token, sentence, _REACH)
    if not {"de", "het", "die", "dat"} & set(before[-2:]) or not _WHERE & set(after[:1]):
        return None
    if _ACROSS & set(after[1:4]):
        return OTHERS
    if _PLACES & set(after[1:4]):
        return OTHERS if is_chosen(sentence) else SOME
    return None


def _mass_seller(word: str, before: list[str]) -> str | None:
    """Return how ‘van de bouwmarkt’ means another company; ‘uw webwinkel’ is the customer's."""
    if YOURS & set(before[-2:]):
        return None
    pointed = bool(_POINTED_AT & set(before[-2:]))
    if word.endswith(("webwinkel", "webshop")):
        return OTHERS if pointed else SOME if before[-1:] == ["een"] else None
    is_bought = before[-2:-1] != [] and before[-2] in _SHOPPED_AT and before[-1] in {"de", "het", "een"}
    return OTHERS if is_bought or pointed else SOME


def _plural(token: Token, sentence: Span, before: list[str]) -> str | None:
    word, after = token.lower_, _after(token, sentence, 2)
    is_former = bool(YOURS & set(before) and _FORMER & set(before))
    if (_OTHER | _POINTED_AT - {"dat"}) & set(before[-2:]) or is_former or word.startswith(_CHEAP_KIND):
        return OTHERS
    if not before or after[:1] == ["die"] or _MANY & set(before):
        return SOME
    measures = bool(_MEASURING & set(before[:-1])) and after[:1] not in (["van"], ["bij"])
    if before[-1] == "de" and (measures or _nearby(token, sentence, before)):
        return SOME
    return ANY if before[-1].endswith("e") and before[-1] != "de" else None


def _opening(token: Token, sentence: Span) -> int:
    """Return where the words about a company begin: at `uw` in ‘uw vorige leverancier’."""
    start = token.i
    while start > sentence.start and token.i - start < 3 and sentence.doc[start - 1].lower_ in _LEADING:
        if sentence.doc[start - 1].lower_ in {"die", "dat"} and sentence.doc[start].lower_ in YOURS:
            break
        start -= 1
    return start
