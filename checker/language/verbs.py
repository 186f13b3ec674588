"""Dutch verbs and adjectives in all their forms, from `verbs.yaml` and the spelling rules.

Sources: the spelling rules of the Groene Boekje (open and closed syllables, 't kofschip, the prefixes that keep `ge-`
away). Verbs that deviate stand in the file with their forms.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.cache import remembered
from checker.files import read_yaml

VERBS_PATH = Path(__file__).parent / "verbs.yaml"
VOWELS = "aeiouyëéèïöüáó"
_DIGRAPHS = ("aa", "ee", "oo", "uu", "ie", "ei", "ij", "ui", "ou", "au", "eu", "oe", "ai", "oi")
_INSEPARABLE = ("be", "ge", "her", "ont", "ver", "er")
_OPEN_SYLLABLE = re.compile(r"(?P<before>.*)(?P<vowel>[aeou])(?P<coda>[bcdfghjklmnprstvz])")
_OPENED_OTHERWISE = {"grof": "grov", "kapot": "kapott", "verrot": "verrott"}
_TREMA = {"i": "ï", "e": "ë", "u": "ü"}


class Verb(NamedTuple):
    """The forms of a verb without its particle."""

    infinitive: str
    stem: str
    """First person and imperative: `vul`."""
    third: str
    """`hij vult`; also `u vult`."""
    past: str
    past_plural: str
    participle: str
    polite: str
    """What stands with `u`: `u heeft`, `u bent`, `u vult`."""
    others: frozenset[str]
    """Further forms: `ben`, `kun`, and spoken ones such as `hou` for `houd`."""

    def forms(self) -> frozenset[str]:
        """Return every form, inflected participles included."""
        plain = {form for form in self if isinstance(form, str)}
        inflected = {self.participle + "e"} if self.participle.endswith(("d", "t")) else set()
        return frozenset(plain | inflected | {self.infinitive + "d", self.infinitive + "de"} | self.others)

    def imperatives(self) -> frozenset[str]:
        """Return the forms that can be an imperative: `houd`, `hou`."""
        return frozenset({self.stem}) | _clipped(self.stem)


def stem_of(infinitive: str) -> str:
    """Return the stem of a regular verb: `maken` → `maak`, `bellen` → `bel`, `reizen` → `reis`."""
    return close_syllable(infinitive[:-2]) if infinitive.endswith("en") else infinitive.removesuffix("n")


def close_syllable(base: str) -> str:
    """Spell a base without its ending `-e(n)`: `mak` → `maak`, `bell` → `bel`, `reiz` → `reis`; `duur` stays."""
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in VOWELS:
        return base[:-1]
    match = _OPEN_SYLLABLE.fullmatch(base)
    if match and not (match["before"] + match["vowel"]).endswith(_DIGRAPHS):
        base = f"{match['before']}{match['vowel'] * 2}{match['coda']}"
    return base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])


def conjugate(infinitive: str, stem: str) -> Verb:
    """Return the forms of a regular verb."""
    base = infinitive.removesuffix("n").removesuffix("e")
    ending = "t" if base.endswith(("t", "k", "f", "s", "ch", "p", "x", "c", "q")) else "d"
    third = stem if stem.endswith("t") else stem + "t"
    participle = _participle(infinitive, stem if stem.endswith(("d", "t")) else stem + ending)
    return Verb(infinitive, stem, third, f"{stem}{ending}e", f"{stem}{ending}en", participle, third, _clipped(stem))


def _clipped(stem: str) -> frozenset[str]:
    """Return the spoken form of a stem: `hou` for `houd`, `rij` for `rijd`."""
    return frozenset({stem[:-1]} if stem.endswith(("houd", "rijd", "snijd", "glijd")) else ())


def _participle(infinitive: str, body: str) -> str:
    """Put `ge-` before the body of a participle, unless the verb has a prefix: `gevuld`, `geüpload`, but `betaald`."""
    if infinitive.startswith(_INSEPARABLE):
        return body
    if body[0] in _TREMA and not body.startswith(("ij", "ui", "e-")):
        body = _TREMA[body[0]] + body[1:]
    return "ge" + body


class Verbs:
    """The verb lexicon: from a lemma to its forms and from an imperative to its infinitive."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._verbs = {verb.infinitive: verb for verb in _simple_verbs(data)}
        self._particles: dict[str, frozenset[str]] = {
            particle: frozenset(bases) for particle, bases in data["separable"].items()
        }
        self.noun_stems = frozenset(data["noun_stems"])
        self._by_stem: dict[str, list[str]] = {}
        for verb in self._verbs.values():
            for form in verb.imperatives():
                self._by_stem.setdefault(form, []).append(verb.infinitive)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Every particle of a separable verb."""
        return frozenset(self._particles)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every form that can be an imperative."""
        return frozenset(self._by_stem)

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """Every infinitive that is one word, separable verbs included."""
        return frozenset(self._verbs) | frozenset(self._separable)

    @cached_property
    def _separable(self) -> Mapping[str, tuple[str, str]]:
        """Every separable infinitive, split; where two particles would fit, the first counts."""
        split = ((particle, base) for particle, bases in self._particles.items() for base in bases)
        return {particle + base: (particle, base) for particle, base in reversed(list(split))}

    def verb(self, infinitive: str) -> Verb | None:
        """Return the verb with an infinitive, without its particle; None when it is not in the lexicon."""
        return self._verbs.get(infinitive)

    def particle_of(self, infinitive: str) -> tuple[str, str] | None:
        """Split a separable infinitive: `invullen` → (`in`, `vullen`); None when it is not one."""
        return self._separable.get(infinitive)

    def is_separable(self, stem: str, particle: str) -> bool:
        """Tell whether an imperative and a particle belong together: `vul` … `in`."""
        return any(base in self._particles.get(particle, ()) for base in self._by_stem.get(stem.lower(), ()))

    def infinitive_of(self, stem: str, particle: str = "") -> str | None:
        """Return the infinitive that an imperative stands for: (`vul`, `in`) → `invullen`; None when unknown."""
        candidates = self._by_stem.get(stem.lower(), [])
        if particle:
            candidates = [base for base in candidates if base in self._particles.get(particle, ())]
        return f"{particle}{candidates[0]}" if candidates else None

    def forms(self, lemma: str) -> frozenset[str]:
        """Return the forms of a verb that are one word; empty when the lexicon does not have it."""
        if verb := self._verbs.get(lemma):
            return verb.forms()
        if split := self.particle_of(lemma):
            particle, base = split
            return frozenset(particle + form for form in self._verbs[base].forms())
        return frozenset()


