"""Who is meant: competitors by name, and every competitor of a draft."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from checker.cache import remembered
from checker.findings.constructions.competitor_kinds import (
    NAMED,
    OUR_OWN,
    UNKNOWN,
    YOURS,
    Companies,
    companies_in_words,
    company_kinds,
    company_words,
    is_chosen,
)
from checker.findings.model import Reading, overlaps
from checker.language.kept import keep
from checker.language.tokenizer import blank_tokenizer
from checker.language.words import columns_of
from checker.rulebook.compiler import Lists
from checker.settings import Organisation

NamesByFirstWord = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""For each word, the names that begin with it: their words, and how sure it is that they name somebody."""
_BRANDS = "concurrenten"

_FRAME = ("salutation", "closing", "signature", "subject")
_TITLES = frozenset(
    "heer mevrouw mevr. mw. mw dhr. dhr meneer mijnheer familie fam. dokter dr. drs. ir. mr. collega beste hallo "
    "hoi lieve".split()
)
_SURNAME_PREFIXES = frozenset({"van", "de", "der", "den", "ter", "ten", "het"})
_A_THING_OF = frozenset({"uw", "je", "jouw", "jullie", "een", "mijn"})
_OF_A_THING = frozenset({"oude", "nieuwe", "eigen", "huidige", "vorige", "kapotte", "kleine", "grote"})
_THIRD_PERSON = re.compile(r"[a-z]{2,}t|is|was|had|kan|kon|wil|deed|zijn|hebben")


def competitors(reading: Reading) -> list[Span]:
    """Return every competitor in the sender's own sentences, in order; the label of a span tells how it is meant."""
    return keep(reading.doc, competitors, lambda: _competitors(reading))


def _competitors(reading: Reading) -> list[Span]:
    named = [*_names(reading), *_called(reading)]
    others = [*companies_in_words(reading), *_unknown(reading)]
    apart = [span for span in others if not any(overlaps(span, name) for name in named)]
    return sorted([*named, *apart], key=lambda span: span.start)


class _Brands:
    """The brands of a rulebook and those that the settings add."""

    def __init__(self, lists: Lists, organisation: Organisation) -> None:
        brands = lists.by_name[_BRANDS]
        own = [name for name in (organisation.name, *organisation.brands) if name]
        sure = [*brands.entries, *organisation.competitors]
        doubtful = [name for names in brands.ambiguous.values() for name in names]
        self._names = _names_by_first_word({"sure": sure, "doubtful": doubtful, "own": own})
        self.in_compounds = frozenset(sure) - frozenset(own)

    def named(self, doc: Doc) -> Iterator[Span]:
        """Give the brands in a Doc in their exact spelling; the label says how sure that is, or that it is our own."""
        columns = columns_of(doc)
        if self._names.keys().isdisjoint(columns.spellings):
            return
        texts = columns.texts
        for start, first in enumerate(texts):
            for words, label in self._names.get(first, ()):
                if tuple(texts[start : start + len(words)]) == words:
                    yield Span(doc, start, start + len(words), label=label)


@lru_cache(maxsize=4)
def _brands(lists: Lists, organisation: Organisation) -> _Brands:
    return _Brands(lists, organisation)


def _names(reading: Reading) -> Iterator[Span]:
    brands = _brands(Lists(reading.lists), reading.settings.organisation)
    within = ((span, reading.sentence_of(span)) for span in brands.named(reading.doc))
    found = [span for span, sentence in within if sentence is not None and span.end <= sentence.end]
    ours = [span for span in found if span.label_ == "own"]
    for span in found:
        longest = not any(overlaps(span, other) and len(other) > len(span) for other in found)
        if longest and not any(overlaps(span, name) for name in ours) and _is_brand(span):
            yield Span(span.doc, span.start, span.end, label=NAMED)
    yield from _compounds(reading, brands.in_compounds)


