"""Whole-mail constructions about a mail that is not ready to send: open slots, dates that cannot be, a missing file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from spacy.tokens import Doc, Span

from checker.findings.constructions.base import Found, MailConstruction, Parameters
from checker.findings.model import Reading, overlaps
from checker.findings.wholemail import Mail
from checker.language.actors import customer_acts
from checker.language.clauses import clause_of, is_past
from checker.language.dates import NamedDate, dates
from checker.language.kept import keep
from checker.language.texts import lowered, plain_text
from checker.language.verb_words import is_participle
from checker.settings import WEEKDAYS

_WRITTEN = ("own", "salutation", "closing", "signature", "subject")
NEAR = timedelta(days=60)
"""Within how many days of the moment of writing a date without a year can only be that one."""
RECENT = timedelta(days=365)
"""Within how many days a date with a year may be a promise that was not changed; before that it is history."""
_RECEIVES = frozenset({"krijgt", "krijg", "krijgen", "ontvangt", "ontvang", "ontvangen", "hoort", "hoor", "verneemt"})
_CLOCK = re.compile(r"\b(?:vóór|voor|om|uiterlijk)\s+(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s*(?:uur|u)\b", re.I)
_TODAY = re.compile(r"\bvandaag\b(?:\s+nog)?(?:\s+\S+){0,3}?\s+" + _CLOCK.pattern, re.I)
_SINCE = re.compile(r"\b(?:sinds|vanaf|van|ingang|gedateerd|dagtekening|geboren)\b", re.I)
_HAVE = frozenset({"heb", "hebt", "heeft", "hebben"})
_DECIDED = frozenset({"besloten", "gemeld", "gevraagd", "verzocht"})
_TOLD = frozenset("beloofd toegezegd afgesproken gepland zou zouden had hadden".split())


def _slots(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find what matches one of the regular expressions in the sender's own text, anywhere in the mail.

    They are only tried where one of the `signs` stands in the mail, in small letters or capitals.
    """
    text = plain_text(mail.reading.doc)
    if "signs" in parameters and not any(map(_lowered(mail.reading.doc).__contains__, parameters["signs"])):
        return
    for pattern in (one for one in parameters["patterns"] if re.search(one, text)):
        for part in (part for kind in _WRITTEN for part in mail.reading.spans(kind)):
            for match in re.finditer(pattern, plain_text(part)):
                start = part.start_char + match.start("slot" if "slot" in match.groupdict() else 0)
                end = part.start_char + match.end("slot" if "slot" in match.groupdict() else 0)
                span = mail.reading.doc.char_span(start, end, alignment_mode="expand")
                if span is not None:
                    yield Found(span, sentence=_around(span, mail.reading))


def _lowered(doc: Doc) -> str:
    return keep(doc, lowered, lambda: lowered(plain_text(doc)))


def _around(span: Span, reading: Reading) -> Span:
    """Return the sentence of a span, or the part of the mail that it stands in."""
    parts = (part for kind in _WRITTEN for part in reading.spans(kind) if part.start <= span.start < part.end)
    return reading.sentence_of(span) or next(parts, span)