def _simple_verbs(data: dict[str, Any]) -> Iterator[Verb]:
    stems = data["stems"]
    for infinitive in data["weak"]:
        yield conjugate(infinitive, stems.get(infinitive) or stem_of(infinitive))
    for infinitive, (past, past_plural, participle) in data["strong"].items():
        regular = conjugate(infinitive, stems.get(infinitive) or stem_of(infinitive))
        present = data["present"].get(infinitive, {})
        yield regular._replace(
            stem=present.get("imperative", regular.stem),
            third=present.get("hij", regular.third),
            polite=present.get("u", regular.third),
            past=past,
            past_plural=past_plural,
            participle=participle,
            others=regular.others | frozenset(present.values()),
        )
    for infinitive, (stem, third, past, participle) in data["loans"].items():
        yield Verb(infinitive, stem, third, past, past + "n", participle, third, frozenset())


@lru_cache(maxsize=1)
def load_verbs() -> Verbs:
    """Return the lexicon that ships with the package."""
    return remembered("verbs", lambda: [VERBS_PATH.read_bytes()], lambda: Verbs(read_yaml(VERBS_PATH).data), {})


def adjective_forms(base: str) -> frozenset[str]:
    """Return an adjective inflected: `slecht` → slecht, slechte, slechter, slechtere, slechtst(e); `duur` → duurder."""
    if base.endswith("e"):
        return frozenset({base})
    open_base = _open_syllable(base)
    comparative = f"{base}der" if base.endswith("r") else f"{open_base}er"
    superlative = f"{base}t" if base.endswith("s") else f"{base}st"
    return frozenset({base, open_base + "e", comparative, comparative + "e", superlative, superlative + "e"})


def _open_syllable(base: str) -> str:
    """Spell a base before a vowel: `traag` → `trag`, `wit` → `witt`, `lief` → `liev`, `waardeloos` → `waardeloz`."""
    last, rest = base[-1], base[:-1]
    if base in _OPENED_OTHERWISE:
        return _OPENED_OTHERWISE[base]
    if rest[-2:] in {"aa", "ee", "oo", "uu"} and last not in VOWELS:
        return rest[:-1] + {"f": "v", "s": "z"}.get(last, last)
    if rest[-2:] in {"ie", "ij", "ei", "oe", "ui", "ou", "eu"} and last in "fs":
        return rest + {"f": "v", "s": "z"}[last]
    closed = last not in VOWELS and rest[-1:] in "aeiou" and rest[-2:-1] not in tuple(VOWELS)
    one_syllable = len(re.findall(rf"[{VOWELS}]+", base)) == 1
    return base + last if closed and one_syllable and last not in "jwx" else base
