"""Construction `imperative`: a bare command to the customer, also after a fronted clause and in a row of commands.

Words decide where they can: a verb form from the lexicon where a clause begins, and no subject behind it. The parse is
asked only about forms that are also nouns, and about `je`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.grammar import is_finite, is_question
from checker.language.kept import kept
from checker.language.verbs import load_verbs
from checker.language.wordorder import (
    COORDINATORS,
    SUBORDINATORS,
    after_preamble,
    clause_tokens,
    has_conditional_dan,
)
from checker.language.words import words_of

SUBJECTS = frozenset({"ik", "jij", "ge", "gij"})
SUBJECTS_OF_T_FORMS = SUBJECTS | {"hij", "zij", "ze", "men", "jullie"}
FIRST_PERSON = frozenset({"ik", "we", "wij"})
REFLEXIVE = frozenset(
    """meld schrijf houd hou registreer identificeer realiseer legitimeer bereid abonneer vergewis
    onthoud wend richt beperk bedenk verzeker kleed""".split()
)
NOT_COMMANDS = frozenset(
    """heb hoop ben zal kan wil mag moet wens weet vind begrijp snap hoor zie heet dank hoef lijk
    schijn blijk word zul kun hebt durf verwacht vermoed geloof meen ken spijt lukt stel gelieve
    verzoek doel wou bedank excuseer feliciteer ontvang krijg mocht gaat staat spreek in uit niet
    minder weer zonder rond klaar gelijk eigen vlucht jammer bleek""".split()
)
NOUN_FOLLOWERS = frozenset(
    {"van", "en", "of", ":", "-", "tot", "voor", "door", "aan", "uit", "over", "is", "zijn", "was", "waren"}
)
OBJECT_PRONOUNS = frozenset(
    {
        "ons",
        "mij",
        "me",
        "het",
        "dat",
        "deze",
        "die",
        "dit",
        "hem",
        "ze",
        "haar",
        "even",
        "eerst",
        "dan",
        "alle",
        "zelf",
    }
)
VERB_FOLLOWERS = OBJECT_PRONOUNS | frozenset(
    """de een uw je uzelf onderstaande bijgevoegde bijgaande nog ook altijd nooit zelf hier direct
    meteen daarna vervolgens wel dus alleen vooral zo goed steeds voortaan elke iedere alles er
    vooraf tijdig niet geen ff effe effen eens""".split()
)
FREE_RELATIVES = frozenset({"wie", "wat", "dat"})
DETERMINERS = frozenset({"de", "een", "uw", "je", "alle", "elke", "iedere"})
CLAUSE_OPENERS = COORDINATORS | {",", ":", ";", "–"}
PAST = frozenset({"was"})
WASHED = DETERMINERS | {"deze", "die", "hem", "ze", "eerst", "alles", "nieuwe"}
POLITE_ENDING = "t"


@cache
def _stems() -> frozenset[str]:
    return load_verbs().stems - NOT_COMMANDS


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    polite = {verb + POLITE_ENDING for verb in _stems() if not verb.endswith(POLITE_ENDING)}
    return _stems() | polite


def _wanted(sentence: Span) -> bool:
    return not is_question(sentence) and bool(_places(sentence))


@kept
def _places(sentence: Span) -> list[Token]:
    """Return the tokens that may be an imperative: a verb form where a clause begins."""
    return list(_verb_forms(sentence))


def _verb_forms(sentence: Span) -> Iterator[Token]:
    stems = _stems()
    for token in _clause_starts(sentence):
        word = token.lower_
        following = token.nbor().lower_ if token.i + 1 < sentence.end else ""
        if (word in stems and following not in (SUBJECTS_OF_T_FORMS if word.endswith(POLITE_ENDING) else SUBJECTS)) or (
            following == "u"
            and word.endswith(POLITE_ENDING)
            and word[:-1] in stems
            and token.i == after_preamble(sentence)
        ):
            yield token


def _clause_starts(sentence: Span) -> Iterator[Token]:
    words, first = words_of(sentence), after_preamble(sentence)
    for index, before in zip(words.indexes, ["", *words.lower], strict=False):
        if index == first or (index > first and before in CLAUSE_OPENERS):
            yield sentence.doc[index]


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    if is_question(sentence):
        return
    earlier: list[Token] = []
    for token in _places(sentence):
        if _is_command(token, sentence, earlier):
            earlier.append(token)
    for token in earlier:
        polite = token.nbor().lower_ == "u" and token.lower_ not in _stems() if token.i + 1 < sentence.end else False
        yield Found(token.doc[token.i : token.i + 1 + polite], {"imperatives": tuple(earlier), "polite": polite})


def _is_command(token: Token, sentence: Span, earlier: list[Token]) -> bool:
    return (
        token.i + 1 < sentence.end
        and _fits_what_stands_before(token, sentence, earlier)
        and _fits_what_follows(token, sentence)
        and not (token.lower_ in PAST and _is_past(token, sentence))
        and not _is_noun(token, sentence, joined=bool(earlier))
    )


def _is_past(token: Token, sentence: Span) -> bool:
    """Tell whether `was` is no command to wash: `Was de hoes …` at the start, or `was hem dan …` behind a clause."""
    words = {word.lower_ for word in clause_tokens(token, sentence)}
    at_start = token.i == after_preamble(sentence) and token.nbor().lower_ in WASHED
    return not (at_start or "dan" in words) or not words.isdisjoint(FIRST_PERSON | {"er", "het"})


def _fits_what_stands_before(token: Token, sentence: Span, earlier: list[Token]) -> bool:
    """A command opens the sentence, or follows another command, a colon, or a clause that is not the sender's own."""
    first = after_preamble(sentence)
    if token.i == first:
        return True
    before = sentence.doc[first : token.i]
    mark = next(word for word in reversed(list(before)) if not word.is_space)
    if any(word.lower_ in FIRST_PERSON for word in before) and not (earlier or mark.text in ":;"):
        return False
    if earlier or mark.text in {":", ";", "–"}:
        return True
    if mark.lower_ in COORDINATORS:
        return mark.lower_ in {"maar", "dus"} and any(word.lower_ in {"u", "je", "jij"} for word in before)
    return before[0].lower_ in (SUBORDINATORS | {"om"}) - FREE_RELATIVES or _is_conditional(before)


