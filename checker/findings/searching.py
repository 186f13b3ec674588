"""One rule at a time, looked for in one sentence: what its words say, and what is left to ask when it is parsed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from checker.findings.anchors import Family
from checker.findings.constructions import CONSTRUCTIONS, MAIL_CONSTRUCTIONS
from checker.findings.constructions.base import Construction
from checker.findings.model import Hit, Reading, overlaps
from checker.findings.phrases import Indexes, PhraseMatch
from checker.findings.provisos import Provisos
from checker.language.words import Words
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import ConstructionMatch
from checker.rulebook.phrase import PhraseError

Stretch = tuple[Span, Span, Mapping[str, Any]]
_Test = Callable[[Words, Reading, Any], bool]


def anchors_of(rule: CompiledRule, lists: Mapping[str, Any]) -> frozenset[str]:
    """Return the lower-case words of which one must stand in a sentence, for all that a rule looks for but phrases."""
    return frozenset().union(
        *(pattern.anchors for pattern in rule.patterns),
        *(tree.anchors for tree in rule.trees),
        *(CONSTRUCTIONS[entry.construction].anchors(entry.parameters, lists) for entry in rule.constructions),
    )


class Searcher:
    """One rule, ready to be looked for in sentences."""

    def __init__(self, rule: CompiledRule, vocab: Vocab, indexes: Indexes, lists: Mapping[str, Any]) -> None:
        """Prepare a rule; `indexes` holds those of rules before it, for more than one may have the same phrases."""
        self.rule = rule
        self._vocab = vocab
        given = [(_sentence_construction(entry), entry.parameters) for entry in rule.constructions]
        for construction, parameters in given:
            if unknown := sorted(parameters.keys() - construction.parameters):
                raise PhraseError(f"de constructie kent ‘{unknown[0]}’ niet")
        self._constructions = [
            (construction, construction.prepare(parameters, lists, vocab) if construction.prepare else parameters)
            for construction, parameters in given
        ]
        self._provisos = Provisos(rule, indexes)
        matches_parse = bool(rule.trees) or any(pattern.needs_parse for pattern in rule.patterns)
        self._matches_parse = matches_parse or any(construction.needs_parse for construction, _ in given)
        self.needs_parse = self._matches_parse or self._provisos.needs_parse

    def prepare(self, sentence: Span, words: Words, reading: Reading, phrases: list[PhraseMatch]) -> "Candidate | None":
        """Return what words alone say about a sentence with an anchor of this rule; None when it cannot match."""
        if not phrases and not self._may_match(words, reading):
            return None
        if not self._matches_parse:
            stretches = [*_marked(phrases, sentence.doc), *self._stretches(sentence, reading)]
            return Candidate(self, sentence, stretches, is_complete=True) if stretches else None
        tests = [construction.wanted for construction, _ in self._constructions]
        plain = phrases or self.rule.patterns or self.rule.trees
        wanted = plain or any(test is None or test(sentence) for test in tests)
        found = list(_marked(phrases, sentence.doc))
        return Candidate(self, sentence, found, is_complete=False) if wanted else None

    def _may_match(self, words: Words, reading: Reading) -> bool:
        """Tell whether something but a phrase may match; most rules with an anchor in a sentence stop here."""
        if self._tests is None:
            return True
        return any(possible(words, reading, parameters) for possible, parameters in self._tests)

    @property
    def family(self) -> Family | None:
        """The rules with which this one can be ruled out together: those that only look for the same construction."""
        constructions = {construction for construction, _ in self._constructions}
        if len(constructions) != 1 or self.rule.patterns or self.rule.trees:
            return None
        construction, parameters = self._constructions[0]
        return None if construction.can_stand is None else Family(construction.can_stand, parameters)

    @cached_property
    def _tests(self) -> list[tuple[_Test, Any]] | None:
        """What tells of each way in which the rule can match whether it is possible; None where one has no test."""
        tests = [(construction.possible, parameters) for construction, parameters in self._constructions]
        known = [(possible, parameters) for possible, parameters in tests if possible is not None]
        untested = self.rule.trees or len(known) < len(tests)
        return None if untested else [*known, *((_has_words_of, pattern.needs) for pattern in self.rule.patterns)]

    def hits(self, candidate: "Candidate", reading: Reading) -> Iterator[Hit]:
        """Give the hits in a sentence for which the rule's conditions hold."""
        sentence, stretches = candidate.sentence, candidate.stretches
        if not candidate.is_complete:
            stretches = [*stretches, *self._stretches(sentence, reading)]
        for span, whole, details in _shortest(stretches):
            hit = Hit(self.rule, span, whole, sentence, details)
            if self._provisos.hold(hit, reading):
                yield hit

    def _stretches(self, sentence: Span, reading: Reading) -> Iterator[Stretch]:
        if self.rule.patterns:
            yield from self._linear(sentence)
        if self.rule.trees:
            yield from self._trees(sentence)
        for construction, parameters in self._constructions:
            for found in construction.find(sentence, reading, parameters):
                yield found.span, found.span, found.details

    def _linear(self, sentence: Span) -> Iterator[Stretch]:
        matcher = self._new_matcher(sentence.vocab) if self._reads_words else self._matcher
        found: list[tuple[int, int, int, list[int]]] = matcher(sentence, with_alignments=True)  # type: ignore[assignment]
        for key, start, end, alignment in found:
            pattern = self.rule.patterns[int(self._vocab.strings[key])]
            marked = [index for index, slot in enumerate(alignment) if slot in pattern.marked]
            offset = sentence.start + start
            yield (
                sentence.doc[offset + marked[0] : offset + marked[-1] + 1],
                sentence.doc[offset : sentence.start + end],
                {},
            )

    def _trees(self, sentence: Span) -> Iterator[Stretch]:
        matcher = self._new_tree_matcher(sentence.vocab) if self._reads_words else self._tree_matcher
        for _, tokens in matcher(sentence):
            span = sentence.doc[sentence.start + min(tokens) : sentence.start + max(tokens) + 1]
            yield span, span, {}

    @cached_property
    def _reads_words(self) -> bool:
        return _reads_words([*(one.tokens for one in self.rule.patterns), *(tree.nodes for tree in self.rule.trees)])

    @cached_property
    def _matcher(self) -> Matcher:
        return self._new_matcher(self._vocab)

    @cached_property
    def _tree_matcher(self) -> DependencyMatcher:
        return self._new_tree_matcher(self._vocab)

    def _new_matcher(self, vocab: Vocab) -> Matcher:
        matcher = Matcher(vocab, validate=True)
        for index, pattern in enumerate(self.rule.patterns):
            matcher.add(str(index), [pattern.tokens])
        return matcher

    def _new_tree_matcher(self, vocab: Vocab) -> DependencyMatcher:
        matcher = DependencyMatcher(vocab, validate=True)
        for index, tree in enumerate(self.rule.trees):
            matcher.add(str(index), [tree.nodes])
        return matcher


