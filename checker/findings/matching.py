"""Match the rulebook against a reading: anchors first, then words, then a parse where a rule still asks for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.errors import RuleError
from checker.findings.anchors import AnchorIndex
from checker.findings.mailrules import MailSearcher
from checker.findings.model import Hit, Reading, RuleFailure
from checker.findings.overlap import merge
from checker.findings.phrases import Indexes, PhraseIndex, PhraseMatch
from checker.findings.pluspoints import most_telling
from checker.findings.searching import Candidate, Searcher, anchors_of
from checker.findings.wholemail import Mail
from checker.language.allowed import ALLOWED, ignored
from checker.language.words import words_of
from checker.rulebook.compiler import CompiledRule, compiler_for
from checker.rulebook.model import WordList
from checker.rulebook.phrase import PhraseError
from checker.rulebook.reader import Rulebook
from checker.settings import Severity

Failures = dict[str, RuleFailure]


class Hits(NamedTuple):
    """What the rules find in a draft."""

    findings: list[Hit]
    """What costs trust, one finding a place, in order."""
    plus_points: list[Hit]
    """What goes well: the most telling first, and no more than are shown."""


class Finder:
    """Finds what the rules of a rulebook match, trying in each sentence only rules of which an anchor stands there."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[CompiledRule], vocab: Vocab) -> None:
        self._phrases = PhraseIndex((), vocab.strings)
        self._searchers: list[Searcher] = []
        self._anchors = AnchorIndex()
        self._mail_rules: list[MailSearcher] = []
        indexes = Indexes(compiler_for(rulebook.lists), vocab.strings)
        self._order = {rule.id: place for place, rule in enumerate(rules)}
        for rule in rules:
            try:
                if rule.rule.scope == "mail":
                    self._mail_rules.append(MailSearcher(rule, indexes))
                else:
                    self._file(Searcher(rule, vocab, indexes, rulebook.lists), rulebook.lists, vocab)
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
            for number in sorted({*phrases, *self._anchors.among(words, reading)}):
                searcher = self._searchers[number]
                # As `only_this_rule` does, which is too slow for every rule in every sentence.
                try:
                    candidate = searcher.prepare(sentence, words, reading, phrases.get(number, []))
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
            # As `only_this_rule` does, which is too slow for every rule in every mail.
            try:
                about_mail += (hit for hit in searcher.hits(mail) if not _may_stay(hit, reading))
            except Exception as error:
                failures[searcher.rule.id] = RuleFailure(searcher.rule.id, type(error).__name__)
        findings = merge(_faults(hits), severities) + _one_each(_faults(about_mail), severities)
        findings.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.rule.id))
        praise = [hit for hit in (*hits, *about_mail) if hit.rule.category.plus]
        return Hits(findings, most_telling(praise, findings, self._order))

    def _file(self, searcher: Searcher, lists: Mapping[str, WordList], vocab: Vocab) -> None:
        number = len(self._searchers)
        self._searchers.append(searcher)
        self._phrases.add(searcher.rule.phrases, vocab.strings, number)
        self._anchors.file(number, map(vocab.strings.add, anchors_of(searcher.rule, lists)), searcher.family)


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
