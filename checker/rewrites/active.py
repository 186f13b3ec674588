"""Recipe `active`: a passive that hides who acts, turned into a sentence with `wij`.

`Uw klacht wordt behandeld.` becomes `Wij behandelen uw klacht.`, `Helaas is uw afspraak verkeerd ingepland` becomes
`Helaas hebben wij uw afspraak verkeerd ingepland` and `dat u wordt teruggebeld` becomes `dat wij u terugbellen`.
Nothing is offered when the construction is not fully recognised. The rule's frames, if it has any, come after it.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from checker.findings.model import Hit
from checker.language.clauses import COORDINATORS, Clause
from checker.language.verb_words import is_finite, is_participle
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.voice import Voice, voice_of
from checker.rewrites.words import capitalised, lowered, text_of
from checker.rulebook.model import Recipe

DETERMINERS = frozenset("de het uw je jouw jullie onze ons mijn dit deze dat die alle beide".split())
INDEFINITE = frozenset({"een", "geen", "enkele", "twee", "drie"})
SUBJECTS = frozenset({"u", "je", "jullie", "het", "dit", "dat", "deze", "die"})
NOT_OBJECTS = frozenset({"ik", "wij", "we", "hij", "zij", "ze", "men", "wie", "welke", "waar", "wat"})
LIGHT = frozenset({"u", "jou", "jullie", "hem", "haar", "ons", "mij"})
TIMES = ("week", "dag", "dagen", "weken", "maand", "jaar", "ochtend", "middag", "avond", "keer", "moment", "tussentijd")
OPENERS = frozenset(
    """helaas hiervoor daarvoor hier daar nu momenteel vervolgens daarna hierna daarbij hierbij inmiddels vandaag morgen
    gisteren eerst dan ook dus daarom zo toen tevens intussen ondertussen binnenkort blijkbaar kennelijk
    bij in op voor na tijdens volgens per sinds vanaf aan over met via naar tot uit binnen op dit door vanwege wegens
    hierover daarover hierop daarop spijtig jammer genoeg abusievelijk onlangs eerder nog verder""".split()
)
STRANDED = frozenset({"naar", "aan", "over", "op", "mee", "voor"})
ADVERBS = frozenset("nu nog al ook vandaag gisteren momenteel inmiddels zorgvuldig helaas per ongeluk alsnog".split())


def active(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the passive as a sentence of our own, then the rule's frames."""
    voice = voice_of(hit.details) if "clause" in hit.details else None
    return [*(_active(hit.details["clause"], voice) if voice else ()), *frame(hit, occasion, recipe)]


def _active(clause: Clause, voice: Voice) -> Sequence[Rewrite]:
    text = _rewritten(clause, voice)
    return [] if text is None else [_rewrite(clause, voice, text)]


def _rewrite(clause: Clause, voice: Voice, text: str) -> Rewrite:
    """Put the text in place of the clause; safe only when the passive itself named us."""
    words = _body(clause)
    start, last = words[0], words[-1]
    high = start.text[:1].isupper()
    return Rewrite(start.idx, last.idx + len(last), capitalised(text) if high else text, safe=bool(voice.agent))


def _body(clause: Clause) -> list[Token]:
    return list(clause.tokens[len(clause.words) - len(clause.body) :])


def _rewritten(clause: Clause, voice: Voice) -> str | None:
    words = [token for token in _body(clause) if token not in voice.agent]
    if _shares_subject(clause) or (voice.changes_verb and _has_other_participle(words, voice)):
        return None
    if clause.is_subordinate:
        return _subordinate(words, voice)
    place = words.index(voice.finite)
    front, rest = words[:place], [word for word in words[place + 1 :] if word is not voice.worden]
    if voice.participle not in rest or not (front or _follows_subordinate(clause)):
        return None
    end = rest.index(voice.participle)
    return _main(front, rest[:end], rest[end + 1 :], voice)


