"""Recipe `frame`: a sentence with a slot for what only the writer knows; never applied unseen.

What the writer said first to understand, regret or thank stays: `Vervelend dat de kast beschadigd is, maar dat ligt aan
de vervoerder.` keeps `Vervelend dat de kast beschadigd is.` in front of the frame.
"""

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span

from checker.findings.model import AddressForm, Hit, Reading
from checker.language.second_person import forms_of
from checker.language.texts import plain_text
from checker.language.wordorder import after_list_mark
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe

_FORM = re.compile(r"\{(\w+)\}")
IN_JE_FORM = {
    "u": "je",
    "uw": "je",
    "U": "Je",
    "Uw": "Je",
    "heeft": "hebt",
    "kunt": "kunt",
    "bent": "bent",
    "wilt": "wilt",
}
_TO_GROUP = {
    "u": "jullie",
    "uw": "jullie",
    "U": "Jullie",
    "Uw": "Jullie",
    "heeft": "hebben",
    "kunt": "kunnen",
    "bent": "zijn",
    "wilt": "willen",
}
_ASKING = re.compile(r"\{(heeft|kunt|bent|wilt)\} \{u\}")
_BEFORE_JE = {"heeft": "heb", "kunt": "kun", "bent": "ben", "wilt": "wil"}
_AS_SUBJECT = re.compile(
    r"(?:^|(?<=[.;:!?] )|(?<=\ben )|(?P<joined>\b(?:als|dat|wat|zodat|waar|hoe) ))\{u\}(?P<rest>[^.,;:\[]*)", re.I
)
_NO_VERBS = frozenset("niet met het dat wat uit tot ons".split())
_FEELS = re.compile(
    r"(?:(?:wat|heel|erg|hoe) )?(?:vervelend|jammer|spijtig|naar|sorry|fijn|mooi|leuk|goed dat|(?:hartelijk )?bedankt|"
    r"(?:hartelijk |veel )?dank|het spijt|proficiat|gefeliciteerd|(?:mijn |onze )?excuses|"
    r"(?:ik|wij|we) (?:snap|snappen|begrijp|begrijpen|vind het|vinden het|kan me|kunnen ons))\b",
    re.I,
)
_TURNS = re.compile(r"\s*(?:,\s*(?:maar|want|doch|alleen|alleen,|echter)|\s(?:maar|want)|\s?[;–])\s+", re.I)
_FELT_AGAIN = re.compile(r"(?:Ik (?:snap|begrijp) (?:dat|wat)|Vervelend)[^.\[]*\.\s+")


def address_words(form: AddressForm) -> Mapping[str, str]:
    """Return what the slots `{u}`, `{uw}`, `{kunt}`, … of a frame stand for in a form of address."""
    return IN_JE_FORM if form == "je" else {word: word for word in IN_JE_FORM}


def fill(text: str, reading: Reading, more: Mapping[str, str] | None = None) -> str:
    """Return a frame in the draft's own form of address, verbs included: `{kunt} {u}` as `kun je`, `kunnen jullie`."""
    words: Mapping[str, str] = address_words(reading.form)
    if reading.form == "je" and reading.is_to_group:
        words = _TO_GROUP
        text = _AS_SUBJECT.sub(_in_plural, text)
    elif reading.form == "je":
        text = _ASKING.sub(lambda verb: f"{_BEFORE_JE[verb[1]]} {{u}}", text)
    known = {**words, **(more or {})}
    return _FORM.sub(lambda slot: known[slot[1]], text)


def _in_plural(found: re.Match[str]) -> str:
    """Put the verb behind the subject in the plural; in a clause that something joins, the verb at its end."""
    words = found["rest"].split(" ")
    places = range(len(words)) if found["joined"] else range(min(2, len(words)))
    place = next((index for index in places if _is_verb(words[index])), None)
    if place is not None and (forms := forms_of(words[place])):
        words[place] = forms.plural
    return found[0][: len(found[0]) - len(found["rest"])] + " ".join(words)


def _is_verb(word: str) -> bool:
    forms = forms_of(word)
    ends = word.endswith("t") or word == "was"
    return forms is not None and forms.polite == word and ends and word not in _NO_VERBS


def frame(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the rule's frames in place of the sentence, in the draft's own form of address."""
    sentence = hit.sentence
    end = sentence.start_char + len(plain_text(sentence).rstrip())
    start = after_list_mark(sentence)
    texts = [fill(text, occasion.reading) for text in recipe.frames or ()]
    if felt := _felt_first(hit, start):
        return [Rewrite(felt, end, f". {_FELT_AGAIN.sub('', text)}", safe=False) for text in texts]
    return [Rewrite(start, end, after_greeting(text, sentence, start), safe=False) for text in texts]


def _felt_first(hit: Hit, start: int) -> int | None:
    """Return where the words end in which the writer thanks, regrets or understands; None when there are none."""
    text = plain_text(hit.span.doc)[start : hit.span.start_char + 1]
    turn = next(_TURNS.finditer(text), None) if _FEELS.match(text) else None
    return start + turn.start() if turn else None


def after_greeting(text: str, sentence: Span, start: int) -> str:
    """Return a sentence as it stands behind what is before `start`: with a small letter in ‘Hoi Els, u …’."""
    before = plain_text(sentence.doc)[max(0, start - 2) : start]
    return text[0].lower() + text[1:] if before.rstrip(" ").endswith(",") else text
