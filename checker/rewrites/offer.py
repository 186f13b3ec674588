"""Recipe `offer`: a sales command becomes an offer that the customer is free to take.

`Bestel nu de tweede lamp.` → `U kunt de tweede lamp bestellen.`, `Profiteer van onze actie.` → `U kunt gebruikmaken van
onze actie.`, `Stap over en ontvang een bon.` → `U kunt overstappen. U ontvangt dan een bon.` Where that cannot be
told from the words, the rule's frames are offered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from checker.findings.model import AddressForm, Hit
from checker.language.texts import plain_text
from checker.language.verbs import load_verbs
from checker.language.wordorder import clause_tokens
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, text_of
from checker.rulebook.model import Recipe

_HASTE = frozenset(
    """nu snel gauw vlug direct meteen rap onmiddellijk vandaag nog dan dus bovendien ook eens alvast daarom gerust even
    toch trouwens""".split()
)
"""Words that hurry, which go; `vandaag` and `nog` only beside the verb."""
_PLAIN = {
    "pak": "krijgen",
    "scoor": "krijgen",
    "pluk": "krijgen",
    "claim": "krijgen",
    "shop": "kopen",
    "ontvang": "krijgen",
}
_GIFTS = frozenset({"krijgen", "betalen", "besparen", "sparen"})
_PREPOSITIONS = frozenset("op naar voor bij met van tot in via aan om door voordat zonder tegen vanaf vóór".split())
_RELATIVES = frozenset("die dat wie waar als zodat omdat want wanneer zolang tenzij mits".split())


@dataclass(frozen=True)
class _Command:
    """A sales command: its infinitive and the words that go with it."""

    infinitive: str
    before: Sequence[Token]
    """What stands before the infinitive."""
    after: Sequence[Token]
    """What follows a particle: `over` … `op groene stroom`."""


def offer(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer `U kunt …`, and the rule's frames after it."""
    return [*_as_offer(hit, occasion.reading.form), *frame(hit, occasion, recipe)]


def _as_offer(hit: Hit, form: AddressForm) -> Sequence[Rewrite]:
    first = hit.span[0]
    clause = [first, *(token for token in clause_tokens(first, hit.sentence) if not token.is_space)]
    words = _without_last_chance(clause)
    split = next((index for index, word in enumerate(words) if word.lower_ == "en" and index), len(words))
    one, other = words[:split], words[split + 1 :]
    command = _command(one)
    joined = first.i > hit.sentence.start and first.nbor(-1).lower_ in {"en", "of"}
    if command is None or joined or any(word.lower_ in _RELATIVES for word in words):
        return []
    gift = _gift(other, form) if other else ""
    if gift is None or not (command.before or command.after):
        return []
    person = "je" if form == "je" else "u"
    parts = (person, "kunt", _joined(command.before), command.infinitive, _joined(command.after))
    text = " ".join(part for part in parts if part) + gift
    text = capitalised(text) if first.text[0].isupper() else text
    last = clause[-1]
    return [Rewrite(first.idx, _after_reason(last, hit.sentence) or last.idx + len(last), text, safe=False)]


def _after_reason(last: Token, sentence: Span) -> int | None:
    """Return where a reason to hurry ends that follows an offer: `…, want op is op`."""
    behind = [word for word in sentence.doc[last.i + 1 : sentence.end] if not word.is_space]
    if len(behind) < 2 or behind[0].text != "," or behind[1].lower_ not in {"want", "voordat", "voor"}:
        return None
    return int(sentence.start_char + len(plain_text(sentence).rstrip(" \n.!…")))


def _without_last_chance(words: Sequence[Token]) -> list[Token]:
    """Leave out `nu het nog kan`."""
    index = next((i for i, word in enumerate(words[:-1]) if word.lower_ == "nu" and words[i + 1].lower_ == "het"), None)
    return list(words[:index])


def _command(words: Sequence[Token]) -> _Command | None:
    """Return the command in a clause that begins with its verb; None when it is not clear."""
    stem, rest = words[0].lower_, list(words[1:])
    if rest and rest[0].lower_ == "u" and stem.endswith("t"):
        stem, rest = stem.removesuffix("t"), rest[1:]
    also = next((word for word in rest[:3] if word.lower_ == "ook"), None)
    while rest and rest[0].lower_ in _HASTE | {"week", "maand", "weekend", "deze", "dit"} and _hurries(rest):
        rest = rest[1:]
    first = [also] if also is not None and also not in rest else []
    if stem == "profiteer":
        return _Command("gebruikmaken", first, rest) if rest and rest[0].lower_ == "van" else None
    particle = next((index for index, word in enumerate(rest) if _is_particle(stem, rest, index)), None)
    if particle is not None:
        infinitive = load_verbs().infinitive_of(stem, rest[particle].lower_)
        return _Command(infinitive, [*first, *rest[:particle]], rest[particle + 1 :]) if infinitive else None
    infinitive = _PLAIN.get(stem) or load_verbs().infinitive_of(stem)
    return _Command(infinitive, [*first, *rest], []) if infinitive and rest and not _says_nothing(stem) else None


def _hurries(words: Sequence[Token]) -> bool:
    """Tell whether the first word is one of haste: `deze week` only with `nog` beside it."""
    first = words[0].lower_
    if first in {"deze", "dit"}:
        following = {word.lower_ for word in words[1:3]}
        return bool(following & {"week", "maand", "weekend"})
    return first in _HASTE or words[0].nbor(-1).lower_ in {"deze", "dit"}


def _says_nothing(stem: str) -> bool:
    """Tell whether a verb offers nothing by itself: `ga snel`, `wacht niet`."""
    return stem in {"ga", "kom", "wees", "laat", "wacht"}


def _is_particle(stem: str, words: Sequence[Token], index: int) -> bool:
    word = words[index].lower_
    free = index + 1 == len(words) or words[index + 1].lower_ in _PREPOSITIONS
    return free and word in load_verbs().particles and load_verbs().is_separable(stem, word)


def _gift(words: Sequence[Token], form: AddressForm) -> str | None:
    """Return what the customer gets for it as a sentence of its own; None when what follows `en` is no command."""
    infinitive = _PLAIN.get(words[0].lower_) or load_verbs().infinitive_of(words[0].lower_)
    verb = load_verbs().verb(infinitive) if infinitive else None
    if verb is None or infinitive not in _GIFTS or len(words) < 2:
        return None
    rest = [word for word in words[1:] if word.lower_ not in {"nu", "direct", "meteen"}]
    there = "er " if rest and rest[0].lower_ == "er" else ""
    return f". {'Je' if form == 'je' else 'U'} {verb.third} {there}dan {_joined(rest[bool(there) :])}"


def _joined(words: Sequence[Token]) -> str:
    return text_of(words).strip() if words else ""
