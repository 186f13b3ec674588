"""The whole arrow: from a text or a mail to a report."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TypeVar, Unpack

from checker.draft.mail import read_mail
from checker.draft.model import Draft, MailHeaders, Person
from checker.draft.text import read_text
from checker.findings.conditions import CONDITIONS
from checker.findings.constructions import CONSTRUCTIONS, MAIL_CONSTRUCTIONS
from checker.findings.matching import Failures, Finder, Hits, only_this_rule, sentences_to_parse
from checker.findings.model import Hit, Reading
from checker.findings.prepared import prepared_finder
from checker.findings.searching import Candidate
from checker.language.allowed import ALLOWED, ignored, mark_wording
from checker.language.kept import Kept, go_on, kept_of
from checker.language.pipeline import load_pipeline
from checker.language.readability import readability
from checker.language.sentences import own_sentences
from checker.language.texts import plain_text
from checker.parallel import in_order
from checker.report.later import Later
from checker.report.model import Finding, PlusPoint, Report
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.recipes import RECIPES, needs_parse, rewrites
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.folder import shipped_rules
from checker.rulebook.reader import Names, Rulebook, read_rulebook
from checker.rulebook.selection import ignored_texts, select_rules
from checker.settings import Manner, Settings

NAMES = Names(frozenset(CONDITIONS), frozenset(CONSTRUCTIONS) | frozenset(MAIL_CONSTRUCTIONS), frozenset(RECIPES))
BATCH = 64
Item = TypeVar("Item")


@dataclass(frozen=True)
class _Work:
    """A draft under way."""

    draft: Draft
    now: datetime
    reading: Reading
    candidates: list[Candidate]
    failures: Failures
    kept: Kept


class Checker:
    """Checks Dutch customer mail against a rulebook.

    Loading takes about a second; make one and keep it. Raises SettingsError, RuleError or PipelineError when what it is
    given cannot be used.
    """

    def __init__(self, settings: Settings | None = None, *, clock: Callable[[], datetime] = datetime.now) -> None:
        self.settings = settings or Settings()
        self.rulebook = _rulebook(self.settings)
        self._clock = clock
        self._dutch = load_pipeline(self.settings.model)
        self._select()
        self._finder = self._new_finder()
        self.pipeline = " ".join(self._dutch.pipeline)

    def _select(self) -> None:
        selected = select_rules(self.rulebook, self.settings.rules)
        self._severities = {name: severity for name, (_, severity) in selected.items()}
        self._ignored = ignored_texts(self.rulebook, self.settings)

    def _new_finder(self) -> Finder:
        rules = [rule for rule in self.rulebook.rules if rule.id in self._severities]
        return prepared_finder(self.rulebook, rules, self._dutch.vocab)

    def writing(self, **manner: Unpack[Manner]) -> "Checker":
        """Return a checker for mail written in another manner than the settings say; it shares all that is loaded."""
        other = copy(self)
        other.settings = self.settings.model_copy(update=dict(manner))
        return other

    def with_settings(self, settings: Settings) -> "Checker":
        """Return a checker for another organisation; it shares what is loaded where the settings ask for the same.

        Raises the same errors as a new Checker.
        """
        if settings.model != self.settings.model:
            return Checker(settings, clock=self._clock)
        other = copy(self)
        other.settings = settings
        if settings.rules.extra != self.settings.rules.extra:
            other.rulebook = _rulebook(settings)
        other._select()
        if other.rulebook is not self.rulebook or other._severities.keys() != self._severities.keys():
            other._finder = other._new_finder()
        return other

    def check(
        self, text: str, *, now: datetime | None = None, attachments: int | None = None, to: str | None = None
    ) -> Report:
        """Check a text; raises MailError when it is empty or too long.

        `now` is the moment of writing; `attachments` is how many files go along and `to` the name of the one to whom
        it goes, where that is known.
        """
        return self.check_draft(_draft(text, attachments, to), now=now)

    def check_mail(self, raw: bytes, *, now: datetime | None = None) -> Report:
        """Check the sender's own new words in an RFC 5322 message; raises MailError when it holds no text.

        The moment of writing is `now`, or else the message's own date.
        """
        return self.check_draft(read_mail(raw), now=now)

    def check_draft(self, draft: Draft, *, now: datetime | None = None) -> Report:
        """Check a draft that was read before, such as by `read_mail`."""
        return next(self.check_drafts([(draft, now)]))

    def check_drafts(self, drafts: Iterable[tuple[Draft, datetime | None]]) -> Iterator[Report]:
        """Check many drafts, each with its moment of writing where that is known, and give their reports in order."""
        for batch in _batches(drafts):
            yield from self._reports([(draft, now or self._moment(draft)) for draft, now in batch])

    def _moment(self, draft: Draft) -> datetime:
        sent = draft.headers.sent if draft.headers else None
        return sent or self._clock()

    def check_many(self, texts: Iterable[str], *, workers: int = 1, now: datetime | None = None) -> Iterator[Report]:
        """Check many texts and give their reports in order; with more workers, in that many processes."""
        batches = ((batch, now or self._clock()) for batch in _batches(texts))
        if workers > 1:
            for reports in in_order(_check_in_process, batches, workers, _load_in_process, (self.settings,)):
                yield from reports
        else:
            for batch, moment in batches:
                yield from self._reports([(read_text(text), moment) for text in batch])

    def matches(self, rule: CompiledRule, text: str, *, attachments: int | None = None, to: str | None = None) -> bool:
        """Tell whether a rule, taken alone, finds anything in a text."""
        finder = Finder(self.rulebook, [rule], self._dutch.vocab)
        work = self._start(_draft(text, attachments, to), finder, self._clock())
        self._dutch.parse(sentences_to_parse(work.candidates))
        return any(finder.find(work.candidates, work.reading, {rule.id: rule.rule.severity}, work.failures))

    def _reports(self, drafts: list[tuple[Draft, datetime]]) -> Iterator[Report]:
        """Read the drafts, parse in one go the sentences that a rule or a rewrite asks for, and report one by one."""
        works = [self._start(draft, self._finder, now) for draft, now in drafts]
        self._dutch.parse([sentence for work in works for sentence in sentences_to_parse(work.candidates)])
        found = [self._find(work) for work in works]
        wanted = [hit.sentence for hits in found for hit in hits.findings if needs_parse(hit)]
        parse = _Once(partial(self._dutch.parse, wanted))
        for work, hits in zip(works, found, strict=True):
            yield self._report(work, hits, parse)

    def _find(self, work: _Work) -> Hits:
        go_on(work.reading.doc, work.kept)
        return self._finder.find(work.candidates, work.reading, self._severities, work.failures)

    def _start(self, draft: Draft, finder: Finder, now: datetime) -> _Work:
        doc = self._dutch.tokenize(draft)
        mark_wording(doc, ALLOWED, self.settings.allowed_wording)
        for rule, texts in self._ignored.items():
            mark_wording(doc, ignored(rule), texts)
        reading = Reading(
            doc, own_sentences(doc), self.settings, self.rulebook.lists, now, draft.attachments, draft.headers
        )
        failures: Failures = {}
        candidates = finder.candidates(reading, failures)
        return _Work(draft, now, reading, candidates, failures, kept_of(doc))

    def _report(self, work: _Work, hits: Hits, parse: "_Once") -> Report:
        occasion = Occasion(work.reading, work.now)
        findings = tuple(self._finding(hit, occasion, work.failures, parse) for hit in hits.findings)
        return Report(
            text=work.draft.text,
            findings=findings,
            plus_points=tuple(map(_plus_point, hits.plus_points)),
            pipeline=self.pipeline,
            rulebook=self.rulebook.version,
            failed_rules=Later(partial(_failed, work.failures, findings)),
            figures=readability(map(plain_text, work.reading.sentences)),
        )

    def _finding(self, hit: Hit, occasion: Occasion, failures: Failures, parse: "_Once") -> Finding:
        rule, words = hit.rule.rule, plain_text(hit.span)
        return Finding(
            rule=hit.rule.id,
            category=hit.rule.category.category,
            severity=self._severities[hit.rule.id],
            scope=rule.scope,
            start=hit.span.start_char,
            end=hit.span.end_char,
            text=words,
            sentence_start=hit.sentence.start_char,
            sentence_end=hit.sentence.end_char,
            message=rule.message.replace("{match}", words),
            why=hit.rule.category.why,
            advice=rule.advice,
            rewrites=Later(partial(_rewrites, hit, occasion, failures, parse)),
        )


class _Once:
    """Parses what the rewrites of a batch of drafts need, as soon as the first of them is read."""

    def __init__(self, parse: Callable[[], None]) -> None:
        self._parse: Callable[[], None] | None = parse

    def __call__(self) -> None:
        if self._parse is not None:
            parse, self._parse = self._parse, None
            parse()


def _rewrites(hit: Hit, occasion: Occasion, failures: Failures, parse: _Once) -> tuple[Rewrite, ...]:
    parse()
    with only_this_rule(hit.rule, failures):
        return rewrites(hit, occasion)
    return ()


def _failed(failures: Failures, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the rules that crashed, be it on their rewrites, which are read for that."""
    for finding in findings:
        len(finding.rewrites)
    return tuple(f"{failure.rule} ({failure.error})" for failure in failures.values())


def _rulebook(settings: Settings) -> Rulebook:
    return read_rulebook([shipped_rules(), *settings.rules.extra], NAMES)


def _draft(text: str, attachments: int | None, to: str | None) -> Draft:
    headers = MailHeaders("", None, (Person(to, ""),), is_reply=False, sent=None) if to else None
    return replace(read_text(text), attachments=attachments, headers=headers)


def _plus_point(hit: Hit) -> PlusPoint:
    rule, span = hit.rule.rule, hit.span
    message = rule.message.replace("{match}", span.text)
    return PlusPoint(category=rule.id, start=span.start_char, end=span.end_char, text=span.text, message=message)


def _batches(works: Iterable[Item]) -> Iterator[list[Item]]:
    works = iter(works)
    while batch := list(islice(works, BATCH)):
        yield batch


_process_checker: Checker | None = None


def _load_in_process(settings: Settings) -> None:
    global _process_checker
    _process_checker = Checker(settings)


def _check_in_process(work: tuple[list[str], datetime]) -> list[Report]:
    assert _process_checker is not None
    texts, now = work
    return list(_process_checker.check_many(texts, now=now))
