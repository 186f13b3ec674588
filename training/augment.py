"""Write training sentences as people type mail: without a capital, without a full stop, or in capitals."""

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.training import Example

Annotation = dict[str, dict[str, list[object]]]


@spacy.registry.augmenters("klantcheck.as_typed.v1")
def create_as_typed(
    lower: float, lower_first: float, no_stop: float, upper: float, seed: int
) -> Callable[[Language, Example], Iterator[Example]]:
    """Make an augmenter; each number is the share of sentences that is changed in that way."""
    chance = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = chance.random()
        words = [token.text for token in example.reference]
        if draw < lower:
            words = [word.lower() for word in words]
        elif draw < lower + lower_first:
            words[0] = words[0].lower()
        elif draw < lower + lower_first + upper:
            words = [word.upper() for word in words]
        changed = example if words == [token.text for token in example.reference] else _with_words(nlp, example, words)
        if chance.random() < no_stop and _ends_in_a_stop(changed):
            changed = _without_last(nlp, changed)
        yield changed

    return augment


def _with_words(nlp: Language, example: Example, words: list[str]) -> Example:
    annotation = example.to_dict()
    annotation["token_annotation"]["ORTH"] = words
    spaces = [bool(token.whitespace_) for token in example.reference]
    return Example.from_dict(spacy.tokens.Doc(nlp.vocab, words=words, spaces=spaces), annotation)


def _ends_in_a_stop(example: Example) -> bool:
    """Tell whether a document is one sentence with a full stop that nothing hangs on."""
    doc = example.reference
    last = len(doc) - 1
    return (
        last > 1
        and doc[last].text == "."
        and sum(bool(token.is_sent_start) for token in doc) == 1
        and all(token.head.i != last for token in doc)
    )


def _without_last(nlp: Language, example: Example) -> Example:
    annotation = example.to_dict()
    tokens = annotation["token_annotation"]
    kept = {name: values[:-1] for name, values in tokens.items()}
    words = [token.text for token in example.reference][:-1]
    spaces = [bool(token.whitespace_) for token in example.reference][:-1]
    return Example.from_dict(spacy.tokens.Doc(nlp.vocab, words=words, spaces=spaces), {"token_annotation": kept})
