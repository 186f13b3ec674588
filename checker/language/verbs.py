"""Dutch verbs and adjectives in all their forms, from `verbs.yaml` and the spelling rules.

Sources: the spelling rules of the Groene Boekje (open and closed syllables, 't kofschip, the prefixes that keep `ge-`
away). Verbs that deviate stand in the file with their forms.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.files import read_yaml

VERBS_PATH = Path(__file__).parent / "verbs.yaml"
VOWELS = "aeiouyëéèïöüáó"
_DIGRAPHS = ("aa", "ee", "oo", "uu", "ie", "ei", "ij", "ui", "ou", "au", "eu", "oe", "ai", "oi")
_PREFIX = re.compile(r"(?:be|ge|her|ont|ver|er|mis|over|onder|voor|door|om|weer|aan)")
_INSEPARABLE = re.compile(r"(?:be|ge|her|ont|ver|er)(?=[^aeiou]*[aeiouy]+[^aeiouy]+e?n)")
_LAST_SYLLABLE = re.compile(rf"(?P<before>.*?)(?P<vowel>[aeou])(?P<coda>[bcdfghjklmnprstvwz])$")
_SCHWA_ER = frozenset(
    """achterhalen ankeren bekommeren belemmeren benaderen betoveren bevorderen bewonderen cijferen filteren fluisteren
    haperen herinneren hinderen klapperen leveren luisteren minderen monsteren mopperen nummeren offeren plunderen
    schilderen slingeren timmeren toveren vergaderen verbeteren verhelderen verhinderen verminderen veranderen veroveren
    verslechteren verwijderen verwonderen verzekeren verzilveren vorderen weigeren verouderen hameren bufferen cateren
    vermeerderen zekeren sponsoren""".split()
)
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

    def forms(self) -> frozenset[str]:
        """Return every form, inflected participles included."""
        extra = {self.participle + "e"} if self.participle.endswith(("d", "t")) else set()
        return frozenset(self[:]) | {self.infinitive + "d", self.infinitive + "de"} | extra


def stem_of(infinitive: str) -> str:
    """Return the stem of a regular verb: `maken` → `maak`, `bellen` → `bel`, `reizen` → `reis`."""
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    return close_syllable(infinitive[:-2], has_schwa=_has_schwa(infinitive))


def close_syllable(base: str, *, has_schwa: bool = False) -> str:
    """Spell a base without its ending `-e(n)`: `mak` → `maak`, `bell` → `bel`, `reiz` → `reis`, `duur` stays."""
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in VOWELS:
        return base[:-1]
    match = _LAST_SYLLABLE.match(base)
    before = match["before"] if match else ""
    if match and not has_schwa and (before + match["vowel"])[-2:] not in _DIGRAPHS and not before.endswith("i"):
        base = f"{before}{match['vowel'] * 2}{match['coda']}"
    return base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])


def _has_schwa(infinitive: str) -> bool:
    """Tell whether the last syllable of the stem is unstressed: `regelen`, `openen`, `leveren`, not `delen`, `betalen`."""
    match = re.fullmatch(rf"(.*?)e([lnrm])en", infinitive)
    if not match or match[1].endswith(("e", "i", "o", "u")):
        return False
    rest = _PREFIX.sub("", match[1], count=1) if _PREFIX.match(match[1]) else match[1]
    if not re.search(rf"[{VOWELS}]", rest):
        return False
    return match[2] != "r" or infinitive in _SCHWA_ER


def conjugate(infinitive: str) -> Verb:
    """Return the forms of a regular verb."""
    stem = stem_of(infinitive)
    base = infinitive.removesuffix("n").removesuffix("e")
    ending = "t" if base.endswith(("t", "k", "f", "s", "ch", "p", "x", "c", "q")) else "d"
    third = stem if stem.endswith("t") else stem + "t"
    return Verb(infinitive, stem, third, f"{stem}{ending}e", f"{stem}{ending}en", _participle(infinitive, stem, ending), third)


def _participle(infinitive: str, stem: str, ending: str) -> str:
    body = stem if stem.endswith(("d", "t")) else stem + ending
    if _INSEPARABLE.match(infinitive):
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
            self._by_stem.setdefault(verb.stem, []).append(verb.infinitive)

    @property
    def particles(self) -> frozenset[str]:
        """Every particle of a separable verb."""
        return frozenset(self._particles)

    @property
    def stems(self) -> frozenset[str]:
        """Every form that can be an imperative."""
        return frozenset(self._by_stem)

    def verb(self, infinitive: str) -> Verb | None:
        """Return the verb with an infinitive, without its particle; None when it is not in the lexicon."""
        return self._verbs.get(infinitive)

    def particle_of(self, infinitive: str) -> tuple[str, str] | None:
        """Split a separable infinitive: `invullen` → (`in`, `vullen`); None when it is not one."""
        for particle, bases in self._particles.items():
            if infinitive.startswith(particle) and infinitive[len(particle) :] in bases:
                return particle, infinitive[len(particle) :]
        return None

    def infinitive_of(self, stem: str, particle: str = "") -> str | None:
        """Return the infinitive that an imperative stands for: (`vul`, `in`) → `invullen`; None when unknown."""
        candidates = self._by_stem.get(stem.lower(), [])
        if particle:
            known = [base for base in candidates if base in self._particles.get(particle, ())]
            candidates = known or candidates
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
    irregular = data["present"]
    for infinitive in data["weak"]:
        yield conjugate(infinitive)
    for infinitive, (past, past_plural, participle) in data["strong"].items():
        regular = conjugate(infinitive)
        present = irregular.get(infinitive, {})
        yield regular._replace(
            stem=present.get("imperative", regular.stem),
            third=present.get("hij", regular.third),
            polite=present.get("u", present.get("hij", regular.third)),
            past=past,
            past_plural=past_plural,
            participle=participle,
        )
    for infinitive, (stem, third, past, participle) in data["loans"].items():
        yield Verb(infinitive, stem, third, past, past + "n", participle, third)


@lru_cache(maxsize=1)
def load_verbs() -> Verbs:
    """Return the lexicon that ships with the package."""
    return Verbs(read_yaml(VERBS_PATH).data)


def adjective_forms(base: str) -> frozenset[str]:
    """Return an adjective inflected: `slecht` → slecht, slechte, slechter, slechtere, slechtst(e); `duur` → duurder."""
    open_base = _open_syllable(base)
    comparative = f"{base}der" if base.endswith("r") else f"{open_base}er"
    superlative = f"{base}t" if base.endswith("s") else f"{base}st"
    return frozenset({base, open_base + "e", base + "s", comparative, comparative + "e", superlative, superlative + "e"})


def _open_syllable(base: str) -> str:
    """Spell a base before a vowel: `traag` → `trag`, `wit` → `witt`, `lief` → `liev`, `waardeloos` → `waardeloz`."""
    last, rest = base[-1], base[:-1]
    if rest[-2:] in {"aa", "ee", "oo", "uu"}:
        return rest[:-1] + {"f": "v", "s": "z"}.get(last, last)
    if rest[-2:] in {"ie", "ij", "ei", "oe", "ui", "ou", "eu"} and last in "fs":
        return rest + {"f": "v", "s": "z"}[last]
    closed = last not in VOWELS and rest[-1:] in "aeiou" and rest[-2:-1] not in tuple(VOWELS)
    one_syllable = len(re.findall(rf"[{VOWELS}]+", base)) == 1
    return base + last if closed and one_syllable and last not in "wx" else base
