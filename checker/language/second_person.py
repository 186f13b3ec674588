"""Finite verbs beside `u`, `je` and `jullie`, from one to another: `heeft u` ↔ `heb je` ↔ `hebben jullie`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.language.verbs import Verb, load_verbs

_BEFORE_JE = {"zijn": "ben", "kunnen": "kun", "zullen": "zul", "willen": "wil", "hebben": "heb", "gelieven": "gelieve"}
_AFTER_JE = {"zijn": "bent", "kunnen": "kunt", "zullen": "zult", "willen": "wilt", "hebben": "hebt"}
_PAST = {
    **dict.fromkeys(("wou", "wilde"), ("wilde", "wilden")),
    **dict.fromkeys(("zou", "zoudt"), ("zou", "zouden")),
}
_RATHER_PAST = ("was", "wist", "las")
"""Past tenses that are the present tense of another verb too: `wassen`, `wissen`, `lassen`."""


class Forms(NamedTuple):
    """One finite verb beside each form of address."""

    infinitive: str
    """Its verb, with the particle when it is written as one word."""
    polite: str
    """`u heeft`, `heeft u`."""
    after_je: str
    """`je hebt`."""
    before_je: str
    """`heb je`."""
    plural: str
    """`jullie hebben`, `hebben jullie`."""
    is_past: bool
    """Whether it is a past tense, which does not change for one person."""


@lru_cache(maxsize=1)
def _tenses() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the infinitives, a space between them, by every form beside one of the pronouns: present, and past tense.

    A separable verb stands there as the verb without its particle: in full they would take two megabytes.
    """
    verbs = load_verbs()
    presents: dict[str, str] = {}
    pasts: dict[str, str] = {}
    for verb in sorted(filter(None, map(verbs.verb, verbs.infinitives))):
        clipped = set(verb.imperatives()) - ({"wees"} if verb.infinitive == "zijn" else set())
        spoken = {"kan", "zal", "hebt", "is"} & {*verb.others, verb.third}
        for form in {*_present(verb, "")[1:5], *clipped, *spoken}:
            presents[form] = _listed(presents.get(form), verb)
        for form in {*_past(verb, "")[1:5]}:
            pasts[form] = _listed(pasts.get(form), verb)
    return presents, pasts


def _listed(before: str | None, verb: Verb) -> str:
    return f"{before} {verb.infinitive}" if before else verb.infinitive


def _verb_of(word: str, tense: Mapping[str, str]) -> tuple[Verb, str] | None:
    """Return the verb of a form and its particle, empty where it has none; the first in the alphabet of several."""
    verbs = load_verbs()
    cuts = ((word[:place], word[place:]) for place in range(len(word)))
    parts = [(particle, form) for particle, form in cuts if not particle or particle in verbs.particles]
    read = ((particle, base) for particle, form in parts for base in tense.get(form, "").split())
    for particle, base in sorted(read, key=lambda one: (one[0] != "", one[0] + one[1])):
        whole, verb = particle + base, verbs.verb(base)
        if verb and (not particle or (not verbs.verb(whole) and verbs.particle_of(whole) == (particle, base))):
            return verb, particle
    return None


def _present(verb: Verb, particle: str) -> Forms:
    base = verb.infinitive
    return Forms(
        particle + base,
        particle + verb.polite,
        particle + _AFTER_JE.get(base, verb.polite),
        particle + _BEFORE_JE.get(base, verb.stem),
        particle + base,
        False,
    )


def _past(verb: Verb, particle: str) -> Forms:
    past, plural = (particle + form for form in _PAST.get(verb.past, (verb.past, verb.past_plural)))
    return Forms(particle + verb.infinitive, past, past, past, plural, True)


def forms_of(word: str) -> Forms | None:
    """Return the forms of the verb that a lower-case finite form belongs to; None when the lexicon has no such verb.

    A form of two tenses is a present tense, with few exceptions.
    """
    presents, pasts = _tenses()
    if word not in _RATHER_PAST and (found := _verb_of(word, presents)):
        return _present(*found)
    return _past(*found) if (found := _verb_of(word, pasts)) else None
