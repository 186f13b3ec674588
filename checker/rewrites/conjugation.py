"""An infinitive as the finite verb beside the customer: `doorgeven` as `(u) doorgeeft`, and back from a participle."""

from functools import lru_cache

from checker.language.verbs import load_verbs

_WITH_JE = {"zijn": "bent", "hebben": "hebt", "kunnen": "kunt", "willen": "wilt", "zullen": "zult"}


def beside(person: str, infinitive: str) -> str | None:
    """Return an infinitive, perhaps of two words, as it ends a clause with `u`, `je` or `jullie`; None when unknown."""
    first, _, rest = infinitive.partition(" ")
    if first == "ervoor":
        verb = beside(person, rest)
        return f"{first} {verb}" if verb else None
    particle, base = ("", first) if load_verbs().verb(first) else load_verbs().particle_of(first) or ("", first)
    if person == "jullie":
        return infinitive
    if (known := load_verbs().verb(base)) is None:
        return None
    form = known.polite if person == "u" else _WITH_JE.get(base, known.polite)
    return f"{particle}{form} {rest}".rstrip()


@lru_cache(maxsize=1)
def _by_participle() -> dict[str, str]:
    verbs = load_verbs()
    table: dict[str, str] = {}
    for infinitive in sorted(verbs.infinitives):
        particle, base = ("", infinitive) if verbs.verb(infinitive) else verbs.particle_of(infinitive) or ("", "")
        if verb := verbs.verb(base):
            table.setdefault(particle + verb.participle, infinitive)
    return table


def infinitive_of_participle(word: str) -> str | None:
    """Return the infinitive of a past participle: `gestort` → `storten`; None when the lexicon has no such verb."""
    return _by_participle().get(word)
