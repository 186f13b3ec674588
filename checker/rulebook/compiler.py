"""From phrases and raw patterns to token patterns, each filed under its anchor: the rarest word that it needs."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

from spacy.lang.nl.stop_words import STOP_WORDS
from spacy.matcher import DependencyMatcher, Matcher

from checker.language.tokenizer import blank_tokenizer
from checker.language.verbs import adjective_forms, load_verbs
from checker.rulebook.model import Category, ConstructionMatch, Rule, TokenMatch, TreeMatch, WordList
from checker.rulebook.phrase import GAP_TOKENS, PhraseError, PhraseReader, Row, Slot

CLAUSE_ENDS = [",", ";", ":", ".", "!", "?", "...", "…", "(", ")", "–"]
COMMON = STOP_WORDS | {
    "u",
    "uw",
    "je",
    "jouw",
    "jij",
    "jullie",
    "we",
    "wij",
    "ons",
    "onze",
    "het",
    "is",
    "bij",
    "dit",
    "wordt",
    "worden",
    *CLAUSE_ENDS,
}
PARSE_KEYS = frozenset({"POS", "TAG", "MORPH", "DEP", "LEMMA"})
WORD_KEYS = ("LOWER", "ORTH", "TEXT")
OPTIONAL_SPACE: dict[str, Any] = {"IS_SPACE": True, "OP": "?"}
TokenPattern = list[dict[str, Any]]


@dataclass(frozen=True)
class LinearPattern:
    """A token pattern for spaCy's Matcher."""

    tokens: TokenPattern
    """The token descriptions."""
    marked: frozenset[int]
    """Which of them are underlined."""
    anchors: frozenset[str]
    """Lower-case words of which one must stand in the sentence."""
    needs_parse: bool
    """Whether it looks at tags, lemmas or dependencies."""

    @property
    def needs(self) -> list[frozenset[str]]:
        """Of each token that must be there and names its words, these words."""
        return [words for token in self.tokens if token.get("OP", "1") in {"1", "+"} and (words := _words(token))]


@dataclass(frozen=True)
class PhraseRow:
    """A row of a phrase, with the slot under which it is filed."""

    slots: Row
    """Its slots."""
    anchor: int
    """The index of the slot with the rarest words."""

    @property
    def anchors(self) -> frozenset[str]:
        """Lower-case words of which one must stand in the sentence."""
        return self.slots[self.anchor].words


@dataclass(frozen=True)
class TreePattern:
    """A pattern for spaCy's DependencyMatcher."""

    nodes: TokenPattern
    """The node descriptions."""
    anchors: frozenset[str]
    """Lower-case words of which one must stand in the sentence."""


