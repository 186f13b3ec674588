"""Construction `rule-as-reason`: phrases about a rule, whatever the rule is called.

A phrase says `@list` where the rule is named: the noun may be a word of that list or a compound that ends in one, with an
article and adjectives before it. `volgens @regelwoorden` finds `volgens ons strenge retourbeleid`. The customer's own
rules (`uw procedure`) and rules that are denied (`geen regels`) are passed over.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.tokenizer import blank_tokenizer
from checker.rulebook.compiler import CLAUSE_ENDS, COMMON, OPTIONAL_SPACE, Compiler, TokenPattern, lemma_forms
from checker.rulebook.model import WordList
from checker.rulebook.phrase import GAP_TOKENS, PhraseError, PhraseReader, Row, Slot

NAMED = "@"
LOOKALIKES = "geen-regelwoorden"
ARTICLES = ("de", "het", "'t", "’t", "een", "'n", "’n", "onze", "ons", "deze", "dit", "die", "dat", "alle", "dezelfde")
NOT_OURS = frozenset({"uw", "je", "jouw", "jullie", "hun", "geen", "zonder", "welke", "welk"})
ADVERBS = "en|of|nu|hier|zeer|heel|erg|nogal|vrij|steeds|momenteel|thans|wet-|privacy-"
ADJECTIVES = rf"(?!jullie$|onze$|de[sz]e|alle$|welke$|sinds)[a-zà-ÿ-]{{3,}}e|intern|eigen|vast|strikt|streng|nieuw|strak|huishoudelijk|algemeen|geldend|{ADVERBS}"
BEFORE_NOUN = rf"^(?:\s+|{ADJECTIVES})$"
INSIDE_PHRASE = rf"^(?:\s+|bij|ons|{ADJECTIVES})$"


@dataclass(frozen=True)
class _Search:
    """Compiled phrases."""

    matcher: Matcher
    """Finds a row of a phrase; its key is the row's number."""
    marked: tuple[frozenset[int], ...]
    """Per row, which of its pattern's tokens are underlined."""
    nouns: re.Pattern[str]
    """Every noun that the phrases name."""


class _Lists:
    """Word lists, compared by identity, so that what was compiled from them can be kept."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.by_name = lists

    def __hash__(self) -> int:
        return id(self.by_name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and self.by_name is other.by_name


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    rows = _rows(tuple(parameters["phrases"]), _Lists(lists))
    return frozenset().union(*(min(map(_plain, row), key=_commonness) for row in rows))


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    search = _search(tuple(parameters["phrases"]), _Lists(reading.lists), sentence.vocab)
    if not any(search.nouns.fullmatch(token.lower_) for token in sentence):
        return
    for key, start, _, alignment in search.matcher(sentence, with_alignments=True):
        marked = [index for index, slot in enumerate(alignment) if slot in search.marked[int(sentence.vocab.strings[key])]]
        offset = sentence.start + start
        span = sentence.doc[offset + marked[0] : offset + marked[-1] + 1]
        nouns = [token.i for token in sentence.doc[offset : offset + len(alignment)] if search.nouns.fullmatch(token.lower_)]
        starts = {noun: _phrase_start(sentence, noun) for noun in nouns}
        if not any(_is_not_ours(sentence, begin) for begin in starts.values()):
            yield Found(sentence.doc[starts.get(span.start, span.start) : span.end])


def _phrase_start(sentence: Span, noun: int) -> int:
    """Return where the noun phrase of a noun begins: at its article, or else at its first adjective."""
    start = noun
    while start > sentence.start and re.match(BEFORE_NOUN, sentence.doc[start - 1].lower_):
        start -= 1
    if start > sentence.start and sentence.doc[start - 1].lower_ in ARTICLES:
        return start - 1
    while start < noun and re.fullmatch(rf"\s+|{ADVERBS}", sentence.doc[start].lower_):
        start += 1
    return start


def _is_not_ours(sentence: Span, start: int) -> bool:
    return start > sentence.start and sentence.doc[start - 1].lower_ in NOT_OURS


@lru_cache(maxsize=64)
def _rows(phrases: tuple[str, ...], lists: _Lists) -> tuple[Row, ...]:
    reader = PhraseReader(split=_split, lemma=lemma_forms, words=Compiler(lists.by_name).list_forms)
    rows = tuple(row for phrase in phrases for row in reader.rows(phrase))
    for row in rows:
        if not any(_plain(slot) for slot in row):
            raise PhraseError("een frase heeft naast ‘@’ ook een gewoon woord nodig")
    return rows


def _split(words: str) -> list[str]:
    return [words] if words.startswith(NAMED) else [token.text for token in blank_tokenizer()(words)]


def _plain(slot: Slot) -> frozenset[str]:
    """Return the words of a slot that name no rule."""
    return frozenset(word for word in slot.words if not word.startswith(NAMED))


def _commonness(words: frozenset[str]) -> tuple[bool, bool, int]:
    return (not words, bool(words & COMMON), len(words))


@lru_cache(maxsize=64)
def _search(phrases: tuple[str, ...], lists: _Lists, vocab: Vocab) -> _Search:
    matcher = Matcher(vocab)
    marked = []
    names: set[str] = set()
    for number, row in enumerate(_rows(phrases, lists)):
        tokens, underlined = _pattern(row, lists)
        matcher.add(str(number), [tokens])
        marked.append(underlined)
        names |= {word for slot in row for word in slot.words if word.startswith(NAMED)}
    return _Search(matcher, tuple(marked), re.compile(_nouns(frozenset(names), lists)))


def _pattern(row: Row, lists: _Lists) -> tuple[TokenPattern, frozenset[int]]:
    """Return a row's token pattern and which of its tokens are underlined."""
    tokens: TokenPattern = []
    underlined: set[int] = set()
    for slot in row:
        first = len(tokens)
        tokens += [OPTIONAL_SPACE] if tokens else []
        tokens += _slot(slot, lists, opens=not first)
        underlined |= set(range(first + bool(first), len(tokens))) if slot.marked else set()
    return tokens, frozenset(underlined)


def _slot(slot: Slot, lists: _Lists, *, opens: bool) -> TokenPattern:
    """Return the tokens for a slot; a noun phrase that opens the pattern is its noun, and grows to the left when it is found."""
    if slot.gap:
        return [{"LOWER": {"NOT_IN": CLAUSE_ENDS}, "OP": f"{{0,{GAP_TOKENS}}}"}]
    names = slot.words - _plain(slot)
    if not names:
        return [{"LOWER": {"IN": sorted(slot.words)}}]
    noun = {"LOWER": {"REGEX": f"^(?:{_nouns(names, lists)})$"}}
    before = [{"LOWER": {"IN": list(ARTICLES)}, "OP": "?"}, {"LOWER": {"REGEX": INSIDE_PHRASE}, "OP": "{0,5}"}]
    return [noun] if opens else [*before, noun]


@lru_cache(maxsize=64)
def _nouns(names: frozenset[str], lists: _Lists) -> str:
    """Return a regular expression for the words of the named lists and compounds that end in one."""
    words = [word for name in sorted(names) for word in Compiler(lists.by_name).list_forms(name.removeprefix(NAMED))]
    ours = "|".join(map(re.escape, words))
    others = "|".join(map(re.escape, lists.by_name[LOOKALIKES].entries)) if LOOKALIKES in lists.by_name else "(?!)"
    return rf"(?:{ours})|(?!.*(?:{others})$)[\w/-]+(?:{ours})"


RULE_AS_REASON = Construction(find=_find, anchors=_anchors, needs_parse=False)
