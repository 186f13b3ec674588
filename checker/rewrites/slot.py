"""Recipes for a mail that is not ready to send: `slot`, `note` and `later`.

A slot that nobody filled goes where the sentence stays right without it; else the sentence becomes a promise to tell
the customer what is missing, within the sender's own response time. A note to a colleague goes. Nothing is applied
unseen: only the writer knows what belongs there.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Span

from checker.findings.model import Hit
from checker.language.dates import MONTHS, dates
from checker.language.texts import plain_text
from checker.language.verb_words import is_participle
from checker.rewrites.frame import fill
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.moment import answer_by, dutch_date
from checker.rewrites.words import lowered
from checker.rewrites.workdays import add_working_days
from checker.rulebook.model import Recipe

_GREETING = re.compile(
    r"(?:^|\n)[ \t]*(?P<all>(?P<word>beste|hallo|hoi|dag|hi|geachte|hey)(?P<rest>[ \w./]*?)\s*)[{<\[(*]*$", re.I
)
_PEOPLE = re.compile(r"heer|mevrouw|mevr|dhr|mw|familie", re.I)
_LOOSE = frozenset("klaar langs terug thuis u je jou jullie gereed beschikbaar".split())
_GOES = re.compile(r"(?P<before>\w+) (?P<goes>(?:bij|in|op|om|te|aan|via) [{<\[]*)$", re.I)
_PREPOSITIONS = frozenset("van op om tot vanaf met bij voor in te aan uit over tussen uiterlijk".split())
_GOES_NUMBER = re.compile(r" (?:met|onder) (?:het )?(?:\w*nummer|kenmerk) [{<\[(]*$", re.I)
_GOES_LAST = re.compile(r"(?P<before>\w+) (?:op|om|tot|vanaf|bij|in|aan) [{<\[(]*$", re.I)
_GOES_ON = re.compile(r"\s+[a-zà-ÿ%€][^\n.!?]*[.!?]?")
"""What follows in the same sentence behind a slot of question marks."""
_COLLEAGUE = re.compile(r"collega|medewerker|adviseur|behandelaar", re.I)
_DAY = rf"datum|dag|tijd|uur|week|maand|\bdd\b|\bmm\b|jjjj|x[-/.]x|\.\.\s?[/-]|{'|'.join(MONTHS)}"
_KINDS = (
    (re.compile(r"€|bedrag|prijs|kosten|euro|tarief|huur\b", re.I), "{U} hoort het bedrag uiterlijk {moment} van mij."),
    (re.compile(r"datum", re.I), "{U} hoort de datum uiterlijk {moment} van mij."),
    (re.compile(_DAY, re.I), "{U} hoort uiterlijk {moment} van mij welke dag en tijd het wordt."),
    (re.compile(r"nummer|\bnr\b|kenmerk|code|order", re.I), "{U} krijgt het nummer uiterlijk {moment} van mij."),
    (re.compile(r"adres|vestiging|plaats|locatie|filiaal", re.I), "{U} krijgt het adres uiterlijk {moment} van mij."),
    (re.compile(r"\blink|url|website", re.I), "{U} krijgt de link uiterlijk {moment} van mij."),
)
"""What the words around a slot are about, and the promise that takes the sentence's place."""
_ANYTHING = "{U} hoort uiterlijk {moment} van mij hoe het precies zit."


