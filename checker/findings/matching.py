"""Match the rulebook against a reading: anchors first, then words, then a parse where a rule still asks for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.errors import RuleError
from checker.findings.conditions import CONDITIONS, Condition
from checker.findings.constructions import CONSTRUCTIONS
from checker.findings.model import Hit, Reading, RuleFailure, overlaps
from checker.findings.overlap import merge
from checker.findings.phrases import PhraseIndex
from checker.rulebook.compiler import CompiledRule, Compiler
from checker.rulebook.model import ConditionEntry, condition_argument, condition_name
from checker.rulebook.phrase import PhraseError
from checker.rulebook.reader import Rulebook
from checker.settings import Severity

Stretch = tuple[Span, Span, Mapping[str, Any]]
Failures = dict[str, RuleFailure]


class Searcher:
    """One rule, ready to be looked for in sentences of one vocabulary."""

    def __init__(self, rule: CompiledRule, vocab: Vocab, compiler: Compiler, lists: Mapping[str, Any]) -> None:
        self.rule = rule
        self._vocab = vocab
        self._compiler = compiler
        constructions = [(CONSTRUCTIONS[entry.construction], entry.parameters) for entry in rule.constructions]
        for construction, parameters in constructions:
            if unknown := sorted(parameters.keys() - construction.parameters):
                raise PhraseError(f"de constructie kent ‘{unknown[0]}’ niet")
        self._constructions = constructions
        self.anchors = frozenset().union(
            *(row.anchors for row in rule.phrases),
            *(pattern.anchors for pattern in rule.patterns),
            *(tree.anchors for tree in rule.trees),
            *(construction.anchors(parameters, lists) for construction, parameters in constructions),
        )
        self._when = [self._condition(entry) for entry in rule.rule.when]
        self._unless = [self._condition(entry) for entry in rule.rule.unless]
        matches_parse = bool(rule.trees) or any(pattern.needs_parse for pattern in rule.patterns)
        self._matches_parse = matches_parse or any(construction.needs_parse for construction, _ in constructions)
        self.needs_parse = self._matches_parse or any(
            condition.needs_parse for condition, _ in (*self._when, *self._unless)
        )

    def prepare(self, sentence: Span, reading: Reading) -> "Candidate | None":
        """Return what words alone say about a sentence with an anchor of this rule; None when it cannot match."""
        if not self._matches_parse:
            stretches = list(self._stretches(sentence, reading))
            return Candidate(self, sentence, stretches) if stretches else None
        tests = [construction.wanted for construction, _ in self._constructions]
        plain = self.rule.phrases or self.rule.patterns or self.rule.trees
        wanted = plain or any(test is None or test(sentence) for test in tests)
        return Candidate(self, sentence, None) if wanted else None

    def hits(self, candidate: "Candidate", reading: Reading) -> Iterator[Hit]:
        """Give the hits in a sentence for which the rule's conditions hold."""
        sentence = candidate.sentence
        stretches = self._stretches(sentence, reading) if candidate.stretches is None else candidate.stretches
        for span, whole, details in _shortest(stretches):
            hit = Hit(self.rule, span, whole, sentence, details)
            if self._holds(hit, reading):
                yield hit

    def _stretches(self, sentence: Span, reading: Reading) -> Iterator[Stretch]:
        if self.rule.phrases:
            yield from self._found_phrases(sentence)
        if self.rule.patterns:
            yield from self._linear(sentence)
        if self.rule.trees:
            yield from self._trees(sentence)
        for construction, parameters in self._constructions:
            for found in construction.find(sentence, reading, parameters):
                yield found.span, found.span, found.details

    def _found_phrases(self, sentence: Span) -> Iterator[Stretch]:
        doc = sentence.doc
        for found in self._phrases(sentence):
            yield doc[found.marked_start : found.marked_end], doc[found.start : found.end], {}

    def _linear(self, sentence: Span) -> Iterator[Stretch]:
        found: list[tuple[int, int, int, list[int]]] = self._matcher(sentence, with_alignments=True)  # type: ignore[assignment]
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
        for _, tokens in self._tree_matcher(sentence):
            span = sentence.doc[sentence.start + min(tokens) : sentence.start + max(tokens) + 1]
            yield span, span, {}

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex(self.rule.phrases, self._vocab.strings)

    @cached_property
    def _matcher(self) -> Matcher:
        matcher = Matcher(self._vocab, validate=True)
        for index, pattern in enumerate(self.rule.patterns):
            matcher.add(str(index), [pattern.tokens])
        return matcher

    @cached_property
    def _tree_matcher(self) -> DependencyMatcher:
        matcher = DependencyMatcher(self._vocab, validate=True)
        for index, tree in enumerate(self.rule.trees):
            matcher.add(str(index), [tree.nodes])
        return matcher

    @cached_property
    def _exceptions(self) -> PhraseIndex:
        return PhraseIndex((row for rows in self.rule.exceptions.values() for row in rows), self._vocab.strings)

    def _holds(self, hit: Hit, reading: Reading) -> bool:
        return (
            all(condition.holds(hit, reading, argument) for condition, argument in self._when)
            and not any(condition.holds(hit, reading, argument) for condition, argument in self._unless)
            and not any(
                found.start < hit.span.end and hit.span.start < found.end for found in self._exceptions(hit.sentence)
            )
        )

    def _condition(self, entry: ConditionEntry) -> tuple[Condition, Any]:
        """Return a condition with its argument; a list of phrases becomes an index of them."""
        condition = CONDITIONS[condition_name(entry)]
        argument = condition_argument(entry)
        if condition.takes_phrases:
            rows = [row for phrase in argument for row in self._compiler.rows(phrase)]
            argument = PhraseIndex(rows, self._vocab.strings)
        return condition, argument


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
    stretches: list[Stretch] | None
    """What it matches, when words alone decide that; None when it waits for a parse."""


