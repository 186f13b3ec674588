"""Who is meant: competitors by name, and in words such as ‘andere aanbieders’ and ‘uw vorige leverancier’."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Span, Token
from spacy.vocab import Vocab

from checker.findings.model import Reading, overlaps
from checker.language.tokenizer import build_tokenizer
from checker.rulebook.model import WordList

NAMED, OTHERS, SOME = "name", "others", "some"
"""A brand; others in so many words; a company that may or may not be a competitor."""
_GROUP = "competitor"
_BRANDS, _COMPANY, _COMPANIES = "concurrenten", "aanbieder", "aanbieders"
_SHORTEST_ENDING = 5

_RIVALS = frozenset("concurrent concurrenten concurrentie concurent concurenten concurentie konkurrent konkurrenten konkurrentie".split())
_OUR_OWN = frozenset({"onze", "ons", "mijn", "alle", "ieder", "iedere", "elke", "meeste"})
_OTHER = frozenset({"andere", "overige", "sommige", "concurrerende"})
_FORMER = frozenset({"vorige", "oude", "huidige", "vroegere", "eerdere", "voormalige", "toenmalige", "andere"})
_YOURS = frozenset({"uw", "je", "jouw", "jullie", "hun"})
_POINTED_AT = frozenset({"die", "dat", "zulke", "dergelijke", "zo'n", "zo’n", "zoiets"})
_MANY = frozenset({"veel", "vele", "genoeg", "zat", "bepaalde", "goedkope", "dure", "grote", "grotere", "kleine"})
_UNNAMED = frozenset({"anderen", "elders"})
_ARTICLES = frozenset({"een", "'n", "’n", "de", "het", "zo"})
_LEADING = _OTHER | _FORMER | _YOURS | _POINTED_AT | _MANY | _ARTICLES | {"onze"}
_TITLES = frozenset("heer mevrouw mevr. mw. mw dhr. dhr meneer mijnheer familie fam. dokter dr. drs. ir. mr. collega beste hallo hoi dag lieve juf meester".split())
_SURNAME_PREFIXES = frozenset({"van", "de", "der", "den", "ter", "ten"})
_A_THING_OF = frozenset({"uw", "je", "jouw", "jullie", "een", "mijn"})
_FINITE = frozenset("is was heeft had doet gaat komt kan kon laat liet levert leverde werkt rekent biedt verkoopt belooft maakt blijft wil weet zet stuurt zegt denkt zijn hebben".split())


def competitors(reading: Reading) -> list[Span]:
    """Return every competitor in the sender's own sentences, in order; the label of a span tells how it is meant."""
    if _GROUP not in reading.doc.spans:
        named = list(_names(reading))
        others = [span for sentence in reading.sentences for span in _others(sentence, reading.lists)]
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
        if longest and not any(overlaps(span, name) for name in ours) and _is_brand(span, span.label_):
            yield Span(span.doc, span.start, span.end, label=NAMED)


@lru_cache(maxsize=4)
def _name_matcher(vocab: Vocab, sure: tuple[str, ...], doubtful: tuple[str, ...], own: tuple[str, ...]) -> PhraseMatcher:
    tokenizer = build_tokenizer(vocab)
    matcher = PhraseMatcher(vocab, attr="ORTH")
    ours = {name.casefold() for name in own}
    for label, names in (("sure", sure), ("doubtful", doubtful), ("own", own)):
        kept = [name for name in names if label == "own" or name.casefold() not in ours]
        matcher.add(label, [tokenizer(variant) for name in kept for variant in (name, *_possessive(name))])
    return matcher


def _possessive(name: str) -> tuple[str, ...]:
    """Return the spellings of a name before what it owns: `Eneco's`, `Essents`."""
    return (f"{name}'s", f"{name}’s", f"{name}s") if name[-1].isalpha() else ()


def _is_brand(span: Span, label: str) -> bool:
    """Tell a brand from the person, the plain word or the customer's own appliance that is spelt the same."""
    before = _neighbour(span.start - 1, span)
    after = _neighbour(span.end, span)
    if before is not None and before.lower_ in _A_THING_OF:
        return False
    if label == "sure":
        return True
    if before is not None and (before.lower_ in _TITLES or _is_initial(before)):
        return False
    if after is not None and (after.text[0].isupper() or after.lower_ in _SURNAME_PREFIXES and _is_capitalised(after.i + 1, span)):
        return False
    opens = before is None or before.is_punct or before.is_space
    return not opens or span.text.isupper() or (after is not None and after.lower_ in _FINITE)


def _neighbour(index: int, span: Span) -> Token | None:
    """Return a token beside a span when it stands in the same sentence."""
    inside = span.sent.start <= index < span.sent.end
    return span.doc[index] if inside else None


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _is_capitalised(index: int, span: Span) -> bool:
    token = _neighbour(index, span)
    return token is not None and token.text[0].isupper()


def _others(sentence: Span, lists: Mapping[str, WordList]) -> Iterator[Span]:
    for token in sentence:
        if label := _label(token, sentence, lists):
            start = _opening(token, sentence)
            yield Span(sentence.doc, start, token.i + 1, label=label)


def _label(token: Token, sentence: Span, lists: Mapping[str, WordList]) -> str | None:
    """Return how a word means other companies; None when it does not."""
    word = token.lower_
    if word in _RIVALS:
        return OTHERS
    before = [one.lower_ for one in sentence.doc[max(sentence.start, token.i - 3) : token.i]]
    if word in _UNNAMED or word == "rest" and before[-1:] == ["de"]:
        return SOME
    singular = _is_company(word, lists[_COMPANY].entries)
    plural = not singular and _is_company(word, lists[_COMPANIES].entries)
    if not (singular or plural) or _OUR_OWN & set(before):
        return None
    return _singular(before) if singular else _plural(before, token, sentence)


def _singular(before: list[str]) -> str | None:
    if _FORMER & set(before[-2:]):
        return OTHERS if (_YOURS | {"de"}) & set(before) else SOME
    return SOME if (_POINTED_AT | {"een", "menig", "menige", "andere"}) & set(before) else None


def _plural(before: list[str], token: Token, sentence: Span) -> str | None:
    if (_OTHER | _POINTED_AT) & set(before[-2:]) or _YOURS & set(before) and _FORMER & set(before):
        return OTHERS
    after = sentence.doc[token.i + 1].lower_ if token.i + 1 < sentence.end else ""
    bare = not before or after == "die"
    return SOME if bare or _MANY & set(before) or "zijn" in before else None


def _is_company(word: str, companies: tuple[str, ...]) -> bool:
    """Tell whether a word is a kind of company or ends in one: `leverancier`, `energieleverancier`, `softwarepartner`."""
    return word in companies or word.endswith(_endings(companies))


@lru_cache(maxsize=8)
def _endings(companies: tuple[str, ...]) -> tuple[str, ...]:
    """Return what may end a compound; an entry such as `-partner` counts in compounds only."""
    return tuple(word.removeprefix("-") for word in companies if len(word) >= _SHORTEST_ENDING)


def _opening(token: Token, sentence: Span) -> int:
    """Return where the words about a company begin: at `uw` in ‘uw vorige leverancier’."""
    start = token.i
    while start > sentence.start and token.i - start < 3 and sentence.doc[start - 1].lower_ in _LEADING:
        start -= 1
    return start
