"""Recipe `customer`: the word that keeps the customer at a distance becomes `klant`, or the slot `[naam]`.

`de consument` → `de klant`, `onze afnemers` → `onze klanten`, `Beste gebruiker,` → `Beste [naam],`,
`de debiteur 40117` → `[naam]`, `een lastig geval` → `een klant met een lastige vraag`.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, cased_like
from checker.rulebook.model import Recipe

NAME = "[naam]"
_GREETINGS = frozenset("beste geachte dag hallo hoi goedemorgen goedemiddag goedenavond lieve waarde".split())
_NEUTER = frozenset({"dossier", "geval", "ticket", "zaaknummer", "dossiernummer", "probleemgeval", "nummer"})
_ARTICLES = frozenset({"de", "een", "onze", "deze"})
_COPULAS = frozenset({"bent", "ben", "is", "zijn", "was", "blijft"})
_COMMON_GENDER = {
    "het": "de",
    "dit": "deze",
    "dat": "die",
    "elk": "elke",
    "ieder": "iedere",
    "ons": "onze",
    "welk": "welke",
}
_PLURAL = re.compile(r"(?:ers|eurs|en|s|partijen)$")
_SINGULARS_IN_S = frozenset({"casus"})
_QUESTIONS = {
    "lastig": "lastige",
    "moeilijk": "moeilijke",
    "ingewikkeld": "ingewikkelde",
    "complex": "ingewikkelde",
    "hopeloos": "lastige",
    "zwaar": "lastige",
    "spoedgeval": "dringende",
    "dringend": "dringende",
    "urgent": "dringende",
}
"""What a case that is called so asks; any other case asks something special."""


def customer(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer `klant` in the number and the sentence that the words stand in; a slot where only a name will do."""
    span: Span = hit.details.get("words", hit.span)
    before = span[0].nbor(-1) if span.start > hit.sentence.start else None
    numbered = any(character.isdigit() for character in span.text)
    if numbered and before is not None and before.lower_ in _COPULAS:
        return [Rewrite(span.start_char, span.end_char, "klant", safe=False)]
    if numbered or _greets(before):
        start = before.idx if before is not None and before.lower_ in _ARTICLES else span.start_char
        return [Rewrite(start, span.end_char, NAME, safe=False)]
    if span[0].lower_ == "een" and len(span) > 1:
        return [Rewrite(span.start_char, span.end_char, _with_question(span), safe=False)]
    noun = "klanten" if _is_plural(span[-1]) else "klant"
    start, words = _with_article(span, before, noun)
    return [Rewrite(start, span.end_char, words, safe=True)]


def _greets(before: Token | None) -> bool:
    return before is not None and before.lower_ in _GREETINGS


def _is_plural(noun: Token) -> bool:
    return bool(_PLURAL.search(noun.lower_)) and noun.lower_ not in _SINGULARS_IN_S


def _with_question(span: Span) -> str:
    """Say that the question is difficult, not the customer: `een lastig geval` → `een klant met een lastige vraag`."""
    following = span[-1].nbor().lower_ if span.end < len(span.doc) else ""
    if len(span) == 2 and following in {"als", "zoals", "gelijk"}:
        return cased_like("een klant", span)
    kinds = (_QUESTIONS[word.lower_] for word in span if word.lower_ in _QUESTIONS)
    return cased_like(f"een klant met een {next(kinds, 'bijzondere')} vraag", span)


def _with_article(span: Span, before: Token | None, noun: str) -> tuple[int, str]:
    """Return where the words begin and what they become, with an article that fits: `het dossier` → `de klant`."""
    if before is not None and span[-1].lower_ in _NEUTER and before.lower_ in _COMMON_GENDER:
        article = _COMMON_GENDER[before.lower_]
        return before.idx, f"{capitalised(article) if before.text[0].isupper() else article} {noun}"
    return span.start_char, capitalised(noun) if span.text[0].isupper() else noun
