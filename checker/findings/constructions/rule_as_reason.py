"""Construction `rule-as-reason`: phrases about a rule, whatever the rule is called.

A phrase says `@list` where the rule is named: the noun may be a word of that list or a compound that ends in one, with
an article and adjectives before it. `volgens @regelwoorden` finds `volgens ons strenge retourbeleid`. The customer's
own rules (`uw procedure`) and rules that are denied (`geen regels`) are passed over; with `theirs`, only the latter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.rule_nouns import LOOKALIKES, NAMED, Nouns, RuleNouns, rule_nouns
from checker.findings.model import Reading
from checker.language.tokenizer import blank_tokenizer
from checker.language.words import Words, words_of
from checker.rulebook.compiler import (
    CLAUSE_ENDS,
    COMMON,
    OPTIONAL_SPACE,
    Lists,
    TokenPattern,
    compiler_for,
    lemma_forms,
)
from checker.rulebook.phrase import GAP_TOKENS, PhraseError, PhraseReader, Row, Slot

ARTICLES = [
    *("de", "het", "'t", "’t", "een", "'n", "’n"),
    *("onze", "ons", "mijn", "deze", "dit", "die", "dat", "alle", "dezelfde"),
]
DENIED = frozenset({"geen", "zonder", "welke", "welk"})
NOT_OURS = DENIED | {"uw", "je", "jouw", "jullie", "hun"}
JOINING = ["omdat", "doordat", "zodat", "waardoor", "want", "maar", "als", "terwijl", "hoewel"]
RELATIVES = ["waar", "waarin", "waarmee", "waarover", "waarop", "waaraan"]
GAP_ENDS = [*CLAUSE_ENDS, *JOINING, *RELATIVES]
ADVERBS = "en|of|nu|hier|zeer|heel|erg|nogal|vrij|steeds|momenteel|thans|wet-|privacy-"
ADJECTIVES = (
    r"(?!jullie$|onze$|de[sz]e|alle$|welke$|sinds)[a-zà-ÿ-]{3,}e|[a-z]{3,}(?:lijk|isch|eel|aal|ees|end|tig)|"
    rf"intern|eigen|vast|strikt|streng|nieuw|strak|algemeen|no|refund|company|privacy|"
    rf"voorgeschreven|beschreven|{ADVERBS}"
)
BEFORE_NOUN = re.compile(rf"\s+|{ADJECTIVES}")
EXTENT = "kaders?|grenzen|marges|bepalingen|voorwaarden|reikwijdte|bereik|letter"
INSIDE_PHRASE = rf"^(?:\s+|bij|door|ons|onze|{EXTENT}|van|de|het|{ADJECTIVES})$"


@dataclass
class _Phrase:
    """A row of a phrase."""

    row: Row
    """The row."""
    nouns: frozenset[Nouns]
    """The nouns of which one must stand in the sentence, by list."""
    lists: Lists
    """The word lists that it names."""
    vocab: Vocab
    """The vocabulary of the sentences."""

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [words for words in map(_plain, self.row) if words]

    @cached_property
    def _pattern(self) -> tuple[TokenPattern, frozenset[int]]:
        return _pattern(self.row, self.lists)

    @cached_property
    def _matcher(self) -> Matcher:
        matcher = Matcher(self.vocab)
        matcher.add("row", [self._pattern[0]])
        return matcher

    def may_match(self, words: frozenset[str], named: frozenset[Nouns]) -> bool:
        """Tell whether the words and nouns of a sentence are enough."""
        return not named.isdisjoint(self.nouns) and not any(words.isdisjoint(slot) for slot in self._needs)

    def stretches(self, sentence: Span) -> Iterator[tuple[int, int]]:
        """Give where the underlined part of every match begins and ends."""
        found: Any = self._matcher(sentence, with_alignments=True)
        for _, first, _, alignment in found:
            places = [index for index, slot in enumerate(alignment) if slot in self._pattern[1]]
            yield sentence.start + first + places[0], sentence.start + first + places[-1] + 1


class _Reason:
    """The phrases of a rule."""

    def __init__(self, parameters: Parameters, lists: Mapping[str, Any], vocab: Vocab) -> None:
        self.listed = rule_nouns(Lists(lists))
        self.passed_over = DENIED if parameters.get("theirs") else NOT_OURS
        self.phrases: list[_Phrase] = []
        self._filed: dict[str, list[int]] = {}
        for number, row in enumerate(_rows(tuple(parameters["phrases"]), Lists(lists))):
            nouns = frozenset(map(self.listed.named, _names(row)))
            self.phrases.append(_Phrase(row, nouns, Lists(lists), vocab))
            for word in _anchor(row):
                self._filed.setdefault(word, []).append(number)
        self.nouns = frozenset().union(*(phrase.nouns for phrase in self.phrases))

    def among(self, words: Words) -> list[_Phrase]:
        """Return the phrases that may stand among words, in order."""
        known, named = words.lower_set, _named(words, self.listed)
        numbers = {number for word in known for number in self._filed.get(word, ())}
        return [self.phrases[number] for number in sorted(numbers) if self.phrases[number].may_match(known, named)]


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    return frozenset().union(*map(_anchor, _rows(tuple(parameters["phrases"]), Lists(lists))))


def _possible(words: Words, reading: Reading, reason: _Reason) -> bool:
    return not _named(words, reason.listed).isdisjoint(reason.nouns)


def _named(words: Words, listed: RuleNouns) -> frozenset[Nouns]:
    """Return the lists of which a noun stands among words."""
    named: frozenset[Nouns] | None = words.notes.get(listed)
    if named is None:
        named = words.notes[listed] = listed.among(words.lower_set)
    return named


def _find(sentence: Span, reading: Reading, reason: _Reason) -> Iterable[Found]:
    for phrase in reason.among(words_of(sentence)):
        for start, end in phrase.stretches(sentence):
            nouns = [token.i for token in sentence.doc[start:end] if reason.listed.of(token.lower_) & phrase.nouns]
            starts = {noun: _phrase_start(noun, sentence) for noun in nouns}
            if not any(_follows(noun_start, sentence, reason.passed_over) for noun_start in starts.values()):
                yield Found(sentence.doc[starts.get(start, start) : end])


def _phrase_start(noun: int, sentence: Span) -> int:
    """Return where the noun phrase of a noun begins: at its article, or else at its first adjective."""
    doc, start = sentence.doc, noun
    while start > sentence.start and BEFORE_NOUN.fullmatch(doc[start - 1].lower_):
        start -= 1
    if start > sentence.start and doc[start - 1].lower_ in ARTICLES and doc[start - 1].lower_ != "dat":
        return start - 1
    while start < noun and re.fullmatch(rf"\s+|{ADVERBS}", doc[start].lower_):
        start += 1
    return start


def _follows(start: int, sentence: Span, words: frozenset[str]) -> bool:
    return start > sentence.start and sentence.doc[start - 1].lower_ in words


@lru_cache(maxsize=64)
def _rows(phrases: tuple[str, ...], lists: Lists) -> tuple[Row, ...]:
    reader = PhraseReader(split=_split, lemma=lemma_forms, words=compiler_for(lists.by_name).list_forms)
    rows = tuple(row for phrase in phrases for row in reader.rows(phrase))
    if any(not _anchor(row) for row in rows):
        raise PhraseError(f"een frase heeft naast ‘{NAMED}’ ook een gewoon woord nodig")
    for slot in (slot for row in rows for slot in row if not slot.gap and not _plain(slot)):
        _noun_pattern(slot.words, lists)
    return rows


def _split(words: str) -> list[str]:
    return [words] if words.startswith(NAMED) else [token.text for token in blank_tokenizer()(words)]


def _plain(slot: Slot) -> frozenset[str]:
    """Return the words of a slot when it names no rule."""
    return frozenset() if any(word.startswith(NAMED) for word in slot.words) else slot.words


def _names(row: Row) -> Iterator[str]:
    """Give the lists that a row names, as it names them."""
    return (word for slot in row for word in slot.words - _plain(slot))


def _anchor(row: Row) -> frozenset[str]:
    return min(map(_plain, row), key=lambda words: (not words, bool(words & COMMON), len(words)))


def _pattern(row: Row, lists: Lists) -> tuple[TokenPattern, frozenset[int]]:
    """Return a row's token pattern and which of its tokens are underlined."""
    tokens: TokenPattern = []
    underlined: set[int] = set()
    for slot in row:
        tokens += [OPTIONAL_SPACE] if tokens else []
        first = len(tokens)
        tokens += _slot(slot, lists, opens=not first)
        underlined |= set(range(first, len(tokens))) if slot.marked else set()
    return tokens, frozenset(underlined)


