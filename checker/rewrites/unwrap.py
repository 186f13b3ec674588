"""Recipe `unwrap`: what was wedged between article and noun put behind it, as a clause with `die` or `dat`.

`De door u op 3 mei geretourneerde wandelwagen mist een wiel` → `De wandelwagen die u op 3 mei heeft geretourneerd, mist
een wiel`. The hit begins at the article. By words alone; nothing is offered when participle or noun is not recognised.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from checker.findings.model import Hit
from checker.language.verb_words import is_finite, is_participle
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import cased_like, text_of
from checker.rulebook.model import Recipe

_RELATIVE = {"de": "die", "deze": "die", "die": "die", "alle": "die", "het": "dat", "dit": "dat", "dat": "dat"}
_ACTORS = {
    "u": "u {} heeft",
    "je": "je {} hebt",
    "jou": "je {} hebt",
    "jullie": "jullie {} hebben",
    "ons": "wij {} hebben",
    "mij": "ik {} heb",
}
REACH = 12
"""How many words may stand between the article and the participle."""


def unwrap(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the noun first and the rest behind it; none when the words are not recognised."""
    doc, sentence = hit.span.doc, hit.sentence
    words = [token for token in doc[hit.span.start : min(sentence.end, hit.span.start + REACH)] if not token.is_space]
    relative, actor = _RELATIVE.get(words[0].lower_), _ACTORS.get(words[2].lower_)
    place = next((index for index, token in enumerate(words[3:], start=3) if _participle(token)), None)
    if relative is None or actor is None or place is None or any(token.is_punct for token in words[:place]):
        return []
    last = _noun(words, place + 1)
    if last is None:
        return []
    had = " ".join(actor.format(text_of(words[3:place])).split())
    noun = text_of(words[place + 1 : last + 1])
    text = f"{words[0].text} {noun} {relative} {had} {_participle(words[place])}"
    end = words[last]
    following = end.nbor() if end.i + 1 < sentence.end else None
    comma = "," if following is not None and is_finite(following.lower_) else ""
    return [Rewrite(hit.span.start_char, end.idx + len(end.text), cased_like(text, hit.span) + comma, safe=False)]


def _participle(token: Token) -> str | None:
    """Return the participle of a word that is one with an ending: `bestelde` → `besteld`; None for another word."""
    word = token.lower_
    bare = word.removesuffix("e") if not word.endswith("en") else word
    return bare if is_participle(bare) and word.endswith(("e", "en")) else None


def _noun(words: Sequence[Token], index: int) -> int | None:
    """Return the index of the noun behind a participle, over at most one adjective: `bestelde blauwe bank`."""
    if index >= len(words) or not words[index].is_alpha:
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    is_adjective = words[index].lower_.endswith("e") and following is not None and following.is_alpha
    over = is_adjective and following is not None and not is_finite(following.lower_) and not following.is_stop
    return index + 1 if over else index
