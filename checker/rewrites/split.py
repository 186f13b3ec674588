"""Recipe `split`: a long sentence as two, cut where a main clause begins, the subject said again where it was left out.

`…, maar die mail ging naar een oud adres` → `… . Maar die mail ging …`; `De koerier heeft … aangebeld en is daarna
doorgereden` → `… . De koerier is daarna …`; `…, zodat u vrijdag kunt inchecken` → `… . Zo kunt u vrijdag inchecken`.
By words alone; where no such place is recognised, nothing is offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.verb_words import is_finite, is_participle
from checker.language.verbs import load_verbs
from checker.language.wordorder import SUBORDINATORS, after_preamble
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, text_of
from checker.rulebook.model import Recipe

SHORTEST = 5
"""How many words each half has at least."""
_CONJUNCTIONS = {"maar": "maar ", "want": "", "dus": "dus ", "en": "", "doch": "maar "}
_SUBJECTS = frozenset("ik wij we u je jij jullie hij zij ze het dat dit die deze er".split())
_OPENERS = frozenset(
    "toen daarna daarom dan nu daardoor daarmee daarbij hierdoor vandaag morgen gisteren vervolgens ook".split()
)
_PREPOSITIONS = frozenset("voor met bij op in na door over van naar aan uit via tot per zonder tijdens volgens".split())
_DETERMINERS = frozenset("de het een uw je jouw jullie onze ons mijn deze dit die dat haar hun alle".split())
_RESULTS = {"zodat": "zo", "waardoor": "daardoor", "waarna": "daarna", "waarbij": "daarbij", "waarmee": "daarmee"}
_CAUSES = frozenset({"omdat", "doordat", "aangezien"})
_CONDITIONS = frozenset({"als", "wanneer", "zodra", "indien", "toen", "nadat"})
_PERSONS = frozenset({"ik", "wij", "we", "jij", "jullie", "hij", "u"})
_NOMINATIVES = _PERSONS | {"je", "zij", "ze", "het"}
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—"})
_INVERTED = {"hebt": "heb", "bent": "ben", "zult": "zul", "kunt": "kun", "wilt": "wil"}
_ASKING = ("waarom", "hoe", "wat", "welke", "wie", "wanneer", "waarop", "waarin", "waarmee")
_SHARED = frozenset(
    {"omdat", "als", "dat", "of", "die", "waar", "wanneer", "nadat", "zodat", "toen", "terwijl", *_ASKING}
)


@dataclass(frozen=True)
class _Cut:
    """A place where a sentence can be cut."""

    before: int
    """The index of the first token that does not belong to the first half."""
    second: str
    """The second half, without a capital and end mark."""
    balance: int
    """How many words the halves differ in length."""


def split(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence in two halves, cut nearest to its middle; none when no place to cut is recognised."""
    sentence = hit.sentence
    end = sentence.end
    while end > sentence.start and sentence.doc[end - 1].text in {".", "!", "?"}:
        end -= 1
    if end == sentence.end or sentence.doc[end].text != ".":
        return []
    cuts = sorted(_cuts(sentence.doc[sentence.start : end]), key=lambda cut: cut.balance)
    return [_rewrite(sentence.doc[sentence.start : end], cut) for cut in cuts[:1]]


def _rewrite(words: Span, cut: _Cut) -> Rewrite:
    last = words.doc[cut.before - 1]
    start = last.idx + len(last.text)
    return Rewrite(start, words.end_char, f". {capitalised(cut.second)}", safe=False)


def _cuts(words: Span) -> Iterator[_Cut]:
    for token in words[SHORTEST:-SHORTEST]:
        before = token.i - 1 if token.nbor(-1).text in {",", ";"} else token.i
        second = _second_half(words, token)
        if second is not None and not _is_open(words, before):
            yield _Cut(before, second, abs((before - words.start) - (words.end - token.i)))


