"""Recipe `frame`: a sentence with a slot for what only the writer knows; never applied unseen."""

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span

from checker.findings.model import AddressForm, Hit
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


def address_words(form: AddressForm) -> Mapping[str, str]:
    """Return what the slots `{u}`, `{uw}`, `{kunt}`, … of a frame stand for in a form of address."""
    return IN_JE_FORM if form == "je" else {word: word for word in IN_JE_FORM}


def frame(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the rule's frames in place of the whole sentence, in the draft's own form of address."""
    words = address_words(occasion.reading.form)
    sentence = hit.sentence
    end = sentence.start_char + len(sentence.text.rstrip())
    start = after_list_mark(sentence)
    texts = [_FORM.sub(lambda slot: words[slot[1]], text) for text in recipe.frames or ()]
    return [Rewrite(start, end, after_greeting(text, sentence, start), safe=False) for text in texts]


def after_greeting(text: str, sentence: Span, start: int) -> str:
    """Return a sentence as it stands behind what is before `start`: with a small letter in ‘Hoi Els, u …’."""
    before = sentence.doc.text[max(0, start - 2) : start]
    return text[0].lower() + text[1:] if before.rstrip(" ").endswith(",") else text
