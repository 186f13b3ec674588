"""Load a Dutch spaCy pipeline, and read drafts with it: tokens for all, a parse only where it is asked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from checker.draft.model import Draft
from checker.errors import PipelineError
from checker.language import tokenizer
from checker.language.encoding import TOK2VEC, encoder_of
from checker.language.moments import mark_moments
from checker.language.sentences import mark_sentences
from checker.language.speech import mark_speech
from checker.language.texts import keep_text
from checker.language.vocabulary import MailTokens
from checker.settings import BUNDLED_PIPELINE

BUNDLED_PATH = Path(__file__).parent / BUNDLED_PIPELINE
NEEDED = ("tagger", "morphologizer", "parser")
UNUSED = ("ner", "senter")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
PARSE_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
AT_ONCE = 32
"""How many sentences are parsed at once: every word takes 18 kB meanwhile, and more are hardly faster."""
WHITE_SPACE = "dep"
"""The label of line breaks inside a parsed sentence, as in spaCy's own parses."""
ON_PREVIOUS = 2**64 - 1
"""A head of -1, as spaCy writes it."""


class PipelineName(NamedTuple):
    """Which pipeline made a report."""

    name: str
    """Its package name, such as `nl_klantmail_sm`."""
    version: str
    """Its version."""


class Dutch:
    """Reads drafts: `tokenize` gives a Doc with sentences, moments and quotations, `parse` adds grammar."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._tokens = MailTokens(nlp)
        self._encode = encoder_of(nlp)

    @property
    def pipeline(self) -> PipelineName:
        """Which pipeline reads."""
        meta = self._nlp.meta
        return PipelineName(f"{meta['lang']}_{meta['name']}", str(meta["version"]))

    @property
    def vocab(self) -> Vocab:
        """The vocabulary for rules: every word has the same hash in the vocabularies that its Docs have."""
        return self._nlp.vocab

    def tokenize(self, draft: Draft) -> Doc:
        """Return a Doc with the draft's text, sentence starts and the spans that need no parse.

        Half a surrogate pair, which spaCy cannot hold, becomes U+FFFD; offsets stay the same.
        """
        text = _HALF_CHARACTER.sub("\ufffd", draft.text)
        doc = keep_text(self._tokens(text), text)
        mark_sentences(doc, draft)
        mark_moments(doc)
        mark_speech(doc)
        for kind in {part.kind for part in draft.parts}:
            spans = (doc.char_span(part.start, part.end, alignment_mode="contract") for part in draft.of(kind))
            if found := [span for span in spans if span]:
                doc.spans[kind] = found
        return doc

    def parse(self, sentences: Sequence[Span]) -> None:
        """Tag and parse sentences, of one Doc or many, each on its own, and write the result into their Docs.

        A sentence that was parsed before is left as it is.
        """
        read = (_Unparsed(sentence, _words(sentence)) for sentence in sentences)
        new = {(id(one.sentence.doc), one.sentence.start): one for one in read if one.words and not one.words[0].dep}
        alone = self._encoded(_alone(one.words) for one in new.values())
        parsed = self._nlp.pipe(alone, batch_size=AT_ONCE, disable=[TOK2VEC] if self._encode else [])
        by_doc: dict[int, list[tuple[_Unparsed, Doc]]] = {}
        for one, result in zip(new.values(), parsed, strict=True):
            by_doc.setdefault(id(one.sentence.doc), []).append((one, result))
        for pairs in by_doc.values():
            _write(pairs[0][0].sentence.doc, pairs)

    def _encoded(self, alone: Iterator[Doc]) -> Iterator[Doc]:
        """Give sentences that are Docs of their own, encoded where that is ours to do."""
        while batch := list(islice(alone, AT_ONCE)):
            if self._encode:
                self._encode(batch)
            yield from batch


class _Unparsed(NamedTuple):
    """A sentence that has no parse yet."""

    sentence: Span
    words: list[Token]
    """Its tokens that are not white space."""


def _words(sentence: Span) -> list[Token]:
    return [token for token in sentence if not token.is_space]


def _alone(words: Sequence[Token]) -> Doc:
    """Return the words of a sentence as a Doc of its own, without line breaks and white lines."""
    return Doc(
        words[0].vocab,
        words=[word.text for word in words],
        spaces=[bool(word.whitespace_) or word.nbor().is_space for word in words[:-1]] + [False],
        sent_starts=[word is words[0] for word in words],
    )


def _write(doc: Doc, parsed: Iterable[tuple[_Unparsed, Doc]]) -> None:
    """Write the annotation of parsed sentences into their Doc; the others stay without."""
    starts = doc.to_array([SENT_START])
    annotation = doc.to_array(PARSE_ATTRIBUTES)
    white_space = doc.vocab.strings.add(WHITE_SPACE)
    for (sentence, tokens), alone in parsed:
        words, rows = np.array([token.i for token in tokens]), alone.to_array(PARSE_ATTRIBUTES)
        heads = np.arange(len(words)) + rows[:, -1].astype("int64")
        rows[:, -1] = (words[heads] - words).astype("uint64")
        annotation[words] = rows
        between = list(set(range(tokens[0].i, sentence.end)).difference(words.tolist()))
        annotation[between, -2:] = white_space, ON_PREVIOUS
    doc.from_array(PARSE_ATTRIBUTES, annotation)  # type: ignore[arg-type]
    # spaCy has now made one sentence of every row of sentences that have no parse.
    doc.from_array([SENT_START], starts)  # type: ignore[arg-type]


def load_pipeline(model: str) -> Dutch:
    """Load a pipeline by name or folder; raises PipelineError with the remedy when it is missing or does not fit."""
    path: str | Path = BUNDLED_PATH if model == BUNDLED_PIPELINE else model
    try:
        nlp = spacy.load(
            path, exclude=["tokenizer", *UNUSED], config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NONE}}}
        )
    except OSError as error:
        raise _unusable(model, "is niet gevonden", "Installeer haar") from error
    except (ValueError, ImportError) as error:
        problem = f"past niet bij spaCy {spacy.about.__version__}"
        raise _unusable(model, problem, "Installeer de versie die daarbij hoort") from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if nlp.lang != "nl":
        raise _unusable(model, f"is niet Nederlands maar ‘{nlp.lang}’", "Kies een Nederlandse")
    if missing:
        raise _unusable(model, f"mist onderdelen: {', '.join(missing)}", "Kies een volledige")
    return Dutch(nlp)


def _unusable(model: str, problem: str, remedy: str) -> PipelineError:
    if model == BUNDLED_PIPELINE:
        return PipelineError(f"De meegeleverde taalpijplijn ‘{model}’ {problem}. Installeer klantcheck opnieuw.")
    return PipelineError(
        f"De taalpijplijn ‘{model}’ {problem}. {remedy}, of gebruik de meegeleverde: model: {BUNDLED_PIPELINE}."
    )