def _is_conditional(before: Span) -> bool:
    """Tell whether a clause is a condition with its verb first: `Heeft u vragen, bel dan …`."""
    return is_finite(before[0]) or before[0].lower_ in {
        "mocht",
        "heeft",
        "heb",
        "hebt",
        "wilt",
        "wil",
        "bent",
        "is",
        "komt",
        "zijn",
    }


def _fits_what_follows(token: Token, sentence: Span) -> bool:
    following = token.nbor()
    conditional = has_conditional_dan(sentence, token.i)
    if following.lower_ == "u":
        polite = token.lower_ not in _stems()
        return not conditional and (_is_reflexive(token) or (polite and not _verb_behind_comma(token, sentence)))
    if following.lower_ == "je" and not following.tag_.startswith("VNW|bez"):
        return not conditional and (_is_reflexive(token) or _owns_next(following, sentence))
    if following.lower_ == "je":
        return not conditional
    if conditional:
        return following.lower_ in VERB_FOLLOWERS - DETERMINERS and not any(
            child.dep_ in {"nsubj", "nsubj:pass"} for child in token.children
        )
    return not following.is_punct


def _verb_behind_comma(token: Token, sentence: Span) -> bool:
    """Tell whether a clause with its verb first is a condition: `Krijgt u pijn, bel dan …`."""
    words = sentence.doc[token.i : sentence.end]
    return any(
        word.text == "," and word.i + 1 < sentence.end and (word.nbor().lower_ in _stems() or is_finite(word.nbor()))
        for word in words
    )


def _owns_next(word: Token, sentence: Span) -> bool:
    """Tell whether `je` at the start of a sentence of one clause is whose the noun is: `Controleer je aansluiting.`"""
    if word.i - 1 != after_preamble(sentence) or word.i + 1 >= sentence.end:
        return False
    rest = sentence.doc[word.i + 1 : sentence.end]
    return rest[0].tag_.startswith("N|soort") and not any(part.text == "," or is_finite(part) for part in rest)


def _is_reflexive(token: Token) -> bool:
    """Tell whether `u` or `je` behind a verb is its object: `meld u aan`, `houd je aan`."""
    return token.lower_ in REFLEXIVE


def _is_noun(token: Token, sentence: Span, *, joined: bool) -> bool:
    """Tell whether a form that is also a noun is one here; in a row of commands (`joined`) the tag decides."""
    following = token.nbor()
    if (joined and token.pos_ == "VERB") or (following.lower_ == "u" and token.lower_ not in _stems()):
        return False
    if following.lower_ in VERB_FOLLOWERS or following.tag_.startswith("VNW|bez"):
        return False
    if any(is_finite(word) for word in _rest_of_main_clause(token, sentence)):
        return True
    if load_verbs().is_separable(token.lower_, following.lower_) and token.pos_ != "NOUN":
        return False
    if token.lower_ not in load_verbs().noun_stems:
        return token.pos_ == "PROPN"
    if following.lower_ in NOUN_FOLLOWERS or following.like_num or following.is_punct:
        return not (token.pos_ == "VERB" and following.lower_ in {"voor", "aan", "over", "uit"})
    return token.pos_ not in {"VERB", "AUX"}


def _rest_of_main_clause(token: Token, sentence: Span) -> Iterator[Token]:
    """Give what follows a verb up to the end of its clause, without subordinate clauses and further commands."""
    for word in clause_tokens(token, sentence):
        if word.lower_ in SUBORDINATORS | {"tot"} or word.tag_.startswith(("VG|onder", "VNW|betr")):
            return
        if word.nbor(-1).lower_ in COORDINATORS and word.lower_ in _stems():
            return
        yield word


IMPERATIVE = Construction(find=_find, anchors=_anchors, wanted=_wanted)
