"""Recipe `ours`: of a sentence that sets us against a competitor, only our own half.

`Bij hen staat u uren in de wacht, bij ons krijgt u meteen iemand aan de lijn.` becomes `Bij ons krijgt u meteen iemand
aan de lijn.` Nothing of the sentence is kept when our half compares, boasts or points back; the rule's frames follow.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite
from checker.language.wordorder import after_list_mark
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, text_of
from checker.rulebook.model import Recipe

_CUTS = frozenset({",", ";", "–", ":"})
_JOINS = frozenset({"maar", "terwijl", "en", "want", "dus"})
_OWN = re.compile(r"(?:bij ons|(?:wij|we)(?! (?:snap|begrijp|vind))|in onze|met onze|onze)\b", re.I)
_UNFIT = frozenset(
    """dat dit die deze daar hier zo wel niet geen meer minder beter best beste dan anders tenminste zij ze hen hun hem
    haar daarom ook altijd nooit hoor goedkoper sneller slimmer betrouwbaarder voordeliger steeds dus daardoor
    iedereen alles zoiets zulke zulk""".split()
)
"""Words that compare, boast, or point at what was said about the other."""
_SHORTEST = 4


def ours(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer our own half of the sentence, then the rule's frames."""
    return [*_own_half(hit), *frame(hit, occasion, recipe)]


def _own_half(hit: Hit) -> Iterator[Rewrite]:
    halves = _halves(hit)
    own = next((words for words in halves if _OWN.match(text_of(words)) and hit.span[0] not in words), None)
    if len(halves) != 2 or own is None or len(own) < _SHORTEST or not _can_stand(own):
        return
    start = after_list_mark(hit.sentence)
    end = hit.sentence.start_char + len(plain_text(hit.sentence).rstrip(" \n.!?…"))
    yield Rewrite(start, end, capitalised(text_of(own)), safe=False)


def _halves(hit: Hit) -> list[list[Token]]:
    """Return the words of a sentence between its commas, without the word that joins a half to the one before."""
    found: list[list[Token]] = [[]]
    for token in hit.sentence:
        if token.text in _CUTS:
            found.append([])
        elif not token.is_space and token.text not in ".!?…" and (found[-1] or token.lower_ not in _JOINS):
            found[-1].append(token)
    return found


def _can_stand(own: Sequence[Token]) -> bool:
    """Tell whether a half is a main clause, its verb second, that says nothing about somebody else."""
    words = [word.lower_ for word in own]
    verb = next((index for index, word in enumerate(words) if is_finite(word)), None)
    second = verb is not None and 0 < verb <= (1 if words[0] in {"wij", "we"} else 3)
    return second and not any(word in _UNFIT for word in words)
