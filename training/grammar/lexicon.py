"""The lexicon: what the YAML files say, as words, nouns and verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .trees import Word

FOLDER = Path(__file__).parent / "lexicon"
PARTICLES = {
    "terug": ("ADV", "BW"),
    "weg": ("ADV", "BW"),
    "vast": ("ADJ", "ADJ|vrij|basis|zonder"),
    "stop": ("NOUN", "N|soort|ev|basis|zijd|stan"),
}
PARTICLE = ("ADP", "VZ|fin")


@dataclass(frozen=True)
class Noun:
    """A noun with its forms; `plural` is empty if none is used, `singular` if there is only a plural."""

    singular: str
    neuter: bool
    plural: str
    lemma: str

    def word(self, plural: bool) -> Word:
        """Return the noun in one of its numbers."""
        if plural:
            return Word(self.plural, self.lemma, "NOUN", "N|soort|mv|basis")
        return Word(self.singular, self.lemma, "NOUN", f"N|soort|ev|basis|{'onz' if self.neuter else 'zijd'}|stan")


@dataclass(frozen=True)
class Verb:
    """A verb with its forms; a separable one has a particle."""

    lemma: str
    particle: str
    stem: str
    third: str
    participle: str

    @property
    def infinitive(self) -> str:
        """The infinitive without the particle."""
        return self.lemma.split("_")[-1]


@dataclass
class Lexicon:
    """All words, and what may be said of what."""

    words: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    nouns: dict[str, list[Noun]] = field(default_factory=dict)
    verbs: dict[str, Verb] = field(default_factory=dict)
    inflected: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    def word(self, form: str, reading: str = "") -> Word:
        """Return a word in one of its readings, with the form as it is asked for."""
        key = f"{form}~{reading}" if reading else form
        found = self.words.get(key) or self.words.get(key.lower())
        if not found:
            if form[0].isdigit():
                return Word(form, form, "NUM", "TW|hoofd|vrij")
            raise KeyError(key)
        return Word(form, *found)


def load() -> Lexicon:
    """Read the lexicon."""
    data: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        data |= yaml.safe_load(path.read_text(encoding="utf-8"))
    lexicon = Lexicon(data=data)
    for kind, lines in data["nouns"].items():
        lexicon.nouns[kind] = [_noun(line) for line in lines]
    for lemma, forms in data["verbs"].items():
        stem, third, participle = forms.split()
        particle = lemma.partition("_")[0] if "_" in lemma else ""
        lexicon.verbs[lemma] = Verb(lemma, particle, stem, third, participle)
    _fill_words(lexicon)
    return lexicon


def _noun(line: str) -> Noun:
    form, gender, plural, *lemma = line.split()
    single = "" if gender == "mv" else form
    return Noun(single, gender == "onz", plural if plural != "-" else "", lemma[0] if lemma else form)


def _fill_words(lexicon: Lexicon) -> None:
    words, data = lexicon.words, lexicon.data
    for noun in (noun for nouns in lexicon.nouns.values() for noun in nouns):
        for form, plural in ((noun.singular, False), (noun.plural, True)):
            if form:
                word = noun.word(plural)
                words[form] = (word.lemma, word.upos, word.xpos)
    for pair in data["adjectives"].split():
        base, ending = pair.split("/")
        lexicon.inflected[base] = ending
        words[ending] = (base, "ADJ", "ADJ|prenom|basis|zonder" if ending == base else "ADJ|prenom|basis|met-e|stan")
        words[base] = (base, "ADJ", "ADJ|vrij|basis|zonder")
    kinds = {"adverbs": "ADV BW", "prepositions": "ADP VZ|init", "numerals": "NUM TW|hoofd|prenom|stan"}
    kinds |= dict.fromkeys(("months", "days"), "PROPN N|eigen|ev|basis|zijd|stan")
    for kind, tags in kinds.items():
        upos, xpos = tags.split()
        words |= {form: (form, upos, xpos) for form in data[kind].split()}
    for form, entry in data["words"].items():
        lemma, upos, xpos = entry.split()
        words[form] = (lemma, upos, xpos)


def particle(verb: Verb) -> Word:
    """Return the particle of a separable verb, apart from it."""
    upos, xpos = PARTICLES.get(verb.particle, PARTICLE)
    return Word(verb.particle, verb.particle, upos, xpos)
