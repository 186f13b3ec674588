"""All constructions, how often each is used, and what is done to some sentences afterwards."""

from __future__ import annotations

import collections
import random
from collections.abc import Callable, Iterator

from . import letters, noise, questions, requests, statements, things
from .lexicon import load
from .trees import Phrase, text
from .writer import Writer

Construction = Callable[[Writer], Phrase]
SEED = 20261121
TRIES = 40
CONSTRUCTIONS: dict[str, tuple[Construction, int]] = {
    **requests.CONSTRUCTIONS,
    **statements.CONSTRUCTIONS,
    **things.CONSTRUCTIONS,
    **questions.CONSTRUCTIONS,
    **letters.CONSTRUCTIONS,
}


def generate(count: int, seed: int = SEED) -> Iterator[tuple[str, Phrase]]:
    """Yield the name of a construction and a sentence made by it; no two sentences are alike."""
    chance = random.Random(seed)
    writer, seen = Writer(load(), chance), set[str]()
    for name in _plan(count, chance):
        for _ in range(TRIES):
            writer.turn()
            sentence = CONSTRUCTIONS[name][0](writer)
            key = text(sentence).lower().rstrip(".!?")
            if key not in seen:
                seen.add(key)
                yield name, noise.roughen(sentence, chance)
                break


def _plan(count: int, chance: random.Random) -> list[str]:
    """Share the count among the constructions by their weight, in random order."""
    total = sum(weight for _, weight in CONSTRUCTIONS.values())
    shares = {name: weight * count / total for name, (_, weight) in CONSTRUCTIONS.items()}
    plan = collections.Counter({name: max(1, int(share)) for name, share in shares.items()})
    names = sorted(shares, key=lambda name: shares[name] - int(shares[name]), reverse=True)
    for place in range(max(0, count - plan.total())):
        plan[names[place % len(names)]] += 1
    names = list(plan.elements())
    chance.shuffle(names)
    return names
