"""Lemmas from what the training trees say, from the parts of a compound, and from endings; no weights to train.

A compound is lemmatised by its last part (`huurauto's`: `huur_auto`) and a split verb by its particle (`bel … op`:
`op_bellen`), which a classifier of endings cannot know. So: a word of the training data keeps its lemma, a compound of
known words is put together from theirs, and for all other words the longest known ending decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.tokens import Doc, Token
from spacy.training import Example

from checker.language.lemma_tables import (
    ADJECTIVE,
    AS_WRITTEN,
    LINKS,
    LONGEST_ENDING,
    NOUN,
    SAFE_PART,
    SHORTEST_PART,
    VERB,
    Forms,
    LemmaTables,
    kind,
    learn,
    without_ge,
)

NAME = "klantcheck_lemmatizer"
REMEMBERED = 10_000
FILE = "tables.json.gz"
_PARTICLE_TAGS = ("VZ|fin", "BW", "ADJ", "N|soort")
_S_LINKED = ("heid", "ing", "teit", "schap")
_NEW_COMPOUNDS = (NOUN, ADJECTIVE, "BW")


class DutchLemmatizer(Pipe):
    """Sets the lemma of every word that has a tag; `initialize` learns from examples."""

    def __init__(self, name: str = NAME, tables: LemmaTables | None = None) -> None:
        self.name = name
        self.scorer = lemmatizer_score
        self._use(tables or LemmaTables())

    def _use(self, tables: LemmaTables) -> None:
        """Take tables, and derive the forms and lemmas of each word class."""
        self._tables = tables
        self._any: Forms = defaultdict(dict)
        self._lemmas: dict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[str, str], str] = {}
        for name, forms in tables.forms.items():
            word_class = name.split("|")[0]
            for form, lemma in forms.items():
                self._any[word_class].setdefault(form, lemma)
                if name.startswith(NOUN):
                    self._any[NOUN].setdefault(form, lemma)
                self._lemmas[word_class].update((lemma, lemma.rsplit("_", 1)[-1]))

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **kwargs: Any) -> None:
        """Learn from gold trees."""
        self._use(learn(example.reference for example in get_examples()))

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a Doc."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        particles = {}
        for token in doc:
            key = (token.text, token.tag_)
            lemma = self._known.get(key)
            if lemma is None:
                lemma = self._known[key] = self.lemma(*key)
            token.lemma_ = lemma
            if token.dep_ == "compound:prt" and token.tag_.startswith(_PARTICLE_TAGS):
                particles[token.head.i] = token
        for place, particle in particles.items():
            self._join(doc[place], particle)
        return doc

    def _join(self, verb: Token, particle: Token) -> None:
        """Put the particle of a split verb before its lemma, if the two are a verb together."""
        joined = f"{particle.text.lower()}_{verb.lemma_.rsplit('_', 1)[-1]}"
        if joined in self._tables.phrasal or joined in self._lemmas[VERB] or particle.tag_ == "VZ|fin":
            verb.lemma_ = joined

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma of a word with a tag, apart from any particle elsewhere in the sentence."""
        name, form = kind(tag), word.lower()
        if tag.startswith(AS_WRITTEN) or not word:
            return word
        if found := self._lookup(form, name):
            return found
        if tag.startswith("N|eigen"):
            return self._by_ending(word, name)
        if tag.startswith(VERB):
            return self._verb(form, name)
        if tag.startswith(_NEW_COMPOUNDS):
            return self._compound(form, word, name) or self._by_ending(form, name)
        return word if tag.startswith(("SPEC", "TW")) else self._by_ending(form, name)

    def _lookup(self, form: str, name: str) -> str | None:
        """Return the lemma that the trees give a form of this kind, or of this word class."""
        found = self._tables.forms.get(name, {}).get(form)
        return found or (None if name.startswith("N|eigen") else self._any[name.split("|")[0]].get(form))

    def _verb(self, form: str, name: str) -> str:
        """Return the infinitive: of a known verb, of a known verb behind a particle, or by its ending."""
        whole, verbs = self._by_ending(form, name), self._lemmas[VERB]
        divided = list(self._divided(form, name))
        known = next((lemma for lemma in divided if lemma in verbs or lemma in self._tables.phrasal), None)
        return known or (divided[0] if divided and whole not in verbs else whole)

    def _divided(self, form: str, name: str) -> Iterator[str]:
        """Give the lemmas of a verb form read as particle and known verb, longest particle first."""
        for length in range(len(form) - SHORTEST_PART, 1, -1):
            particle, rest = form[:length], form[length:]
            if particle in self._tables.particles:
                lemma = self._lookup(rest, name) or self._by_ending(rest, name)
                if lemma in self._lemmas[VERB] and "_" not in lemma:
                    yield f"{particle}_{lemma}"

    def _compound(self, form: str, word: str, name: str) -> str | None:
        """Return the lemma of a compound of two known words, or None."""
        before, hyphen, after = word.rpartition("-")
        if hyphen and before and (last := self._last_part(after.lower(), name)):
            return f"{self._first_part(before.lower()) or before}_{last}"
        for place in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
            if form[place] == "s" and form[:place].endswith(_S_LINKED) and self._last_part(form[place + 1 :], name):
                continue
            last = self._last_part(form[place:], name)
            if last and (first := self._first_part(form[:place])):
                return f"{first}_{last}"
        return None

    def _last_part(self, form: str, name: str) -> str | None:
        """Return the lemma of the last part of a compound, or None."""
        if len(form) < SHORTEST_PART:
            return None
        lemma = self._tables.forms.get(name, {}).get(form) or self._by_ending(form, name)
        may_divide = lemma.rsplit("_", 1)[-1] in self._tables.parts["last"]
        return lemma if may_divide and lemma in self._lemmas[name.split("|")[0]] else None

    def _first_part(self, form: str) -> str | None:
        """Return the lemma of the first part of a compound, which may itself be one, or None."""
        nouns, firsts = self._any[NOUN], self._tables.parts["first"]
        stems = [form.removesuffix(link) for link in LINKS if form.endswith(link)]
        for stem in (stem for stem in stems if len(stem) >= SHORTEST_PART):
            if stem in firsts:
                return nouns.get(stem, stem)
            if nouns.get(stem, "").rsplit("_", 1)[-1] in firsts:
                return nouns[stem]
        return self._compound(form, form, "N|soort|ev") if len(form) >= SAFE_PART * 2 else None

    def _by_ending(self, form: str, name: str) -> str:
        """Return the lemma that the longest known ending gives, but rather a known lemma than a new one."""
        candidates = list(self._candidates(form, name))
        known = self._lemmas[name.split("|")[0]]
        return next((lemma for lemma in candidates if lemma in known), candidates[0] if candidates else form)

    def _candidates(self, form: str, name: str) -> Iterator[str]:
        endings = self._tables.endings.get(name, {})
        is_ge_participle = name == "WW|vd" and form.startswith("ge") and len(form) > SAFE_PART
        for stem in [without_ge(form), form] if is_ge_participle else [form]:
            for length in range(min(LONGEST_ENDING, len(stem)), -1, -1):
                change = endings.get(stem[len(stem) - length :])
                if change and change[0] < len(stem):
                    yield stem[: len(stem) - change[0]] + change[1]

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the learned tables."""
        return self._tables.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "DutchLemmatizer":
        """Read the tables that `to_bytes` wrote."""
        self._use(LemmaTables.from_bytes(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables to a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "DutchLemmatizer":
        """Read the tables from a folder."""
        return self.from_bytes((Path(path) / FILE).read_bytes())


@Language.factory(NAME, assigns=["token.lemma"], requires=["token.tag", "token.dep"])
def create_lemmatizer(nlp: Language, name: str) -> DutchLemmatizer:
    """Make an empty lemmatizer; training or loading fills it."""
    return DutchLemmatizer(name)
