"""Which words are verbs, without a parse: finite forms, commands, participles and past tenses from the lexicon.

Words that are far more often something else (`plaats`, `weken`, `bekend`) are left out.
"""

from functools import lru_cache

from checker.language.verbs import load_verbs

_NO_VERBS = frozenset(
    """aan acht banden beeld begin bekende bepaald bericht beroep bestuur boek boeken bond bouw brand dagen dank deel
    dicht diep diepte dingen doel dood druk drukte duur e-mail eigen film gauw gebied gebieden geld geleden
    gelijk goot graag greep grond handel hard heel hoog huis huizen in jammer kaart keer klaar klacht kleur
    kleuren kort lang last leden leven licht lijn lijst los lucht maal maan maanden mail mat minder mis nader
    namen netwerk niet nodig nood nummer oog ogen onderwijs ontwerp onderwerp open openbaar paar paarden pas
    plan plannen plaats post pot prijs prijzen raad reden rol rond ronde ruim scherm school scholen schoten
    sloot snel spel spoed stal steeg stof streek streken tijd uit vast vaste verhaal verhalen verkeer verkeerde
    verschil vier vierde vlakte vocht vorm vroeg water week weken weer wezen wit witte wind wond zin zon zonde
    zonder zorg""".split()
)
_NO_PARTICIPLES = frozenset(
    "bekend bereid bericht geduld gelieve geluid gerust geschikt gevallen gezond verkeerd".split()
)


@lru_cache(maxsize=1)
def finite_forms() -> frozenset[str]:
    """Return every word that can be a finite verb and is hardly ever another word; `aanvraag` is a noun."""
    verbs = load_verbs()
    forms: set[str] = {"vind", "rij", "snij"}
    for infinitive in verbs.infinitives:
        particle, base = verbs.particle_of(infinitive) or ("", infinitive)
        if verb := verbs.verb(base):
            joined = (verb.infinitive, verb.third, verb.polite, verb.past, verb.past_plural)
            forms |= {particle + form for form in (joined if particle else (*joined, verb.stem, *verb.others))}
    return frozenset(forms) - _NO_VERBS


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    verbs = load_verbs()
    split = ((infinitive, verbs.particle_of(infinitive) or ("", infinitive)) for infinitive in verbs.infinitives)
    known = ((particle, verbs.verb(base)) for _, (particle, base) in split)
    return frozenset(particle + verb.participle for particle, verb in known if verb) - _NO_PARTICIPLES


def is_participle(word: str) -> bool:
    """Tell whether a lower-case word is the past participle of a verb in the lexicon."""
    return word in _participles()


@lru_cache(maxsize=1)
def imperatives() -> frozenset[str]:
    """Return every form that can be a command."""
    return load_verbs().stems


def is_finite(word: str) -> bool:
    """Tell whether a lower-case word can be a finite verb."""
    return word in finite_forms()


@lru_cache(maxsize=1)
def past_forms() -> frozenset[str]:
    """Return every past tense that is no present tense too and hardly ever another word."""
    verbs = load_verbs()
    known = [verb for verb in (verbs.verb(infinitive) for infinitive in verbs.infinitives) if verb]
    present = {form for verb in known for form in (verb.infinitive, verb.stem, verb.third)}
    past = {form for verb in known for form in (verb.past, verb.past_plural)}
    return frozenset((past - present - {"zou", "zouden", "mocht", "mochten"} - _NO_VERBS) | {"was", "waren"})