def _second_half(words: Span, token: Token) -> str | None:
    """Return the sentence that a token can open; None when it cannot."""
    mark = token.nbor(-1).text
    if token.lower_ in _CONJUNCTIONS:
        return _joined_clause(words, token)
    if token.lower_ in _RESULTS and mark == ",":
        return _result_clause(words, token)
    if token.lower_ in _CAUSES and mark == ",":
        ours = words.doc[after_preamble(words)].lower_ in {"ik", "wij", "we"}
        because = "dat is omdat" if ours else "dat komt doordat"
        return f"{because} {text_of(list(words.doc[token.i + 1 : words.end]))}"
    rest = list(words.doc[token.i : words.end])
    opens = mark == "," and token.lower_ in _PERSONS and _is_verb(token.nbor())
    return text_of(rest) if opens or (mark == ";" and _is_main(rest)) else None


def _is_open(words: Span, before: int) -> bool:
    """Tell whether the first half has no main clause of its own, or opens a bracket that it does not close."""
    first = list(words.doc[words.start : before])
    if sum(token.text == "(" for token in first) != sum(token.text == ")" for token in first):
        return True
    opening = first[after_preamble(words) - words.start]
    if opening.lower_ not in SUBORDINATORS - {"dat", "wat", "wie"} and opening.lower_ != "toen":
        return not any(is_finite(token.lower_) for token in first)
    commas = [token for token in first if token.text == ","]
    after = [comma.nbor().lower_ for comma in commas if comma.nbor() in first]
    return not any(is_finite(word) or word == "dan" for word in after)


def _joined_clause(words: Span, conjunction: Token) -> str | None:
    """Return the second half behind a conjunction; None when what follows is no main clause."""
    rest = list(words.doc[conjunction.i + 1 : words.end])
    text = _CONJUNCTIONS[conjunction.lower_]
    if _is_main(rest):
        return text + text_of(rest)
    if is_finite(rest[0].lower_) and conjunction.lower_ in {"en", "maar"} and not is_participle(rest[0].lower_):
        subject = _subject(words, conjunction, rest[0])
        return None if subject is None else f"{text}{subject} {text_of(rest)}"
    return None


def _is_main(rest: Sequence[Token]) -> bool:
    """Tell whether words open a main clause: a subject or adverb with its finite verb behind it, and more words."""
    if rest[0].lower_ in _CONDITIONS:
        return any(one.text == "," and _is_verb(two) for one, two in pairwise(rest[2:]))
    verb = _verb_place(rest)
    return verb is not None and len(rest) > verb + 2 and rest[verb + 1].text not in _STOPS


def _verb_place(rest: Sequence[Token]) -> int | None:
    """Return the index of the finite verb behind a short subject or adverb; None when there is none."""
    first = rest[0].lower_
    if len(rest) > 2 and first in _SUBJECTS | _OPENERS and _is_verb(rest[1]):
        return 1
    if first in _PREPOSITIONS:
        return _inverted_place(rest)
    if first in _DETERMINERS:
        for index, token in enumerate(rest[1:5], start=1):
            if token.text in _STOPS or token.lower_ in SUBORDINATORS | {"die"}:
                return None
            if index > 1 and _is_verb(token):
                return index
    return None


def _inverted_place(rest: Sequence[Token]) -> int | None:
    """Return the index of a finite verb with its pronoun right behind it: `voor de reparatie betaalt u`."""
    for index, (token, following) in enumerate(pairwise(rest)):
        if token.text in _STOPS or token.lower_ in SUBORDINATORS | _SHARED:
            return None
        if index > 1 and _is_verb(token) and following.lower_ in _NOMINATIVES:
            return index
    return None


def _is_verb(token: Token) -> bool:
    return is_finite(token.lower_) and not is_participle(token.lower_) and token.lower_ not in {"mijn", "even"}