def _shares_subject(clause: Clause) -> bool:
    """Tell whether the next clause goes on with the same subject: `… is bekeken en wordt behandeld`."""
    last = clause.tokens[-1]
    behind = [token for token in last.doc[last.i + 1 : last.i + 5] if not token.is_space and token.text != ","]
    return len(behind) > 1 and behind[0].lower_ in COORDINATORS and is_finite(behind[1].lower_)


def _has_other_participle(words: Sequence[Token], voice: Voice) -> bool:
    """Tell whether a second passive hangs on the same verb: `wordt bekeken en behandeld`."""
    return any(is_participle(word.lower_) for word in words if word != voice.participle)


def _follows_subordinate(clause: Clause) -> bool:
    """Tell whether a clause that opens with its verb follows a subordinate one: `Zodra het er is, wordt u …`."""
    return clause.before is not None and clause.before.is_subordinate and not clause.lead


def _main(front: list[Token], middle: list[Token], tail: list[Token], voice: Voice) -> str | None:
    """Write a main clause: after `er`, with the object in front, or with something else in front."""
    opening = [word.lower_ for word in front]
    if opening == ["er"]:
        return _joined(voice.subject, voice.main, _with_er(middle), voice.end, text_of(tail))
    if not front or _is_inverted(opening):
        middle = middle[1:] if middle and middle[0].lower_ == "er" else middle
        if middle and middle[0].lower_ in NOT_OBJECTS:
            return None
        return _joined(text_of(front), voice.main, voice.subject, text_of(middle), voice.end, text_of(tail))
    if opening[0] in NOT_OBJECTS or {"die", "dat", "waar"} & set(opening[1:]):
        return None
    inside = _object_and_middle(front, middle)
    return None if inside is None else _joined(voice.subject, voice.main, inside, voice.end, text_of(tail))


def _is_inverted(opening: Sequence[str]) -> bool:
    """Tell whether something else than the object stands in front: `Helaas`, `Bij het overzetten`, `Deze week`."""
    determined = opening[0] in DETERMINERS | INDEFINITE
    return opening[0] in OPENERS or (determined and len(opening) > 1 and opening[-1].endswith(TIMES))


def _object_and_middle(front: list[Token], middle: list[Token]) -> str | None:
    """Return the object that stood in front as subject, with the middle around it; None when it is not recognised."""
    first = front[0].lower_
    if first in INDEFINITE:
        if any(word.lower_ not in ADVERBS for word in middle):
            return None
        return _joined(text_of(middle), lowered(text_of(front)))
    if first not in DETERMINERS and not (len(front) == 1 and first in SUBJECTS):
        return None
    light = 1 if middle and middle[0].lower_ in LIGHT and _stands_alone(middle) else 0
    return _joined(text_of(middle[:light]), lowered(text_of(front)), text_of(middle[light:]))


def _stands_alone(middle: Sequence[Token]) -> bool:
    """Tell a pronoun from a possessive: `u`, and `ons` or `jullie` that end the middle."""
    return middle[0].lower_ in {"u", "jou", "hem", "mij"} or len(middle) == 1


def _with_er(middle: list[Token]) -> str:
    """Keep `er` where a preposition needs it: `er wordt naar gekeken` is `ernaar`, with words between `er nu naar`."""
    if not middle or middle[-1].lower_ not in STRANDED:
        return text_of(middle)
    if len(middle) == 1:
        return "er" + middle[-1].lower_
    return f"er {text_of(middle)}"


def _subordinate(words: list[Token], voice: Voice) -> str | None:
    """Write a subordinate clause, whose verbs stand together at its end."""
    cluster = [word for word in words if word in (voice.finite, voice.participle, voice.worden)]
    first, last = words.index(cluster[0]), words.index(cluster[-1])
    if last - first + 1 != len(cluster) or not first or words[0].lower_ in NOT_OBJECTS:
        return None
    before = words[:first]
    inside = _with_er(before[1:]) if before[0].lower_ == "er" else text_of(before)
    return _joined(voice.subject, inside, voice.cluster, text_of(words[last + 1 :]))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
