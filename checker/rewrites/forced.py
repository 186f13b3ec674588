"""Recipe `forced`: what one is forced to do as what one does, with why and what choice there is.

`Helaas zien wij ons genoodzaakt de openingsuren in te korten.` becomes `Helaas korten wij de openingsuren in. De reden
is […].` The first sentence of a frame says what the writer's own sentence says where that is not recognised.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.language.verbs import load_verbs
from checker.rewrites.frame import fill, frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.plain_promise import SENDERS, STOPS, person_form
from checker.rewrites.words import capitalised, text_of
from checker.rulebook.model import Recipe

_FINITE = frozenset("zijn ben zien zie voelen voel achten acht kunnen kan ontkomen ontkom".split())
_JOINS = frozenset("dat omdat als of zodat die wat en maar want nu".split())


def forced(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the plain announcement with the frames' reason and choice, then the frames themselves."""
    framed = frame(hit, occasion, recipe)
    plain = _plain(hit)
    if plain is None:
        return framed
    start, end, text = plain
    last = hit.sentence.start_char + len(plain_text(hit.sentence).rstrip())
    tail = plain_text(hit.sentence)[end - hit.sentence.start_char :].strip().rstrip(".!")
    behind = f" {tail}" if tail and tail[0].isalnum() else tail
    rests = (fill(one, occasion.reading).partition(". ")[2] for one in recipe.frames or ())
    offers = [Rewrite(start, last, f"{text}{behind}. {rest}", safe=False) for rest in rests if rest]
    return [*offers, *framed]


def _plain(hit: Hit) -> tuple[int, int, str] | None:
    """Return a stretch and the plain words for it; None where the construction is not recognised."""
    words = [word for word in hit.sentence if not word.is_space]
    found = [index for index, word in enumerate(words) if word.lower_ in SENDERS and hit.span.start <= word.i]
    if not found or words[found[0]].i >= hit.span.end:
        return None
    place = found[0]
    inverted = place > 0 and words[place - 1].lower_ in _FINITE
    straight = place + 1 < len(words) and words[place + 1].lower_ in _FINITE and _opens(words, place)
    te = _te(words, place, hit)
    if te is None or not (inverted or straight):
        return None
    particle, verb, middle = _taken_apart(words, te, hit)
    if verb is None:
        return None
    subject = words[place].text
    first = words[place - 1] if inverted else words[place]
    lead = f"{verb} {subject}" if inverted else f"{subject} {verb}"
    text = " ".join(part for part in (lead, text_of(middle), particle) if part)
    last = words[te + 1]
    return first.idx, last.idx + len(last), capitalised(text) if first.text[0].isupper() else text


def _opens(words: Sequence[Token], place: int) -> bool:
    return place == 0 or words[place - 1].text in STOPS


def _te(words: Sequence[Token], place: int, hit: Hit) -> int | None:
    """Return the index of the only `te` before an infinitive behind the match, with no other clause in between."""
    infinitives = load_verbs().infinitives
    stop = next((i for i in range(place, len(words)) if words[i].text in STOPS), len(words))
    found = [i for i in range(place, stop - 1) if words[i].lower_ == "te" and words[i + 1].lower_ in infinitives]
    if len(found) != 1 or any(words[i].lower_ in _JOINS for i in range(place, found[0]) if words[i].i >= hit.span.end):
        return None
    return found[0]


def _taken_apart(words: Sequence[Token], te: int, hit: Hit) -> tuple[str, str | None, list[Token]]:
    """Return the particle, the finite verb with the subject in the match, and what stands between them."""
    verbs = load_verbs()
    subject = next(word.lower_ for word in hit.span if word.lower_ in SENDERS)
    middle = [word for word in words[:te] if word.i >= hit.span.end]
    middle = middle[1:] if middle and middle[0].lower_ == "om" else middle
    infinitive = words[te + 1].lower_
    particle, base = verbs.particle_of(infinitive) or ("", infinitive)
    if not particle and middle and middle[-1].lower_ + infinitive in verbs.infinitives:
        particle, middle = middle[-1].text, middle[:-1]
    verb = verbs.verb(base)
    return particle, person_form(verb, subject) if verb else None, middle