def _subject(words: Span, conjunction: Token, verb: Token) -> str | None:
    """Return the subject that opens the first half, to be said again with a verb; None when it is not clear."""
    first = list(words.doc[after_preamble(words) : conjunction.i])
    if any(token.lower_ in _SHARED for token in first[3:]) and not _relative(first):
        return None
    if first[0].lower_ in _SUBJECTS - {"er"} and _is_verb(first[1]):
        return first[0].lower_ if _is_plural(first[1]) == _is_plural(verb) else None
    place = _verb_place(first)
    main = first[place] if place else None
    if place is None and _relative(first):
        place = next(index for index, token in enumerate(first) if token.lower_ in {"die", "dat"})
        main = next(two for one, two in pairwise(first) if one.text == ",")
    if not place or main is None or first[0].lower_ not in _DETERMINERS or _is_plural(main) != _is_plural(verb):
        return None
    return text_of(first[:place]).strip().rstrip(",")


def _is_plural(verb: Token) -> bool:
    """Tell whether a finite verb is a plural: the infinitive, or a past tense in `-en`."""
    return verb.lower_ in load_verbs().infinitives or verb.lower_.endswith(("den", "ten")) or verb.lower_ == "waren"


def _relative(first: Sequence[Token]) -> bool:
    """Tell whether the subject has a relative clause that a comma closes before the verb: `De koerier die …, heeft`."""
    words = [token.lower_ for token in first]
    place = next((index for index, word in enumerate(words[1:4], start=1) if word in {"die", "dat"}), None)
    if place is None or "," not in words[place:]:
        return False
    comma = words.index(",", place)
    later = _SHARED & set(words[comma:])
    return comma + 1 < len(first) and _is_verb(first[comma + 1]) and not later


def _result_clause(words: Span, joint: Token) -> str | None:
    """Return `zodat u vrijdag kunt inchecken` as `zo kunt u vrijdag inchecken`; only with a pronoun as its subject."""
    rest = list(words.doc[joint.i + 1 : words.end])
    if len(rest) < 3 or rest[0].lower_ not in _SUBJECTS - {"er", "die", "dat", "dit", "deze"}:
        return None
    if any(token.text in _STOPS or token.lower_ in SUBORDINATORS | {"en", "of", "die", "maar"} for token in rest):
        return None
    verbs = [token for token in rest[1:] if is_finite(token.lower_) and not _is_noun(token)]
    cluster = _cluster(rest)
    if not cluster or any(verb.i < cluster[0].i for verb in verbs):
        return None
    finite = next((token for token in cluster if _agrees(token, rest[0])), None)
    if finite is None:
        return None
    pieces = [token for token in rest[1:] if token.i != finite.i]
    verb = _inverted(finite.lower_, rest[0].lower_)
    return None if verb is None else f"{_RESULTS[joint.lower_]} {verb} {rest[0].text} {text_of(pieces)}".rstrip()


def _cluster(rest: Sequence[Token]) -> list[Token]:
    """Return the verbs at the end of a subordinate clause: `kunt inchecken`, `heeft betaald`."""
    cluster: list[Token] = []
    for token in reversed(rest):
        verbal = is_finite(token.lower_) or is_participle(token.lower_) or token.lower_ in load_verbs().infinitives
        if _is_noun(token) or not verbal:
            break
        cluster.insert(0, token)
    return cluster


def _is_noun(token: Token) -> bool:
    """Tell whether a word that can be a verb is a noun: `je werk`, `de les`."""
    return token.nbor(-1).lower_ in _DETERMINERS


def _agrees(verb: Token, subject: Token) -> bool:
    """Tell whether a verb in a cluster is the finite one: an infinitive only with a plural subject."""
    word, plural = verb.lower_, subject.lower_ in {"wij", "we", "jullie", "zij", "ze"}
    if is_participle(word) or not is_finite(word):
        return False
    return plural or word not in load_verbs().infinitives


def _inverted(verb: str, subject: str) -> str | None:
    """Return a finite verb as it stands before its subject: `je hebt` → `heb je`; split verbs are not recognised."""
    verbs = load_verbs()
    if any(verb.startswith(particle) and not verbs.verb(verb) for particle in verbs.particles if len(particle) > 2):
        return None
    if subject not in {"je", "jij"}:
        return verb
    if verb in _INVERTED:
        return _INVERTED[verb]
    stems = [stem for stem in verbs.stems if f"{stem}t" == verb]
    return stems[0] if stems else verb