@dataclass(frozen=True)
class CompiledRule:
    """A rule ready to be matched; its phrases are compiled when they are first asked for, and not pickled."""

    id: str
    """Category and rule, such as `vage-termijn.zo-snel-mogelijk`."""
    category: Category
    """The category it belongs to."""
    rule: Rule
    """The rule as it was written."""
    patterns: tuple[LinearPattern, ...]
    """Its token patterns."""
    trees: tuple[TreePattern, ...]
    """Its tree patterns."""
    constructions: tuple[ConstructionMatch, ...]
    """Its constructions."""
    lists: Mapping[str, WordList]
    """The word lists that its phrases may name."""

    @cached_property
    def phrases(self) -> tuple[PhraseRow, ...]:
        """Its phrases; raises PhraseError when one is wrong."""
        return self._rows(entry for entry in self.rule.match if isinstance(entry, str))

    @cached_property
    def exceptions(self) -> tuple[PhraseRow, ...]:
        """The phrases that make a match innocent; raises PhraseError when one is wrong."""
        return self._rows(self.rule.leave_alone)

    def _rows(self, phrases: Iterable[str]) -> tuple[PhraseRow, ...]:
        compiler = compiler_for(self.lists)
        return tuple(row for phrase in phrases for row in compiler.rows(phrase))

    def __getstate__(self) -> Mapping[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Compiler:
    """Compiles rules against a set of word lists."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.lists = lists
        self._rows: dict[str, list[PhraseRow]] = {}
        self._reader = PhraseReader(split=_split, lemma=lemma_forms, words=self.list_forms)

    def compile(self, category: Category, rule: Rule) -> CompiledRule:
        """Compile a rule; raises PhraseError when a phrase or pattern in it is wrong."""
        patterns: list[LinearPattern] = []
        trees: list[TreePattern] = []
        for entry in rule.match:
            if isinstance(entry, TokenMatch):
                patterns.append(_raw(entry))
            elif isinstance(entry, TreeMatch):
                trees.append(_tree(entry))
        compiled = CompiledRule(
            id=f"{category.category}.{rule.id}",
            category=category,
            rule=rule,
            patterns=tuple(patterns),
            trees=tuple(trees),
            constructions=tuple(entry for entry in rule.match if isinstance(entry, ConstructionMatch)),
            lists=self.lists,
        )
        _ = compiled.phrases, compiled.exceptions  # whatever is wrong with a phrase is to be found now
        return compiled

    def rows(self, phrase: str) -> list[PhraseRow]:
        """Compile a phrase to rows, each with its anchor; raises PhraseError."""
        if phrase not in self._rows:
            self._rows[phrase] = [PhraseRow(row, _anchor(row)) for row in self._reader.rows(phrase)]
        return self._rows[phrase]

    def phrase(self, phrase: str) -> list[LinearPattern]:
        """Compile a phrase; raises PhraseError."""
        return [_linear(row) for row in self._reader.rows(phrase)]

    def list_forms(self, name: str) -> Sequence[str]:
        """Return every form of every word in a list; raises PhraseError when there is no such list."""
        if name not in self.lists:
            raise PhraseError(f"er is geen lijst ‘{name}’")
        entries = self.lists[name]
        if entries.forms == "verb":
            return [form for word in entries.entries for form in lemma_forms(word)]
        if entries.forms == "adjective":
            return [form for word in entries.entries for form in sorted(adjective_forms(word))]
        return entries.entries


class Lists:
    """Word lists, compared by identity, so that what was made of them can be kept in a cache."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.by_name = lists

    def __hash__(self) -> int:
        return id(self.by_name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lists) and self.by_name is other.by_name


_recent: deque[Compiler] = deque(maxlen=4)


def compiler_for(lists: Mapping[str, WordList]) -> Compiler:
    """Return the compiler of a set of word lists: one that has read most of its phrases before, where there is one."""
    for compiler in _recent:
        if compiler.lists is lists:
            return compiler
    _recent.append(Compiler(lists))
    return _recent[-1]


def lemma_forms(lemma: str) -> Sequence[str]:
    """Return every form of a verb in the lexicon; raises PhraseError for another word."""
    forms = load_verbs().forms(lemma)
    if not forms:
        raise PhraseError(f"‘{lemma}’ staat niet in de werkwoordenlijst")
    return sorted(forms)


@cache
def _split(words: str) -> list[str]:
    parts = words.split(" ")
    # The tokenizer takes a hundred times as long, and letters alone are one token unless it has an exception for them.
    if all(part.isalpha() and part not in blank_tokenizer().rules for part in parts):
        return parts
    return [token.text for token in blank_tokenizer()(words)]


def _linear(row: Row) -> LinearPattern:
    tokens: TokenPattern = []
    marked = set()
    for slot in row:
        if tokens:
            tokens.append(OPTIONAL_SPACE)
        if slot.marked:
            marked.add(len(tokens))
        tokens.append(_token(slot))
    anchor = min((slot.words for slot in row if slot.words), key=_commonness)
    return LinearPattern(tokens, frozenset(marked), anchor, needs_parse=False)


def _anchor(row: Row) -> int:
    return min((index for index, slot in enumerate(row) if slot.words), key=lambda index: _commonness(row[index].words))


def _token(slot: Slot) -> dict[str, Any]:
    if slot.gap:
        return {"LOWER": {"NOT_IN": CLAUSE_ENDS}, "OP": f"{{0,{GAP_TOKENS}}}"}
    return {"LOWER": {"IN": sorted(slot.words)}}


@cache
def _commonness(words: frozenset[str]) -> tuple[bool, int, int]:
    """Sort rare words first: no word that stands in every mail, few alternatives, long words."""
    return (bool(words & COMMON), len(words), -min(map(len, words)))


def _raw(entry: TokenMatch) -> LinearPattern:
    _accepted(Matcher, entry.tokens)
    anchors = _given(entry.anchor) or _rarest(
        _words(token) for token in entry.tokens if token.get("OP", "1") in {"1", "+"}
    )
    needs_parse = any(PARSE_KEYS & set(token) for token in entry.tokens)
    return LinearPattern(entry.tokens, frozenset(range(len(entry.tokens))), anchors, needs_parse)


def _tree(entry: TreeMatch) -> TreePattern:
    _accepted(DependencyMatcher, entry.tree)
    anchors = _given(entry.anchor) or _rarest(_words(node.get("RIGHT_ATTRS", {})) for node in entry.tree)
    return TreePattern(entry.tree, anchors)


def _accepted(matcher: type[Matcher] | type[DependencyMatcher], pattern: TokenPattern) -> None:
    """Let spaCy itself judge a raw pattern; raises PhraseError when it refuses."""
    try:
        matcher(blank_tokenizer().vocab, validate=True).add("pattern", [pattern])
    except (ValueError, KeyError) as error:
        raise PhraseError(f"geen geldig patroon voor spaCy: {' '.join(str(error).split())}") from error


def _given(anchor: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in anchor)


def _rarest(candidates: Iterable[frozenset[str]]) -> frozenset[str]:
    named = [words for words in candidates if words]
    if not named:
        raise PhraseError("geen enkel onderdeel noemt zijn woorden (LOWER): geef zelf een anker met ‘anchor’")
    return min(named, key=_commonness)


def _words(token: Mapping[str, Any]) -> frozenset[str]:
    for key in WORD_KEYS:
        value = token.get(key)
        if isinstance(value, str):
            return frozenset({value.lower()})
        if isinstance(value, dict) and "IN" in value:
            return frozenset(word.lower() for word in value["IN"])
    return frozenset()