def _slot(slot: Slot, lists: Lists, *, opens: bool) -> TokenPattern:
    """Return the tokens for a slot; a noun phrase that opens the pattern is its noun, and grows leftward when found."""
    if slot.gap:
        return [{"LOWER": {"NOT_IN": GAP_ENDS}, "OP": f"{{0,{GAP_TOKENS}}}"}]
    if _plain(slot):
        return [{"LOWER": {"IN": sorted(slot.words)}}]
    noun = {"LOWER": {"REGEX": f"^(?:{_noun_pattern(slot.words, lists)})$"}}
    before = [{"LOWER": {"IN": ARTICLES}, "OP": "?"}, {"LOWER": {"REGEX": INSIDE_PHRASE}, "OP": "{0,5}"}]
    return [noun] if opens else [*before, noun]


@lru_cache(maxsize=64)
def _noun_pattern(names: frozenset[str], lists: Lists) -> str:
    """Return a regular expression for the words of the named lists and compounds that end in one."""
    compiler = compiler_for(lists.by_name)
    words = [word for name in sorted(names) for word in compiler.list_forms(name.removeprefix(NAMED))]
    ours = "|".join(map(re.escape, words))
    others = "|".join(map(re.escape, compiler.list_forms(LOOKALIKES)))
    return rf"(?:{ours})|(?!.*(?:{others})$)[\w/-]+(?:{ours})"


RULE_AS_REASON = Construction(
    find=_find,
    anchors=_anchors,
    parameters=frozenset({"phrases", "theirs"}),
    prepare=_Reason,
    possible=_possible,
    needs_parse=False,
)
