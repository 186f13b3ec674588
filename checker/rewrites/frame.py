"""Recipe `frame`: a sentence with a slot for what only the writer knows; never applied unseen."""

import re
from collections.abc import Sequence

from checker.findings.model import Hit
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe

_FORM = re.compile(r"\{(\w+)\}")
FORMS = {
    "u": {"u": "u", "uw": "uw", "kunt": "kunt", "heeft": "heeft", "bent": "bent", "wilt": "wilt", "U": "U", "Uw": "Uw"},
    "je": {
        "u": "je",
        "uw": "je",
        "kunt": "kunt",
        "heeft": "hebt",
        "bent": "bent",
        "wilt": "wilt",
        "U": "Je",
        "Uw": "Je",
    },
}


def frame(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the rule's frames in place of the whole sentence, in the draft's own form of address."""
    words = FORMS[occasion.reading.form]
    sentence = hit.sentence
    end = sentence.start_char + len(sentence.text.rstrip())
    return [
        Rewrite(sentence.start_char, end, _FORM.sub(lambda slot: words[slot[1]], text), safe=False)
        for text in recipe.frames or ()
    ]