def _reads_words(pattern: object) -> bool:
    """Tell whether spaCy looks up a text's words in the matcher's vocabulary: for `REGEX` or `FUZZY` with a set."""
    if isinstance(pattern, list):
        return any(map(_reads_words, pattern))
    if not isinstance(pattern, dict):
        return False
    return any(
        (key.upper().startswith(("REGEX", "FUZZY")) and isinstance(value, dict)) or _reads_words(value)
        for key, value in pattern.items()
    )


def _sentence_construction(entry: ConstructionMatch) -> Construction:
    """Return a rule's construction; raises PhraseError when it is one for whole mails."""
    if entry.construction in MAIL_CONSTRUCTIONS:
        raise PhraseError(f"‘{entry.construction}’ kijkt naar de hele mail: schrijf ‘scope: mail’ bij de regel")
    return CONSTRUCTIONS[entry.construction]


def _has_words_of(words: Words, reading: Reading, needs: list[frozenset[str]]) -> bool:
    """Tell whether of every token that a pattern needs, some word is there."""
    return not any(words.lower_set.isdisjoint(slot) for slot in needs)


def _marked(phrases: Iterable[PhraseMatch], doc: Doc) -> Iterator[Stretch]:
    for found in phrases:
        yield doc[found.marked_start : found.marked_end], doc[found.start : found.end], {}


def _shortest(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Keep, of stretches that share a token, the one with the shortest underlined part."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: (len(stretch[0]), stretch[0].start, len(stretch[1]))):
        if not any(overlaps(stretch[0], other[0]) for other in kept):
            kept.append(stretch)
    return sorted(kept, key=lambda stretch: stretch[0].start)


@dataclass(frozen=True)
class Candidate:
    """A rule that may match a sentence, because one of its anchors stands there."""

    searcher: Searcher
    """The rule."""
    sentence: Span
    """The sentence."""
    stretches: list[Stretch]
    """What its words match."""
    is_complete: bool
    """Whether that is all that it can match; if not, the rest waits for a parse."""
