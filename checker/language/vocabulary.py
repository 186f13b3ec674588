"""The vocabulary of mail, which is replaced now and then: spaCy's keeps every word that it ever met.

A pipeline has a vocabulary of its own, with its labels; no mail is read with that. Docs get a copy of it, and when that
has taken in too many words, the next Docs get a fresh copy. A word has the same hash in each, so that what was compiled
with the pipeline's vocabulary (model, labels, rules) goes for all. A Doc holds on to its vocabulary: an old one goes
when its last Doc does, and until then nothing changes for that Doc. spaCy's memory zones cannot do that: what was read
in one is lost at its end, and two threads cannot each have one.
"""

from spacy.language import Language
from spacy.pipeline import Morphologizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from checker.language.tokenizer import build_tokenizer

MOST_STRINGS = 8_000
"""How many strings a vocabulary takes in before it is replaced; a new word adds two or three, such as its ending."""


class MailTokens:
    """Splits texts into Docs with a vocabulary that is replaced before it grows large.

    A pipeline with word vectors goes on with its own vocabulary: the vectors are looked up there.
    """

    def __init__(self, nlp: Language, most: int = MOST_STRINGS) -> None:
        # spaCy itself adds analyses when they first come out of the model, to the pipeline's own vocabulary only.
        for morphologizer in (pipe for _, pipe in nlp.pipeline if isinstance(pipe, Morphologizer)):
            for analysis in morphologizer.label_data["morph"].values():
                nlp.vocab.morphology.add(analysis)
        self._own = nlp.vocab
        self._labels = list(nlp.vocab.strings)
        self.most = most
        self._tokenizer = build_tokenizer(self._own) if nlp.vocab.vectors.size else self._renewed()
        self._fresh = len(self._tokenizer.vocab.strings)

    def __call__(self, text: str) -> Doc:
        """Return a Doc of a text."""
        tokenizer = self._tokenizer
        vocab = tokenizer.vocab
        if vocab is not self._own and len(vocab.strings) - self._fresh > self.most:
            tokenizer = self._tokenizer = self._renewed()
        doc: Doc = tokenizer(text)
        return doc

    def _renewed(self) -> Tokenizer:
        own = self._own
        vocab = Vocab(
            lex_attr_getters=own.lex_attr_getters,  # type: ignore[attr-defined]
            lookups=own.lookups,
            writing_system=own.writing_system,
            get_noun_chunks=own.get_noun_chunks,
        )
        vocab.morphology = own.morphology
        for label in self._labels:
            vocab.strings.add(label)
        return build_tokenizer(vocab)
