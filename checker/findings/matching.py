"""Match the rulebook against a reading: anchors first, then words, then a parse where a rule still asks for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from checker.errors import RuleError
from checker.findings.constructions import CONSTRUCTIONS, MAIL_CONSTRUCTIONS
from checker.findings.constructions.base import Construction
from checker.findings.mailrules import MailSearcher
from checker.findings.model import Hit, Reading, RuleFailure, overlaps
from checker.findings.overlap import merge
from checker.findings.phrases import PhraseIndex, PhraseMatch
from checker.findings.pluspoints import most_telling
from checker.findings.provisos import Provisos
from checker.findings.wholemail import Mail
from checker.language.allowed import ALLOWED, ignored
from checker.language.words import words_of
from checker.rulebook.compiler import CompiledRule, Compiler, compiler_for
from checker.rulebook.model import ConstructionMatch
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
        given = [(_sentence_construction(entry), entry.parameters) for entry in rule.constructions]
        for construction, parameters in given:
            if unknown := sorted(parameters.keys() - construction.parameters):
                raise PhraseError(f"de constructie kent ‘{unknown[0]}’ niet")
        self.anchors = frozenset().union(
            *(pattern.anchors for pattern in rule.patterns),
            *(tree.anchors for tree in rule.trees),
            *(construction.anchors(parameters, lists) for construction, parameters in given),
        )
        self._constructions = [
            (construction, construction.prepare(parameters, lists, vocab) if construction.prepare else parameters)
            for construction, parameters in given
        ]
        self._provisos = Provisos(rule, vocab, compiler)
        matches_parse = bool(rule.trees) or any(pattern.needs_parse for pattern in rule.patterns)
        self._matches_parse = matches_parse or any(construction.needs_parse for construction, _ in given)
        self.needs_parse = self._matches_parse or self._provisos.needs_parse

    def prepare(self, sentence: Span, reading: Reading, phrases: list[PhraseMatch]) -> "Candidate | None":
        """Return what words alone say about a sentence with an anchor of this rule; None when it cannot match."""
        if not phrases and not self._may_match(sentence, reading):
            return None
        if not self._matches_parse:
            stretches = [*_marked(phrases, sentence.doc), *self._stretches(sentence, reading)]
            return Candidate(self, sentence, stretches, is_complete=True) if stretches else None
        tests = [construction.wanted for construction, _ in self._constructions]
        plain = phrases or self.rule.patterns or self.rule.trees
        wanted = plain or any(test is None or test(sentence) for test in tests)
        found = list(_marked(phrases, sentence.doc))
        return Candidate(self, sentence, found, is_complete=False) if wanted else None

    def _may_match(self, sentence: Span, reading: Reading) -> bool:
        """Tell whether something but a phrase may match; most rules with an anchor in a sentence stop here."""
        if self.rule.patterns or self.rule.trees:
            return True
        for construction, parameters in self._constructions:
            if construction.possible is None or construction.possible(sentence, reading, parameters):
                return True
        return False

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
        if self.rule.patterns and self._has_words_of_pattern(sentence):
            yield from self._linear(sentence)
        if self.rule.trees:
            yield from self._trees(sentence)
        for construction, parameters in self._constructions:
            if construction.possible is None or construction.possible(sentence, reading, parameters):
                for found in construction.find(sentence, reading, parameters):
                    yield found.span, found.span, found.details

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

    def _has_words_of_pattern(self, sentence: Span) -> bool:
        words = words_of(sentence).lower_set
        return any(not any(words.isdisjoint(slot) for slot in slots) for slots in self._needs)

    @cached_property
    def _needs(self) -> list[list[frozenset[str]]]:
        return [pattern.needs for pattern in self.rule.patterns]

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


def _sentence_construction(entry: ConstructionMatch) -> Construction:
    """Return a rule's construction; raises PhraseError when it is one for whole mails."""
    if entry.construction in MAIL_CONSTRUCTIONS:
        raise PhraseError(f"‘{entry.construction}’ kijkt naar de hele mail: schrijf ‘scope: mail’ bij de regel")
    return CONSTRUCTIONS[entry.construction]


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


class Hits(NamedTuple):
    """What the rules find in a draft."""

    findings: list[Hit]
    """What costs trust, one finding a place, in order."""
    plus_points: list[Hit]
    """What goes well: the most telling first, and no more than are shown."""


