"""Construction `rule-as-reason`: phrases about a rule, whatever the rule is called.

A phrase says `@list` where the rule is named: the noun may be a word of that list or a compound that ends in one, with
an article and adjectives before it. `volgens @regelwoorden` finds `volgens ons strenge retourbeleid`. The customer's
own rules (`uw procedure`) and rules that are denied (`geen regels`) are passed over; with `theirs`, only the latter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.rule_nouns import NAMED, Nouns, RuleNouns, rule_nouns
from checker.findings.model import Reading
from checker.language.kept import keep
from checker.language.tokenizer import blank_tokenizer
from checker.language.words import Words, words_of
from checker.rulebook.compiler import (
    CLAUSE_ENDS,
    COMMON,
    Lists,
    compiler_for,
    lemma_forms,
)
from checker.rulebook.phrase import GAP_TOKENS, PhraseError, PhraseReader, Row, Slot

ARTICLES = frozenset("de het 't ’t een 'n ’n onze ons mijn deze dit die dat alle dezelfde".split())
DENIED = frozenset({"geen", "zonder", "welke", "welk"})
NOT_OURS = DENIED | {"uw", "je", "jouw", "jullie", "hun"}
JOINING = ["omdat", "doordat", "zodat", "waardoor", "want", "maar", "als", "terwijl", "hoewel"]
RELATIVES = ["waar", "waarin", "waarmee", "waarover", "waarop", "waaraan"]
GAP_ENDS = frozenset({*CLAUSE_ENDS, *JOINING, *RELATIVES})
ADVERBS = "en|of|nu|hier|zeer|heel|erg|nogal|vrij|steeds|momenteel|thans|wet-|privacy-"
ADJECTIVES = (
    r"(?!jullie$|onze$|de[sz]e|alle$|welke$|sinds)[a-zà-ÿ-]{3,}e|[a-z]{3,}(?:lijk|isch|eel|aal|ees|end|tig)|"
    rf"intern|eigen|vast|strikt|streng|nieuw|strak|algemeen|no|refund|company|privacy|"
    rf"voorgeschreven|beschreven|{ADVERBS}"
)
BEFORE_NOUN = re.compile(rf"\s+|{ADJECTIVES}")
EXTENT = "kaders?|grenzen|marges|bepalingen|voorwaarden|reikwijdte|bereik|letter"
INSIDE_PHRASE = re.compile(rf"bij|door|ons|onze|{EXTENT}|van|de|het|{ADJECTIVES}")
MOST_ADJECTIVES = 5


class _Part(NamedTuple):
    """One or more words of a phrase, all of one kind."""

    fits: Callable[[str], object]
    """Tells whether a word in lower case is of that kind."""
    least: int
    """How many there have to be."""
    most: int
    """How many there can be."""
    marked: bool
    """Whether they are underlined."""


@dataclass
class _Phrase:
    """A row of a phrase."""

    row: Row
    """The row."""
    nouns: frozenset[Nouns]
    """The nouns of which one must stand in the sentence, by list."""
    listed: RuleNouns
    """What knows of a word which of these nouns it is."""

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [words for words in map(_plain, self.row) if words]

    @cached_property
    def _parts(self) -> list[_Part]:
        parts: list[_Part] = []
        for slot in self.row:
            parts += _parts_of(slot, self._is_noun, opens=not parts)
        return parts

    def _is_noun(self, word: str) -> bool:
        return not self.nouns.isdisjoint(self.listed.of(word))

    def may_match(self, words: frozenset[str], named: frozenset[Nouns]) -> bool:
        """Tell whether the words and nouns of a sentence are enough."""
        return not named.isdisjoint(self.nouns) and not any(words.isdisjoint(slot) for slot in self._needs)

    def stretches(self, words: Words) -> Iterator[tuple[int, int]]:
        """Give where the underlined part of every match begins and ends, as token indexes."""
        opens = self._parts[0].fits
        for start in (place for place, word in enumerate(words.lower) if opens(word)):
            for first, last in set(_matches(self._parts, words.lower, start)):
                yield words.indexes[first], words.indexes[last] + 1


def _parts_of(slot: Slot, is_noun: Callable[[str], bool], *, opens: bool) -> list[_Part]:
    """Return the parts for a slot; a noun phrase that opens the row is its noun, and grows leftward when found."""
    if slot.gap:
        return [_Part(lambda word: word not in GAP_ENDS, 0, GAP_TOKENS, slot.marked)]
    if plain := _plain(slot):
        return [_Part(plain.__contains__, 1, 1, slot.marked)]
    noun = _Part(is_noun, 1, 1, slot.marked)
    if opens:
        return [noun]
    article = _Part(ARTICLES.__contains__, 0, 1, slot.marked)
    return [article, _Part(INSIDE_PHRASE.fullmatch, 0, MOST_ADJECTIVES, slot.marked), noun]


def _matches(
    parts: Sequence[_Part], words: Sequence[str], at: int, marked: tuple[int, ...] = ()
) -> Iterator[tuple[int, int]]:
    """Give the first and last underlined word of every way in which the parts fit from a word on."""
    if not parts:
        yield marked[0], marked[-1]
        return
    part, rest = parts[0], parts[1:]
    for count in range(part.most + 1):
        if count >= part.least:
            yield from _matches(rest, words, at, marked)
        if at >= len(words) or not part.fits(words[at]):
            return
        marked = (*marked, at) if part.marked else marked
        at += 1


class _Reason:
    """The phrases of a rule."""

    def __init__(self, parameters: Parameters, lists: Mapping[str, Any], _: Vocab) -> None:
        self.listed = rule_nouns(Lists(lists))
        self.passed_over = DENIED if parameters.get("theirs") else NOT_OURS
        self.phrases: list[_Phrase] = []
        self._filed: dict[str, list[int]] = {}
        for number, row in enumerate(_rows(tuple(parameters["phrases"]), Lists(lists))):
            nouns = frozenset(map(self.listed.named, _names(row)))
            self.phrases.append(_Phrase(row, nouns, self.listed))
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


def _can_stand(words: Words, reading: Reading, reason: _Reason) -> bool:
    listed, mail = reason.listed, words.columns
    in_mail: bool = keep(mail.doc, listed, lambda: any(map(listed.of, mail.known)))
    return in_mail and bool(_named(words, listed))


def _possible(words: Words, reading: Reading, reason: _Reason) -> bool:
    return not _named(words, reason.listed).isdisjoint(reason.nouns)


def _named(words: Words, listed: RuleNouns) -> frozenset[Nouns]:
    """Return the lists of which a noun stands among words."""
    named: frozenset[Nouns] | None = words.notes.get(listed)
    if named is None:
        named = words.notes[listed] = listed.among(words.lower_set)
    return named


def _find(sentence: Span, reading: Reading, reason: _Reason) -> Iterable[Found]:
    words = words_of(sentence)
    for phrase in reason.among(words):
        for start, end in phrase.stretches(words):
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


RULE_AS_REASON = Construction(
    find=_find,
    anchors=_anchors,
    parameters=frozenset({"phrases", "theirs"}),
    prepare=_Reason,
    can_stand=_can_stand,
    possible=_possible,
    needs_parse=False,
)