def _wrong_weekdays(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find a date whose weekday is another than the one that is named; details name the right one."""
    if mail.reading.now is None:
        return
    for named, span in _dates(mail.reading):
        meant = named.nearest(mail.reading.now)
        if named.weekday is None or meant is None or meant.weekday() == named.weekday:
            continue
        if _may_be_another_year(named, meant, mail.reading.now) or _is_history(span, meant, mail.reading):
            continue
        yield Found(span, {"weekday": WEEKDAYS[meant.weekday()], "named": WEEKDAYS[named.weekday]})


def _may_be_another_year(named: NamedDate, meant: date, now: datetime) -> bool:
    """Tell whether a far date without a year fits its weekday a year earlier or later."""
    if named.year is not None or abs(meant - now.date()) < NEAR:
        return False
    others = (named.on(meant.year + shift) for shift in (-1, 1))
    return any(other and other.weekday() == named.weekday for other in others)


def _is_history(span: Span, meant: date, reading: Reading) -> bool:
    """Tell whether a date that would lie ahead is told as past: it belongs to a year that nobody names."""
    sentence = reading.sentence_of(span)
    ahead = reading.now is not None and meant > reading.now.date()
    return ahead and sentence is not None and is_past(clause_of(sentence, span))


def _past_promises(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find a promise of ours for a day, or an hour of today, that has passed."""
    now = mail.reading.now
    if now is None:
        return
    dates_passed = [span for named, span in _dates(mail.reading) if _may_have_passed(named, now)]
    if not dates_passed and "vandaag" not in _lowered(mail.reading.doc):
        return
    for sentence in mail.reading.sentences:
        for span in _passed(sentence, dates_passed, now):
            if _is_promise(span, sentence, mail):
                yield Found(span)


def _may_have_passed(named: NamedDate, now: datetime) -> bool:
    meant = named.nearest(now)
    near = NEAR if named.year is None else RECENT
    return meant is not None and abs(meant - now.date()) < near and meant < now.date()


def _passed(sentence: Span, dates_passed: Iterable[Span], now: datetime) -> Iterator[Span]:
    """Give what lies behind us of the dates that have passed and the hours of today in a sentence."""
    yield from (span for span in dates_passed if sentence.start <= span.start and span.end <= sentence.end)
    for match in _TODAY.finditer(plain_text(sentence)):
        if (int(match["hour"]), int(match["minute"] or 0)) <= (now.hour, now.minute):
            start = sentence.start_char + match.start()
            found = sentence.doc.char_span(start, sentence.start_char + match.end(), alignment_mode="expand")
            if found is not None:
                yield found


def _is_promise(span: Span, sentence: Span, mail: Mail) -> bool:
    clause = clause_of(sentence, span)
    before = sentence.doc[max(sentence.start, span.start - 2) : span.start].text
    told = any(overlaps(span, other) for other in mail.reading.spans("asked"))
    is_theirs = customer_acts(clause, can=True) and not _RECEIVES.intersection(clause.words)
    is_done = {"is", "zijn"}.intersection(clause.words) and any(map(is_participle, clause.words))
    is_ours = not (told or is_past(clause) or is_done or is_theirs or _is_decided(clause.words))
    return is_ours and not _SINCE.search(before) and not _TOLD.intersection(clause.words)


def _is_decided(words: Sequence[str]) -> bool:
    """Tell whether a clause says when something was decided (`heeft op 3 november besloten`), not what will be done."""
    return bool(_HAVE.intersection(words) and _DECIDED.intersection(words)) and "te" not in words


def _dates(reading: Reading) -> list[tuple[NamedDate, Span]]:
    """Return the dates in the sender's own words with their spans; none that is quoted."""
    return keep(reading.doc, _dates, lambda: list(_read_dates(reading)))


def _read_dates(reading: Reading) -> Iterator[tuple[NamedDate, Span]]:
    for part in reading.spans("own"):
        for named in dates(plain_text(part)):
            offset = part.start_char
            span = reading.doc.char_span(offset + named.start, offset + named.end, alignment_mode="expand")
            if span is not None and not any(overlaps(span, quoted) for quoted in reading.spans("quoted")):
                yield named, span


def _missing_files(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find words that promise a file in a mail that is known to carry none; not what the customer sent along."""
    if mail.reading.attachments == 0:
        for sentence in mail.reading.sentences:
            for found in parameters["phrases"](sentence):
                span = mail.reading.doc[found.marked_start : found.marked_end]
                clause = clause_of(sentence, span)
                if not (is_past(clause) and customer_acts(clause)):
                    yield Found(span)


MISSING_FILE = MailConstruction(_missing_files, parameters=frozenset({"phrases"}), phrases=frozenset({"phrases"}))
OPEN_SLOT = MailConstruction(_slots, parameters=frozenset({"patterns", "signs"}))
WRONG_WEEKDAY = MailConstruction(_wrong_weekdays)
PAST_PROMISE = MailConstruction(_past_promises)