def slot(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the draft without an open slot, then a promise in place of its sentence; nothing for a signature."""
    greeting = _greeting(hit.span)
    if greeting:
        return [greeting]
    sentence = occasion.reading.sentence_of(hit.span)
    if sentence is None:
        return ()
    found = [_bracketed(hit.span), _colleague(hit.span), _without(hit.span, sentence)]
    frames = recipe.frames or [_promise_about(hit.span, sentence)]
    found.append(_done_without(hit.span, sentence, frames[0], occasion))
    found += [_promise(sentence, text, occasion) for text in frames]
    return [rewrite for rewrite in found if rewrite]


def note(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the draft without a note to oneself; a slot in brackets behind a preposition is a slot."""
    text = plain_text(hit.span.doc)
    start, end = hit.span.start_char, hit.span.end_char
    if _word_before(text, start) in _PREPOSITIONS:
        return slot(hit, occasion, recipe)
    sentence = occasion.reading.sentence_of(hit.span)
    if hit.span.text[-1] not in ")?!.":
        start = start if sentence is None else min(start, sentence.start_char)
        line = text.find("\n", end)
        end = len(text) if line < 0 else line
    before = text[:start].rstrip(" ")
    if not text[end:].strip():
        start = len(before.rstrip())
    elif not before or before.endswith("\n"):
        end += len(text[end:]) - len(text[end:].lstrip())
    else:
        start = len(before)
    return () if not (text[:start] + text[end:]).strip() else [Rewrite(start, end, "", safe=False)]


def later(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer a day ahead for a promised day that has passed: the sender's own response day, then the same weekday."""
    today, settings = occasion.now.date(), occasion.reading.settings
    named = next(dates(hit.span.text), None)
    if named is None:
        return [Rewrite(hit.span.start_char, hit.span.end_char, answer_by(occasion.now, settings), safe=False)]
    days = [add_working_days(today, max(settings.response.working_days, 1), settings.office)]
    if named.weekday is not None:
        days.append(today + timedelta(days=(named.weekday - today.weekday() - 1) % 7 + 1))
    start = hit.span.start_char + named.start
    end = hit.span.start_char + named.end
    offers = dict.fromkeys(_dated(day, today, named.year) for day in days)
    return [Rewrite(start, end, text, safe=False) for text in offers]


def _dated(day: date, today: date, year: int | None) -> str:
    text = dutch_date(day, today)
    return f"{text} {day.year}" if year and str(day.year) not in text else text


def _greeting(span: Span) -> Rewrite | None:
    """Greet without a name: `Beste [naam]` as `Goedendag`, `Geachte heer/mevrouw …` as `Geachte heer/mevrouw`."""
    text = plain_text(span.doc)
    match = _GREETING.search(text[: span.start_char])
    if match is None:
        return None
    end = _closing(span)
    named = _PEOPLE.search(match["rest"])
    formal = match["word"].lower() == "geachte"
    words = match["all"].rstrip() if named else "Geachte heer, mevrouw" if formal else "Goedendag"
    return Rewrite(match.start("all"), end, words, safe=False)


def _closing(span: Span) -> int:
    """Return where the brackets around a slot end: of `{{naam}}` only the word may be underlined."""
    text = plain_text(span.doc)
    return span.end_char + len(text[span.end_char :]) - len(text[span.end_char :].lstrip("}>]"))


def _bracketed(span: Span) -> Rewrite | None:
    """Leave out what stands between brackets: ` (zie bijlage)`."""
    text = plain_text(span.doc)
    start, end = span.start_char, span.end_char
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return None
    return Rewrite(len(text[: start - 1].rstrip()), end + 1, "", safe=False)


def _colleague(span: Span) -> Rewrite | None:
    """Say `een collega` where a name is missing."""
    if not _COLLEAGUE.search(span.text) or span.text[0] not in "[{<«":
        return None
    words = "een collega" if span.start_char and plain_text(span.doc)[span.start_char - 1] == " " else "Een collega"
    return Rewrite(span.start_char, span.end_char, words, safe=False)


def _without(span: Span, sentence: Span) -> Rewrite | None:
    """Leave a place or moment out behind words that need none: `staat klaar bij [vestiging]`."""
    text = plain_text(span.doc)
    before = text[sentence.start_char : span.start_char]
    number = _GOES_NUMBER.search(before)
    if number and re.match(r" \w", text[_closing(span) :]):
        return Rewrite(sentence.start_char + number.start(), _closing(span), "", safe=False)
    match = _GOES.search(before)
    if match is None or match["before"].lower() not in _LOOSE:
        return None
    end = _closing(span)
    if not re.match(r"[.,!]| (?:en|over|met|voor)\b", text[end:]):
        return None
    return Rewrite(sentence.start_char + match.start("goes") - 1, end, "", safe=False)


def _done_without(span: Span, sentence: Span, promise: str, occasion: Occasion) -> Rewrite | None:
    """Leave a last place or moment out behind a participle and promise it: `is verlengd tot [datum].`"""
    text = plain_text(span.doc)
    match = _GOES_LAST.search(text[sentence.start_char : span.start_char])
    end = _closing(span)
    if match is None or not is_participle(match["before"].lower()) or text[end : end + 1] not in {".", "!"}:
        return None
    start = sentence.start_char + match.end("before")
    return Rewrite(start, end + 1, f". {_promise(sentence, promise, occasion).text}", safe=False)


def _promise_about(span: Span, sentence: Span) -> str:
    """Return the promise that fits the slot: what it says itself, else what stands right before or behind it."""
    text = plain_text(span.doc)
    near = text[max(sentence.start_char, span.start_char - 12) : min(sentence.end_char, span.end_char + 12)]
    said = (promise for words in (span.text, near) for kind, promise in _KINDS if kind.search(words))
    return next(said, _ANYTHING)


def _promise(sentence: Span, text: str, occasion: Occasion) -> Rewrite:
    when = {"moment": answer_by(occasion.now, occasion.reading.settings)}
    end = sentence.start_char + len(plain_text(sentence).rstrip())
    cut_off = _GOES_ON.match(plain_text(sentence.doc)[end:]) if plain_text(sentence).rstrip().endswith("?") else None
    end += cut_off.end() if cut_off else 0
    filled = fill(text, occasion.reading, when)
    is_behind_greeting = plain_text(sentence.doc)[: sentence.start_char].rstrip(" ").endswith(",")
    return Rewrite(sentence.start_char, end, lowered(filled) if is_behind_greeting else filled, safe=False)


def _word_before(text: str, start: int) -> str:
    found = re.search(r"(\w+)\s*$", text[:start])
    return found[1].lower() if found else ""