def _compounds(reading: Reading, names: frozenset[str]) -> Iterator[Span]:
    """Give compounds such as `IKEA-keukens`; ‘het Ziggo-modem’ is a thing that the customer has."""
    columns = columns_of(reading.doc)
    compounds = {text for text in columns.spellings if "-" in text and text.partition("-")[0] in names}
    for index in (index for index, text in enumerate(columns.texts) if text in compounds) if compounds else ():
        token = reading.doc[index]
        sentence = reading.sentence_of(reading.doc[index : index + 1])
        if sentence is not None:
            before = token.nbor(-1).lower_ if token.i > sentence.start else ""
            if before not in _A_THING_OF | {"de", "het"}:
                yield Span(token.doc, token.i, token.i + 1, label=NAMED)


def _names_by_first_word(named: Mapping[str, Sequence[str]]) -> NamesByFirstWord:
    """Return names in all their spellings by their first word; kept on disk, for the tokenizer takes long over them."""

    def made_of() -> Iterator[bytes]:
        yield from ("\n".join((label, *names)).encode() for label, names in named.items())

    def read() -> NamesByFirstWord:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, names in named.items():
            for spelling in (variant for name in names for variant in (name, *_possessive(name))):
                words = spelling.split(" ")
                # The tokenizer takes much longer; letters alone are one token a word.
                if not all(map(str.isalpha, words)):
                    words = [token.text for token in blank_tokenizer()(spelling)]
                found.setdefault(words[0], []).append((tuple(words), label))
        return {first: tuple(rest) for first, rest in found.items()}

    return remembered("names", made_of, read, {})


def _possessive(name: str) -> tuple[str, ...]:
    """Return the spellings of a name before what it owns: `Eneco's`, `Essents`."""
    return (f"{name}'s", f"{name}’s", f"{name}s") if name[-1].isalpha() else ()


def _called(reading: Reading) -> Iterator[Span]:
    """Give companies that the sender calls by kind and name, ‘hotel Astoria’, and that name where it stands alone."""
    companies = company_kinds(reading)
    if not any(word in companies for word in company_words(reading)):
        return
    texts = columns_of(reading.doc).texts
    places = (index for sentence in reading.sentences for index in range(sentence.start + 1, sentence.end))
    known = {texts[index] for index in places if texts[index].istitle() and _is_called(reading.doc[index], companies)}
    if not known or known & _own_words(reading):
        return
    for sentence in reading.sentences:
        yield from (Span(token.doc, token.i, token.i + 1, label=NAMED) for token in sentence if token.text in known)


def _is_called(token: Token, companies: Companies) -> bool:
    if not token.is_alpha or token.lower_ in _SURNAME_PREFIXES:
        return False
    kind = token.nbor(-1)
    if kind.lower_ in _SURNAME_PREFIXES and kind.is_title and kind.i > kind.sent.start:
        kind = kind.nbor(-1)
    whose = token.nbor(-2).lower_ if kind.i > kind.sent.start else ""
    return kind.lower_ in companies and whose not in OUR_OWN


def _unknown(reading: Reading) -> Iterator[Span]:
    """Give the names after `bij` of nobody who writes or is written to; surely companies if the customer chooses."""
    lower = columns_of(reading.doc).lower
    places = (index for index, word in enumerate(lower[:-1]) if word == "bij") if "bij" in lower else ()
    for name in (reading.doc[place + 1] for place in places):
        if name.is_title and name.is_alpha and len(name) > 2 and name.text not in _people(reading):
            sentence = reading.sentence_of(name.doc[name.i - 1 : name.i])
            if sentence is not None and name.i < sentence.end:
                yield Span(name.doc, name.i, name.i + 1, label=NAMED if _has_offer(sentence) else UNKNOWN)


def _people(reading: Reading) -> frozenset[str]:
    """Return the words with which a mail names who writes and who is written to."""
    return keep(reading.doc, _people, lambda: frozenset(_frame_words(reading)) | _own_words(reading))


def _frame_words(reading: Reading) -> Iterator[str]:
    return (token.text for kind in _FRAME for span in reading.spans(kind) for token in span)


def _has_offer(sentence: Span) -> bool:
    """Tell whether a sentence is about what another company offers the customer: ‘u vroeg Jansen een offerte’."""
    return is_chosen(sentence) and any(token.lower_.startswith(("offerte", "aanbieding")) for token in sentence)


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
        return bool(YOURS & set(words[-4:-2]))
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
