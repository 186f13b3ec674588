"""Construction `capitals`: words in capitals that are no abbreviation, name, code or heading.

A word counts when it is known as a Dutch word: from the lists that the rule gives, the verb lexicon, or its ending.
What is unknown (`KPN`, `SMIT`) only goes along with words that count: `GEACHTE MEVROUW SMIT`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.lang.nl.stop_words import STOP_WORDS
from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, MailConstruction, Parameters
from checker.findings.model import Reading
from checker.findings.wholemail import Mail
from checker.language.kept import keep
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite, is_participle
from checker.language.verbs import load_verbs
from checker.language.words import Words
from checker.rulebook.compiler import CLAUSE_ENDS, Lists, compiler_for
from checker.settings import Organisation

_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")
_ENDING = re.compile(
    r".{2,}(?:ing|ingen|heid|heden|lijk|lijke|atie|aties|teit|baar|bare|loos|loze|ische|isch|ende|zaam|zame|schap)"
)
_STREET = re.compile(r".*(?:straat|weg|laan|plein|kade|gracht|dreef|steeg|singel|park|dijk)")
_PARTICLES = frozenset({"de", "den", "der", "van", "ten", "ter", "te", "'t", "’t", "op", "in"})
_TITLES = frozenset({"mevrouw", "meneer", "heer", "familie", "mw.", "dhr.", "mevr.", "fam."})
_BETWEEN = frozenset({",", ":", "-", "–", "&", "/", "'", "’"})
_SALUTATIONS = frozenset(
    {"geachte", "beste", "hallo", "dag", "hoi", "lieve", "goedendag", "goedemorgen", "goedemiddag"}
)
_URGENT = frozenset(
    """belangrijk belangrijke dringend dringende laatste urgent urgente ultieme speciale spoedeisende hernieuwde
    tweede derde""".split()
)
_CALLS = frozenset(
    """mededeling bericht herinnering aanmaning waarschuwing oproep melding verzoek sommatie betalingsherinnering
    kennisgeving boodschap kans kansen aankondiging informatie nieuws""".split()
)
_LONG = 6
_BRIEF = 3
"""An unknown word in capitals of so few letters is an abbreviation."""
_HEADING_WORDS = 7
_SMALL_RUN = 5


@dataclass(frozen=True)
class _Words:
    """The words that a rule knows, in lower case."""

    alone: frozenset[str]
    """Words that shout on their own."""
    company: frozenset[str]
    """Small words that only count beside another."""
    never: frozenset[str]
    """Abbreviations and names that look like words."""

    def shouts(self, word: str) -> bool:
        """Tell whether a word in capitals is shouted, whatever stands beside it."""
        if word in self.never or word in self.company:
            return False
        return word in self.alone or (len(word) >= _LONG - 1 and _is_verb(word)) or _has_dutch_ending(word)

    def knows(self, word: str) -> bool:
        """Tell whether a word is no name and no abbreviation."""
        return self.shouts(word) or (word not in self.never and (word in self.company or _is_verb(word)))


def _has_dutch_ending(word: str) -> bool:
    return len(word) >= _LONG and _ENDING.fullmatch(word) is not None


def _is_verb(word: str) -> bool:
    return is_finite(word) or is_participle(word) or word in load_verbs().infinitives


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    words = _lists(lists, parameters)
    return words.alone | words.company | STOP_WORDS | frozenset(CLAUSE_ENDS)


def _can_stand(words: Words, reading: Reading, _: object) -> bool:
    doc = reading.doc
    return keep(doc, _can_stand, lambda: _CAPITALS.search(plain_text(doc)) is not None)


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    if not _CAPITALS.search(plain_text(sentence)):
        return
    words = _known_words(reading, parameters)
    for found in _shouted(sentence, words):
        if not _is_heading(found.span, sentence, reading, words):
            yield found


def _find_in_frame(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find shouted words in the salutation and the closing, which are no sentences."""
    for part in (mail.salutation, mail.closing):
        if part is not None and _CAPITALS.search(plain_text(part)):
            for found in _shouted(part, _known_words(mail.reading, parameters)):
                yield Found(found.span, found.details, sentence=part)


def _shouted(words_of: Span, words: _Words) -> Iterator[Found]:
    for run in _runs(words_of, words):
        if not (_is_name(run) or _is_address(run) or _opens_brand(run, words)):
            yield Found(run, {"known": frozenset(token.i for token in run if words.knows(token.lower_))})


def _runs(sentence: Span, words: _Words) -> Iterator[Span]:
    """Give the stretches of capitals in which something is shouted, without abbreviations at their edges."""
    run: list[Token] = []
    for token in [*sentence, None]:
        if token is not None and (_in_capitals(token) or (run and _joins(token))):
            run.append(token)
        elif token is None or not token.is_space:
            if stretch := _stretch(run, words):
                yield stretch
            run = []


