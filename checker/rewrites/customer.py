"""Recipe `customer`: the word that keeps the customer at a distance becomes `klant`, or the slot `[naam]`.

`de consument` → `de klant`, `onze afnemers` → `onze klanten`, `Beste gebruiker,` → `Beste [naam],`,
`de debiteur 40117` → `[naam]`, `een lastig geval` → `een klant met een lastige vraag`.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.rewrites.customer_things import asking, has_question, number_given, without_product
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, cased_like
from checker.rulebook.model import Recipe

NAME = "[naam]"
_GREETINGS = frozenset("beste geachte dag hallo hoi goedemorgen goedemiddag goedenavond lieve waarde".split())
_NEUTER = frozenset({"dossier", "geval", "ticket", "zaaknummer", "dossiernummer", "probleemgeval", "nummer"})
_ARTICLES = frozenset({"de", "een", "onze", "deze"})
_COPULAS = frozenset({"bent", "ben", "is", "zijn", "was", "blijft"})
_WITH_US = frozenset({"bij", "voor", "ons", "mij", "hier", "u", "je", "jij"})
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
    if numbered and _is_called_so(span, hit.sentence):
        return [_number_of(span, hit.sentence)]
    if numbered or _greets(before):
        start = before.idx if before is not None and before.lower_ in _ARTICLES else span.start_char
        return [Rewrite(start, span.end_char, NAME, safe=False)]
    if span[0].lower_ == "een" and len(span) > 1:
        asks = has_question(span, hit.sentence, _question(span))
        return [asks or Rewrite(span.start_char, span.end_char, _with_question(span), safe=False)]
    if plain := asking(span) or without_product(span, hit.sentence, plural=_is_plural(span[-1])):
        return [plain]
    noun = "klanten" if _is_plural(span[-1]) else "klant"
    start, words = _with_article(span, before, noun)
    return [Rewrite(start, span.end_char, words, safe=True)]


def _is_called_so(span: Span, sentence: Span) -> bool:
    """Tell whether the customer is said to be the number: `u bent (bij ons) dossier 12`, `u staat als zaak 12`."""
    before = [token.lower_ for token in span.doc[sentence.start : span.start] if token.lower_ not in _WITH_US]
    return bool(before) and before[-1] in _COPULAS | {"als"}


def _number_of(span: Span, sentence: Span) -> Rewrite:
    """Give the number to what has it: `U bent dossier 41` → `Uw dossier heeft nummer 41`; else say `klant`."""
    copula = next(
        (word for word in reversed(list(span.doc[sentence.start : span.start])) if word.lower_ in _COPULAS), None
    )
    given = number_given(span, copula, sentence) if copula is not None else None
    return given or Rewrite(span.start_char, span.end_char, "klant", safe=False)


def _greets(before: Token | None) -> bool:
    return before is not None and before.lower_ in _GREETINGS


def _is_plural(noun: Token) -> bool:
    return bool(_PLURAL.search(noun.lower_)) and noun.lower_ not in _SINGULARS_IN_S


def _with_question(span: Span) -> str:
    """Say that the question is difficult, not the customer: `een lastig geval` → `een klant met een lastige vraag`."""
    following = span[-1].nbor().lower_ if span.end < len(span.doc) else ""
    if len(span) == 2 and following in {"als", "zoals", "gelijk"}:
        return cased_like("een klant", span)
    return cased_like(f"een klant met {_question(span)}", span)


def _question(span: Span) -> str:
    kinds = (_QUESTIONS[word.lower_] for word in span if word.lower_ in _QUESTIONS)
    return f"een {next(kinds, 'bijzondere')} vraag"


def _with_article(span: Span, before: Token | None, noun: str) -> tuple[int, str]:
    """Return where the words begin and what they become, with an article that fits: `het dossier` → `de klant`."""
    if before is not None and span[-1].lower_ in _NEUTER and before.lower_ in _COMMON_GENDER:
        article = _COMMON_GENDER[before.lower_]
        return before.idx, f"{capitalised(article) if before.text[0].isupper() else article} {noun}"
    return span.start_char, capitalised(noun) if span.text[0].isupper() else noun
