"""Who is meant: competitors by name, and in words such as ‘andere aanbieders’ and ‘uw vorige leverancier’."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Span, Token
from spacy.vocab import Vocab

from checker.findings.model import Reading, overlaps
from checker.language.tokenizer import build_tokenizer

NAMED, OTHERS, SOME, ANY, UNKNOWN = "name", "others", "some", "any", "unknown"
"""A brand; others in so many words; companies that may be competitors; any companies; a name that nobody knows."""
_GROUP = "competitor"
_BRANDS, _COMPANY, _COMPANIES = "concurrenten", "aanbieder", "aanbieders"
_SHORTEST_ENDING = 5

_RIVAL = re.compile(r"[ck]onc+ur+ent(?:en|ie)?|concul+ega(?:['’]?s)?")
UNNAMED = frozenset({"anderen", "elders"})
"""Words for other companies of which none is named."""
_OUR_OWN = frozenset({"onze", "ons", "mijn", "alle", "ieder", "iedere", "elke"})
_OTHER = frozenset({"andere", "overige", "sommige", "concurrerende", "meeste", "goedkope", "goedkopere", "dure"})
_FORMER = frozenset({"vorige", "oude", "huidige", "vroegere", "eerdere", "voormalige", "toenmalige", "andere"})
_NEXT_DOOR = (["hiernaast"], ["verderop"], ["hierachter"])
_YOU = frozenset({"u", "je", "jij", "jullie"})
_YOURS = frozenset({"uw", "je", "jouw", "jullie", "hun"})
_POINTED_AT = frozenset({"die", "dat", "zulke", "dergelijke", "zo'n", "zo’n"})
_POINTING = frozenset(
    {
        "de",
        "onze",
        "welke",
        "iedere",
        "elk",
        "een",
        "uw",
        "andere",
        "veel",
        "sommige",
        "meeste",
        "die",
        "ons",
        "mijn",
        "elke",
        "geen",
        "al",
    }
)
_MANY = frozenset({"veel", "vele", "genoeg", "zat", "bepaalde", "grote", "grotere", "zijn"})
_LEADING = _OTHER | _FORMER | _YOURS | _POINTED_AT | _MANY - {"zijn"} | {"een", "de", "het", "onze"}
_CHEAP_KIND = ("budget", "grootbank", "prijsvecht", "discount", "internet", "keten")
_FRAME = ("salutation", "closing", "signature", "subject")
_TITLES = frozenset(
    "heer mevrouw mevr. mw. mw dhr. dhr meneer mijnheer familie fam. dokter dr. drs. ir. mr. collega beste hallo "
    "hoi lieve".split()
)
_SURNAME_PREFIXES = frozenset({"van", "de", "der", "den", "ter", "ten", "het"})
_A_THING_OF = frozenset({"uw", "je", "jouw", "jullie", "een", "mijn"})
_OF_A_THING = frozenset({"oude", "nieuwe", "eigen", "huidige", "vorige", "kapotte", "kleine", "grote"})
_PEOPLE = frozenset(
    "klanten mensen bewoners huurders reizigers patiënten collegas kinderen ouders leden gasten monteurs medewerkers "
    "adviseurs vragen woorden dingen dagen redenen gevallen manieren gegevens kosten producten vestigingen filialen "
    "afdelingen locaties opties modellen kleuren maten tijden diensten pakketten".split()
)
_THIRD_PERSON = re.compile(r"[a-z]{2,}t|is|was|had|kan|kon|wil|deed|zijn|hebben")


class _Companies:
    """Kinds of companies: a word counts when it is one, or ends in one as `energieleverancier` does."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = frozenset(words)
        self._endings = tuple(word.removeprefix("-") for word in words if len(word) >= _SHORTEST_ENDING)

    def __contains__(self, word: str) -> bool:
        """Tell whether a lower-case word is a company; an entry such as `-partner` counts in compounds only."""
        return word in self._words or word.endswith(self._endings)


def competitors(reading: Reading) -> list[Span]:
    """Return every competitor in the sender's own sentences, in order; the label of a span tells how it is meant."""
    if _GROUP not in reading.doc.spans:
        named = [*_names(reading), *_called(reading)]
        others = [*_others(reading), *_unknown(reading)]
        apart = [span for span in others if not any(overlaps(span, name) for name in named)]
        reading.doc.spans[_GROUP] = sorted([*named, *apart], key=lambda span: span.start)
    return reading.spans(_GROUP)