def _in_capitals(token: Token) -> bool:
    letters = token.text.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and letters.isupper() and not _is_glued(token)


def _is_glued(token: Token) -> bool:
    """Tell whether a token hangs on a figure or a code: `QRX-77`."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and not before.whitespace_ and (before.text[-1].isdigit() or before.text in {"-", "@"})


def _joins(token: Token) -> bool:
    return token.text in _BETWEEN or token.text.isdigit()


def _stretch(run: list[Token], words: _Words) -> Span | None:
    known = [token for token in run if words.knows(token.lower_)]
    shouted = any(words.shouts(token.lower_) for token in known)
    if not shouted and (len(known) < 2 or sum(len(token) for token in known) < _SMALL_RUN):
        return None
    inside = [token for token in run if token in known or (len(known) > 1 and _goes_along(token, words))]
    while len(inside) > 1 and len(inside[0]) == 1:
        inside = inside[1:]
    return inside[0].doc[inside[0].i : inside[-1].i + 1]


def _goes_along(token: Token, words: _Words) -> bool:
    """Tell whether an unknown word in capitals belongs to what is shouted: a name, no abbreviation."""
    return token.is_alpha and token.lower_ not in words.never and (len(token) >= 4 or token.text == "U")


def _is_name(run: Span) -> bool:
    """Tell whether it is a surname in capitals: `Jan VAN DER MEER`."""
    before = run.doc[run.start - 1] if run.start > run.sent.start else None
    named = before is not None and (before.is_title or before.lower_ in _TITLES)
    return named and run[0].lower_ in _PARTICLES


def _opens_brand(run: Span, words: _Words) -> bool:
    """Tell whether `MIJN` opens the name of a service: `MIJN KPN`."""
    following = run.doc[run.end] if run.end < len(run.doc) else None
    if run.text != "MIJN" or following is None or not _in_capitals(following):
        return False
    return following.lower_ in words.never or (len(following) <= _BRIEF and not words.knows(following.lower_))


def _is_address(run: Span) -> bool:
    """Tell whether it is, or opens, a street with its number: `LANGE NIEUWSTRAAT 4`."""
    words = run.doc[run.start : run.end + 2]
    return any(_STREET.fullmatch(one.lower_) and other.text[0].isdigit() for one, other in pairwise(words))


def _is_heading(run: Span, sentence: Span, reading: Reading, words: _Words) -> bool:
    """Tell whether a line in capitals is a heading: nothing else on it, no end mark, and text below it."""
    letters = [token for token in sentence if token.is_alpha]
    is_whole = len(letters) <= _HEADING_WORDS and all(token in run or token.is_upper for token in letters)
    below = plain_text(reading.doc)[sentence.end_char :].lstrip(" \t")
    ends = plain_text(sentence).rstrip()[-1] in ".!?,"
    last = sentence.start == reading.sentences[-1].start
    urges = letters[0].lower_ in _URGENT and letters[-1].lower_ in _CALLS
    alone = len(letters) == 1 and letters[0].lower_ in words.alone | _CALLS - {"informatie", "nieuws"}
    calls = urges or alone or letters[0].lower_ in _SALUTATIONS | {"let"}
    return is_whole and below.startswith(("\n", "\r")) and not (ends or last or calls)


def _known_words(reading: Reading, parameters: Parameters) -> _Words:
    words = _lists(reading.lists, parameters)
    return _with_brands(words, reading.settings.organisation)


@lru_cache(maxsize=8)
def _with_brands(words: _Words, organisation: Organisation) -> _Words:
    names = (organisation.name, *organisation.brands, *organisation.competitors)
    brands = frozenset(word for name in names for word in name.lower().split())
    return _Words(words.alone - brands, words.company - brands, words.never | brands)


def _lists(lists: Mapping[str, Any], parameters: Parameters) -> _Words:
    names = {kind: tuple(parameters.get(kind, ())) for kind in ("alone", "company", "never")}
    return _read(Lists(lists), names["alone"], names["company"], names["never"])


@lru_cache(maxsize=8)
def _read(lists: Lists, alone: tuple[str, ...], company: tuple[str, ...], never: tuple[str, ...]) -> _Words:
    compiler = compiler_for(lists.by_name)

    def forms(names: tuple[str, ...]) -> frozenset[str]:
        return frozenset(form.lower() for name in names for form in compiler.list_forms(name))

    return _Words(forms(alone), forms(company), forms(never))


_PARAMETERS = frozenset({"alone", "company", "never"})
CAPITALS = Construction(find=_find, anchors=_anchors, parameters=_PARAMETERS, can_stand=_can_stand, needs_parse=False)
FRAME_CAPITALS = MailConstruction(_find_in_frame, parameters=_PARAMETERS)
