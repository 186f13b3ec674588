"""Construction `directive`: an obligation laid on the customer with a modal verb, in every word order.

`U moet …`, `moet u`, `dat u … moet`, `dient u … te`, `u zult … moeten`, `u bent verplicht`. The parameter `modal` names
which verbs: `moeten`, `dienen`, `horen`, `zullen-moeten`, `mogen-niet` or `verplicht-zijn`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.grammar import is_question
from checker.language.wordorder import CLAUSE_ENDS, SUBORDINATORS, after_preamble, has_conditional_dan

SINGULAR = frozenset({"u", "je", "jij", "ge", "gij"})
CUSTOMER = SINGULAR | {"jullie"}
OTHER_SUBJECTS = frozenset({"ik", "wij", "we", "hij", "zij", "ze", "men", "het"})
PREPOSITIONS = frozenset(
    {
        "bij",
        "van",
        "voor",
        "aan",
        "met",
        "naar",
        "tot",
        "door",
        "op",
        "over",
        "tegen",
        "zonder",
        "namens",
        "dan",
        "als",
        "om",
        "onder",
        "achter",
    }
)
PERFECT = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden"})
INTRODUCERS = SUBORDINATORS | {"die", "en", "maar", "want", "dus"}
REACH = 10
_PARTICIPLE = re.compile(r"(?:\w{0,7})(?:ge|be|ver|ont|her)\w{2,}(?:d|t|en)")


@dataclass(frozen=True)
class Modal:
    """A way to lay an obligation."""

    forms: frozenset[str]
    """Its finite forms in the present."""
    needs: Callable[[list[str]], bool]
    """Whether the words behind the subject complete it."""


def _has(word: str) -> Callable[[list[str]], bool]:
    return lambda words: word in words


def _is_denied(words: list[str]) -> bool:
    """Tell whether a denial stands in the main clause: not `u mag alles wijzigen wat niet klopt`."""
    main = takewhile(lambda word: word not in SUBORDINATORS, words)
    return not {"niet", "geen", "nooit"}.isdisjoint(main)


MODALS = {
    "moeten": Modal(frozenset({"moet", "moeten"}), lambda words: True),
    "dienen": Modal(frozenset({"dient", "dienen"}), _has("te")),
    "horen": Modal(frozenset({"hoort", "horen", "behoort", "behoren"}), _has("te")),
    "zullen-moeten": Modal(frozenset({"zult", "zul", "zullen", "zal", "zou", "zouden"}), _has("moeten")),
    "mogen-niet": Modal(frozenset({"mag", "mogen"}), _is_denied),
    "verplicht-zijn": Modal(
        frozenset({"bent", "ben", "zijn"}),
        lambda words: (
            "verplicht" in words and not {"niet", "niets", "nergens", "geen"} & set(words[: words.index("verplicht")])
        ),
    ),
}


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    return MODALS[parameters["modal"]].forms


def _wanted(sentence: Span) -> bool:
    return any(token.lower_ in CUSTOMER for token in sentence)


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    modal = MODALS[parameters["modal"]]
    for verb in (token for token in sentence if token.lower_ in modal.forms):
        for subject in _subjects(verb, sentence):
            start, end = sorted((verb.i, subject.i))
            behind = [token.lower_ for token in sentence.doc[start : _clause_end(end, sentence)] if not token.is_space]
            if modal.needs(behind[1:]) and not _is_innocent(verb, subject, sentence):
                yield Found(
                    sentence.doc[start : end + 1], {"modal": verb, "subject": subject, "kind": parameters["modal"]}
                )
                break


def _subjects(verb: Token, sentence: Span) -> Iterator[Token]:
    """Give the customer as subject of a verb: right behind it, right before it, or earlier in a subordinate clause."""
    following = verb.nbor() if verb.i + 1 < sentence.end else None
    if following is not None and following.lower_ in CUSTOMER and _agrees(verb, following):
        yield following
        return
    for token in reversed(sentence.doc[max(sentence.start, verb.i - REACH) : verb.i]):
        if token.text in CLAUSE_ENDS or token.lower_ in OTHER_SUBJECTS - {"het"}:
            return
        if token.lower_ in CUSTOMER and _agrees(verb, token) and _is_subject(token, verb, sentence):
            yield token
            return


def _agrees(verb: Token, subject: Token) -> bool:
    """Tell whether a customer word can be the subject of a form: `u moet`, `jullie moeten`, `moeten u en uw gezin`."""
    if not verb.lower_.endswith("en") and verb.lower_ != "zijn":
        return subject.lower_ in SINGULAR
    together = subject.i + 1 < len(subject.doc) and subject.nbor().lower_ == "en"
    return subject.lower_ == "jullie" or together


def _is_subject(token: Token, verb: Token, sentence: Span) -> bool:
    """Tell whether a customer word before a verb opens its clause, and is no object or possessive there."""
    if token.i > sentence.start and token.nbor(-1).lower_ in PREPOSITIONS - {"dan", "als"}:
        return False
    clause = list(sentence.doc[_clause_start(token.i, sentence) : token.i])
    introduced = [index for index, word in enumerate(clause) if word.lower_ in INTRODUCERS]
    if any(word.lower_ in OTHER_SUBJECTS for word in clause[introduced[-1] + 1 if introduced else 0 :]):
        return False
    return bool(introduced) or token.i + 1 == verb.i or token.i == after_preamble(sentence)


def _is_innocent(verb: Token, subject: Token, sentence: Span) -> bool:
    """Tell whether the obligation is only asked about, supposed, guessed (`U moet geschrokken zijn`) or past."""
    first = after_preamble(sentence)
    if verb.i > sentence.start and verb.nbor(-1).lower_ in PERFECT:
        return True
    if _is_guess([token.lower_ for token in sentence.doc[verb.i + 1 : _clause_end(verb.i + 1, sentence)]]):
        return True
    inverted = subject.i > verb.i
    if is_question(sentence) and (inverted or sentence.doc[first].lower_ in SUBORDINATORS):
        return True
    if inverted and verb.i == first:
        return has_conditional_dan(sentence, verb.i) or "," in {token.text for token in sentence}
    opening = sentence.doc[_clause_start(min(verb.i, subject.i), sentence) : subject.i]
    return not inverted and any(
        word.lower_ in {"als", "indien", "wanneer", "of", "alsof", "mocht", "zodat", "voordat", "totdat"}
        for word in opening
    )


def _is_guess(words: list[str]) -> bool:
    """Tell whether a clause ends in `hebben` or `zijn` with a participle."""
    pairs = [pair for pair in pairwise(words) if {"hebben", "zijn"} & set(pair)]
    return any(_PARTICIPLE.fullmatch(word) for pair in pairs for word in pair if word not in {"hebben", "zijn"})


def _clause_start(index: int, sentence: Span) -> int:
    while index > sentence.start and sentence.doc[index - 1].text not in CLAUSE_ENDS:
        index -= 1
    return index


def _clause_end(index: int, sentence: Span) -> int:
    while index < sentence.end and sentence.doc[index].text not in CLAUSE_ENDS:
        index += 1
    return index


DIRECTIVE = Construction(
    find=_find, anchors=_anchors, parameters=frozenset({"modal"}), wanted=_wanted, needs_parse=False
)