class Finder:
    """Finds what the rules of a rulebook match, trying in each sentence only rules of which an anchor stands there."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[CompiledRule], vocab: Vocab) -> None:
        compiler = compiler_for(rulebook.lists)
        self._phrases = PhraseIndex((), vocab.strings)
        self._searchers: list[Searcher] = []
        self._index: dict[int, list[int]] = {}
        self._mail_rules: list[MailSearcher] = []
        indexes: dict[tuple[str, ...], PhraseIndex] = {}
        self._order = {rule.id: place for place, rule in enumerate(rules)}
        for rule in rules:
            try:
                if rule.rule.scope == "mail":
                    self._mail_rules.append(MailSearcher(rule, vocab, compiler, indexes))
                else:
                    self._file(Searcher(rule, vocab, compiler, rulebook.lists), vocab)
            except (PhraseError, KeyError, TypeError, AttributeError) as error:
                path, line = rulebook.place(rule)
                raise RuleError(f"parameters: {error}", path, line) from error

    def candidates(self, reading: Reading, failures: Failures) -> list[Candidate]:
        """Return the rules that may match, sentence by sentence, without any parse."""
        found = []
        for sentence in reading.sentences:
            words = words_of(sentence)
            phrases: dict[int, list[PhraseMatch]] = {}
            for owner, match in self._phrases.owned(words):
                phrases.setdefault(owner, []).append(match)
            anchored = (number for word in words.known for number in self._index.get(word, ()))
            for number in sorted({*phrases, *anchored}):
                searcher = self._searchers[number]
                # As `only_this_rule` does, which is too slow for every rule in every sentence.
                try:
                    candidate = searcher.prepare(sentence, reading, phrases.get(number, []))
                except Exception as error:
                    failures[searcher.rule.id] = RuleFailure(searcher.rule.id, type(error).__name__)
                    continue
                if candidate:
                    found.append(candidate)
        return found

    def find(
        self, candidates: Iterable[Candidate], reading: Reading, severities: Mapping[str, Severity], failures: Failures
    ) -> Hits:
        """Return what the candidates find in their parsed sentences, and what the whole-mail rules find.

        A finding about the whole mail only points at its place, so it never takes the place of one about the words.
        """
        hits: list[Hit] = []
        for candidate in candidates:
            with only_this_rule(candidate.searcher.rule, failures):
                hits += (hit for hit in candidate.searcher.hits(candidate, reading) if not _may_stay(hit, reading))
        mail, about_mail = Mail(reading, hits), list[Hit]()
        for searcher in self._mail_rules:
            with only_this_rule(searcher.rule, failures):
                about_mail += (hit for hit in searcher.hits(mail) if not _may_stay(hit, reading))
        findings = merge(_faults(hits), severities) + _one_each(_faults(about_mail), severities)
        findings.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.rule.id))
        praise = [hit for hit in (*hits, *about_mail) if hit.rule.category.plus]
        return Hits(findings, most_telling(praise, findings, self._order))

    def _file(self, searcher: Searcher, vocab: Vocab) -> None:
        number = len(self._searchers)
        self._searchers.append(searcher)
        self._phrases.add(searcher.rule.phrases, vocab.strings, number)
        for word in searcher.anchors:
            self._index.setdefault(vocab.strings.add(word), []).append(number)


def sentences_to_parse(candidates: Iterable[Candidate]) -> list[Span]:
    """Return the sentences that some candidate needs parsed."""
    wanted = {
        candidate.sentence.start: candidate.sentence for candidate in candidates if candidate.searcher.needs_parse
    }
    return list(wanted.values())


def _one_each(hits: list[Hit], severities: Mapping[str, Severity]) -> list[Hit]:
    """Keep one whole-mail finding a place; words that are missing there are another matter for each category."""
    missing = [hit for hit in hits if "insertion" in hit.details]
    kept = merge([hit for hit in hits if hit not in missing], severities)
    for category in {hit.rule.category.category for hit in missing}:
        kept += merge([hit for hit in missing if hit.rule.category.category == category], severities)
    return kept


def _faults(hits: Iterable[Hit]) -> list[Hit]:
    return [hit for hit in hits if not hit.rule.category.plus]


def _may_stay(hit: Hit, reading: Reading) -> bool:
    """Tell whether a hit lies inside wording that has to be used, or about which its rule is to be silent."""
    category = hit.rule.category.category
    groups = (ALLOWED, ignored(category), ignored(hit.rule.id))
    stretches = [span for group in groups for span in reading.spans(group)]
    return any(span.start <= hit.span.start and _last_word(hit.span) < span.end for span in stretches)


def _last_word(span: Span) -> int:
    """Return where the last word of a span stands: a comma or full stop behind it does not count."""
    return next((token.i for token in reversed(span) if not token.is_punct), span.end - 1)


@contextmanager
def only_this_rule(rule: CompiledRule, failures: Failures) -> Iterator[None]:
    """Let a crash cost the rule and nothing else: rules may be anybody's, and the mail has to go on."""
    try:
        yield
    except Exception as error:
        failures[rule.id] = RuleFailure(rule.id, type(error).__name__)
