"""Finite verbs beside `u`, `je` and `jullie`, from one to another: `heeft u` ↔ `heb je` ↔ `hebben jullie`."""

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
def _table() -> dict[str, Forms]:
    """Return the forms by every finite form that can stand beside one of the pronouns; the present tense goes first."""
    verbs = load_verbs()
    table: dict[str, Forms] = {}
    pasts: dict[str, Forms] = {}
    for infinitive in sorted(verbs.infinitives, key=lambda one: (verbs.verb(one) is None, one)):
        particle, base = ("", infinitive) if verbs.verb(infinitive) else verbs.particle_of(infinitive) or ("", "")
        if not (verb := verbs.verb(base)):
            continue
        present = _present(verb, particle)
        clipped = {particle + form for form in verb.imperatives()} - ({"wees"} if base == "zijn" else set())
        spoken = {"kan", "zal", "hebt", "is"} & ({*verb.others, verb.third})
        for form in (*present[1:5], *clipped, *(particle + one for one in spoken)):
            table.setdefault(form, present)
        past, plural = _PAST.get(verb.past, (verb.past, verb.past_plural))
        for form in (past, plural):
            pasts.setdefault(
                particle + form,
                Forms(infinitive, particle + past, particle + past, particle + past, particle + plural, True),
            )
    return {**pasts, **table, **{form: pasts[form] for form in _RATHER_PAST}}


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


def forms_of(word: str) -> Forms | None:
    """Return the forms of the verb that a lower-case finite form belongs to; None when the lexicon has no such verb."""
    return _table().get(word)