class Finder:
    """Finds what the rules of a rulebook match, trying in each sentence only rules of which an anchor stands there."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[CompiledRule], vocab: Vocab) -> None:
        compiler = Compiler(rulebook.lists)
        self._index: dict[int, list[Searcher]] = {}
        for rule in rules:
            try:
                searcher = Searcher(rule, vocab, compiler, rulebook.lists)
            except (PhraseError, KeyError, TypeError, AttributeError) as error:
                path, line = rulebook.place(rule)
                raise RuleError(f"parameters: {error}", path, line) from error
            for word in searcher.anchors:
                self._index.setdefault(vocab.strings.add(word), []).append(searcher)

    def candidates(self, reading: Reading, failures: Failures) -> list[Candidate]:
        """Return the rules that may match, sentence by sentence, without any parse."""
        found = []
        for sentence in reading.sentences:
            searchers = {id(one): one for token in sentence for one in self._index.get(token.lower, ())}
            for searcher in searchers.values():
                with only_this_rule(searcher.rule, failures):
                    if candidate := searcher.prepare(sentence, reading):
                        found.append(candidate)
        return found


def sentences_to_parse(candidates: Iterable[Candidate]) -> list[Span]:
    """Return the sentences that some candidate needs parsed."""
    wanted = {
        candidate.sentence.start: candidate.sentence for candidate in candidates if candidate.searcher.needs_parse
    }
    return list(wanted.values())


def find(
    candidates: Iterable[Candidate], reading: Reading, severities: Mapping[str, Severity], failures: Failures
) -> list[Hit]:
    """Return what the candidates find, one finding a place."""
    hits: list[Hit] = []
    for candidate in candidates:
        with only_this_rule(candidate.searcher.rule, failures):
            hits += candidate.searcher.hits(candidate, reading)
    return merge(hits, severities)


@contextmanager
def only_this_rule(rule: CompiledRule, failures: Failures) -> Iterator[None]:
    """Let a crash cost the rule and nothing else: rules may be anybody's, and the mail has to go on."""
    try:
        yield
    except Exception as error:
        failures[rule.id] = RuleFailure(rule.id, type(error).__name__)