def _names(reading: Reading) -> Iterator[Span]:
    organisation = reading.settings.organisation
    brands = reading.lists[_BRANDS]
    own = tuple(name for name in (organisation.name, *organisation.brands) if name)
    sure = (*brands.entries, *organisation.competitors)
    doubtful = tuple(name for names in brands.ambiguous.values() for name in names)
    matcher = _name_matcher(reading.doc.vocab, sure, doubtful, own)
    found = [span for sentence in reading.sentences for span in matcher(sentence, as_spans=True)]
    ours = [span for span in found if span.label_ == "own"]
    for span in found:
        longest = not any(overlaps(span, other) and len(other) > len(span) for other in found)
        if longest and not any(overlaps(span, name) for name in ours) and _is_brand(span):
            yield Span(span.doc, span.start, span.end, label=NAMED)
    yield from _compounds(reading, frozenset(sure) - frozenset(own))


def _compounds(reading: Reading, names: frozenset[str]) -> Iterator[Span]:
    """Give compounds such as `IKEA-keukens`; ‘het Ziggo-modem’ is a thing that the customer has."""
    for sentence in reading.sentences:
        for token in sentence:
            if "-" in token.text and token.text.partition("-")[0] in names:
                before = token.nbor(-1).lower_ if token.i > sentence.start else ""
                if before not in _A_THING_OF | {"de", "het"}:
                    yield Span(token.doc, token.i, token.i + 1, label=NAMED)


@lru_cache(maxsize=4)
def _name_matcher(vocab: Vocab, *names: tuple[str, ...]) -> PhraseMatcher:
    """Return a matcher for sure, doubtful and own names in their exact spelling, labelled so."""
    tokenizer = build_tokenizer(vocab)
    matcher = PhraseMatcher(vocab, attr="ORTH")
    for label, group in zip(("sure", "doubtful", "own"), names, strict=True):
        matcher.add(label, [tokenizer(variant) for name in group for variant in (name, *_possessive(name))])
    return matcher


def _possessive(name: str) -> tuple[str, ...]:
    """Return the spellings of a name before what it owns: `Eneco's`, `Essents`."""
    return (f"{name}'s", f"{name}’s", f"{name}s") if name[-1].isalpha() else ()


def _called(reading: Reading) -> Iterator[Span]:
    """Give companies that the sender calls by kind and name, ‘hotel Astoria’, and that name where it stands alone."""
    companies = _Companies(reading.lists[_COMPANY].entries)
    known = {token.text for sentence in reading.sentences for token in sentence[1:] if _is_called(token, companies)}
    if known & _own_words(reading):
        return
    for sentence in reading.sentences:
        yield from (Span(token.doc, token.i, token.i + 1, label=NAMED) for token in sentence if token.text in known)


def _is_called(token: Token, companies: _Companies) -> bool:
    if not (token.is_title and token.is_alpha) or token.lower_ in _SURNAME_PREFIXES:
        return False
    kind = token.nbor(-1)
    if kind.lower_ in _SURNAME_PREFIXES and kind.is_title and kind.i > kind.sent.start:
        kind = kind.nbor(-1)
    whose = token.nbor(-2).lower_ if kind.i > kind.sent.start else ""
    return kind.lower_ in companies and whose not in _OUR_OWN


def _unknown(reading: Reading) -> Iterator[Span]:
    """Give the names after `bij` that belong to nobody who writes or is written to."""
    frame = [reading.doc.spans[kind] for kind in _FRAME if kind in reading.doc.spans]
    people = {token.text for spans in frame for span in spans for token in span}
    people |= _own_words(reading)
    for sentence in reading.sentences:
        for token in sentence[:-1]:
            name = token.nbor()
            if token.lower_ == "bij" and name.is_title and name.is_alpha and len(name) > 2 and name.text not in people:
                yield Span(token.doc, name.i, name.i + 1, label=UNKNOWN)


def _own_words(reading: Reading) -> set[str]:
    organisation = reading.settings.organisation
    return set(" ".join((organisation.name, *organisation.brands)).split())


def _is_brand(span: Span) -> bool:
    """Tell a brand from the person, the plain word or the customer's own appliance that is spelt the same."""
    if _is_yours(span):
        return False
    before, after = _neighbour(span.start - 1, span), _neighbour(span.end, span)
    if span.label_ == "sure":
        return True
    if before is not None and _may_precede_surname(before):
        return False
    if after is not None and (_is_capital(after) or (after.lower_ in _SURNAME_PREFIXES and _is_capital(after.nbor()))):
        return False
    opens = before is None or before.is_punct or before.is_space
    return not opens or span.text.isupper() or (after is not None and bool(_THIRD_PERSON.fullmatch(after.text)))


def _is_yours(span: Span) -> bool:
    """Tell whether a brand is the make of something: ‘uw oude Samsung’, ‘uw router van Ziggo’."""
    words = [token.lower_ for token in span.doc[max(span.sent.start, span.start - 4) : span.start]]
    if words[-1:] == ["van"]:
        return bool(_YOURS & set(words[-4:-2]))
    nearest = words[-2:] if words[-1:] and words[-1] in _OF_A_THING else words[-1:]
    return bool(_A_THING_OF & set(nearest))


def _neighbour(index: int, span: Span) -> Token | None:
    """Return a token beside a span when it stands in the same sentence."""
    return span.doc[index] if span.sent.start <= index < span.sent.end else None


def _may_precede_surname(token: Token) -> bool:
    is_initial = len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."
    is_first_name = token.text[0].isupper() and token.i > token.sent.start
    return token.lower_ in _TITLES or is_initial or is_first_name


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _others(reading: Reading) -> Iterator[Span]:
    one, many = (_Companies(reading.lists[name].entries) for name in (_COMPANY, _COMPANIES))
    for sentence in reading.sentences:
        for token in sentence:
            if label := _label(token, sentence, one, many):
                yield Span(sentence.doc, _opening(token, sentence), token.i + 1, label=label)


def _label(token: Token, sentence: Span, one: "_Companies", many: "_Companies") -> str | None:
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
    if word in UNNAMED or (word == "rest" and before[-1:] == ["de"]) or (is_other and not is_company):
        return SOME
    after = [other.lower_ for other in sentence.doc[token.i + 1 : min(token.i + 3, sentence.end)]]
    if _OUR_OWN & set(before):
        return None
    return _singular(word, before, after) if word in one else _plural(word, before, after)


def _is_other(token: Token, sentence: Span) -> bool:
    """Tell whether a word may be a kind of company that no list has: ‘andere kuuroorden’."""
    if token.i == sentence.start or token.nbor(-1).lower_ != "andere":
        return False
    word = token.lower_
    return len(word) > _SHORTEST_ENDING and word.endswith(("en", "s")) and token.is_alpha and word not in _PEOPLE


def _singular(word: str, before: list[str], after: list[str]) -> str | None:
    is_elsewhere = after[:1] in _NEXT_DOOR or (after[:1] == ["waar"] and bool(_YOU & set(after)))
    if word.startswith(_CHEAP_KIND) or is_elsewhere:
        return OTHERS
    if _FORMER & set(before[-2:]):
        return OTHERS if (_YOURS | {"de", "het"}) & set(before) else SOME
    return SOME if (_POINTED_AT | {"een", "menig", "menige"}) & set(before) else None


def _plural(word: str, before: list[str], after: list[str]) -> str | None:
    is_former = bool(_YOURS & set(before) and _FORMER & set(before))
    if (_OTHER | _POINTED_AT - {"dat"}) & set(before[-2:]) or is_former or word.startswith(_CHEAP_KIND):
        return OTHERS
    if not before or after[:1] == ["die"] or _MANY & set(before):
        return SOME
    return ANY if before[-1].endswith("e") and before[-1] != "de" else None


def _opening(token: Token, sentence: Span) -> int:
    """Return where the words about a company begin: at `uw` in ‘uw vorige leverancier’."""
    start = token.i
    while start > sentence.start and token.i - start < 3 and sentence.doc[start - 1].lower_ in _LEADING:
        if sentence.doc[start - 1].lower_ in {"die", "dat"} and sentence.doc[start].lower_ in _YOURS:
            break
        start -= 1
    return start
