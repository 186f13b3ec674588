"""Construction `bare-command`: a command without a finite verb.

`Bijlage printen en terugsturen.`, `De pas niet vouwen.`, `Graag vóór 1 december aanleveren.`, `Direct voldoen aub.`
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.grammar import is_finite, is_infinitive, is_question
from checker.language.kept import kept
from checker.language.verbs import load_verbs
from checker.language.wordorder import CLAUSE_ENDS, SUBORDINATORS, after_preamble, has_list_mark
from checker.language.words import columns_of

OPENERS = frozenset({"graag", "gaarne", "svp", "s.v.p.", "aub", "a.u.b.", "alstublieft"})
PLEASE = frozenset({"aub", "a.u.b.", "svp", "s.v.p."})
THEN = frozenset({"daarna", "vervolgens", "nadien"})
STATES = frozenset(
    """zijn hebben worden kunnen zullen mogen moeten willen wonen zitten lijken heten gaan
    bestaan gebeuren liggen staan""".split()
)
NEVER_OBJECTS = frozenset({"uw", "jouw", "mijn", "onze"})
POSSESSIVES = NEVER_OBJECTS | {"je", "de", "deze", "die"}
LEADS_IN = frozenset("op over voor van met bij aan door na naar in tot via uit onder tussen zonder wegens".split())
"""What stands before a plural noun that looks like an infinitive: `op je vragen`, `voor de kosten`."""
PERSONS = frozenset({"ik", "wij", "we", "u", "jij", "jullie", "hij", "zij", "te"})
_NO_COMMAND = PERSONS | SUBORDINATORS


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    return OPENERS | load_verbs().infinitives


def _wanted(sentence: Span) -> bool:
    if is_question(sentence) or _is_heading(sentence):
        return False
    lower = columns_of(sentence.doc).lower
    return any(_NO_COMMAND.isdisjoint(lower[clause.start : clause.end]) for clause in _clauses(sentence))


def _is_heading(sentence: Span) -> bool:
    """Tell whether a sentence is a line without an end mark: a heading or an item that only names something."""
    lower = columns_of(sentence.doc).lower[sentence.start : sentence.end]
    return lower[-1] not in {".", "!", ";"} and CLAUSE_ENDS.isdisjoint(lower[1:]) and OPENERS.isdisjoint(lower)


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    commanded = False
    for clause in _clauses(sentence):
        words = [token for token in clause if not token.is_space]
        if words and words[0].lower_ in THEN and clause.start > after_preamble(sentence) and not commanded:
            continue
        pleading = any(token.lower_ in PLEASE for token in words)
        if len(words) < 2 or any(token.lower_ in _NO_COMMAND for token in words):
            continue
        wishing = words[0].lower_ in OPENERS and words[-1].lower_ in load_verbs().infinitives
        if not pleading and not wishing and any(_is_inflected(token) for token in words):
            continue
        infinitives = [token for token in words if _is_command_form(token, words, wishing=wishing)]
        if pleading or (infinitives and words[0].lower_ in OPENERS | {"wel"}):
            yield Found(clause, {"command": clause})
        elif infinitives and not has_list_mark(sentence) and _commands(words, infinitives):
            row, commanded = clause.doc[infinitives[0].i : infinitives[-1].i + 1], True
            yield Found(row, {"command": clause})


def _commands(words: list[Token], infinitives: list[Token]) -> bool:
    """Tell whether infinitives open or close a clause, or stand behind their object (`de sleutels inleveren bij …`)."""
    if words[-1] in infinitives or words[0] in infinitives:
        return True
    index = words.index(infinitives[0])
    return words[index + 1].pos_ == "ADP" and any(word.pos_ in {"DET", "PRON"} for word in words[:index])


def _is_inflected(token: Token) -> bool:
    """Tell whether a token is a finite verb: tagged as one, and no infinitive that only lacks a subject."""
    if token.lower_ in OPENERS or (token.i > token.sent.start and token.nbor(-1).tag_.startswith("VZ|init")):
        return False
    has_subject = any(child.dep_ in {"nsubj", "nsubj:pass"} for child in token.children)
    return is_finite(token) and (token.pos_ == "AUX" or token.lower_ not in load_verbs().infinitives or has_subject)


def _is_command_form(token: Token, words: list[Token], *, wishing: bool) -> bool:
    """Tell whether a token is an infinitive that commands, and no noun: `met leren`, `het plaatsen van`."""
    if token.lower_ in STATES or not (is_infinitive(token) or token.lower_ in load_verbs().infinitives):
        return False
    if not wishing and any(child.dep_ == "nsubj" and "|mv" in child.tag_ for child in token.children):
        return False
    index = words.index(token)
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.lower_ == "van":
        return False
    if before is None:
        return True
    if (
        index > 1
        and before.lower_ in POSSESSIVES
        and (before.lower_ in NEVER_OBJECTS or words[index - 2].lower_ in LEADS_IN)
    ):
        return False
    is_noun = token.pos_ == "NOUN" and before.pos_ in {"ADJ", "DET", "PRON", "NUM"}
    return not is_noun and not before.tag_.startswith("VZ|init") and before.lower_ not in {"het", "z'n", "hun"}


@kept
def _clauses(sentence: Span) -> list[Span]:
    """Return the first clause, and later ones that open with `graag` or, behind a command, with `daarna`."""
    return list(_stretches(sentence))


def _stretches(sentence: Span) -> Iterator[Span]:
    first, lower = after_preamble(sentence), columns_of(sentence.doc).lower
    start = first
    while start < sentence.end:
        end = start
        while end < sentence.end and (lower[end] not in CLAUSE_ENDS or _joins_infinitives(sentence.doc[end], sentence)):
            end += 1
        if start == first or (start < sentence.end and _begins(sentence.doc[start])):
            yield sentence.doc[start:end]
        start = end + 1


def _begins(token: Token) -> bool:
    """Tell whether a later clause may be a command: behind a colon, or with `graag` or `daarna`; what I did is none."""
    before = token.doc[token.sent.start : token.i]
    told = any(word.lower_ in {"ik", "wij", "we"} for word in before)
    return (token.nbor(-1).text == ":" and not told) or token.lower_ in OPENERS | THEN


def _joins_infinitives(comma: Token, sentence: Span) -> bool:
    """Tell whether a comma stands in a row of infinitives: `printen, ondertekenen en terugsturen`."""
    infinitives = load_verbs().infinitives
    before, after = (
        comma.nbor(-1) if comma.i > sentence.start else None,
        comma.nbor() if comma.i + 1 < sentence.end else None,
    )
    return (
        comma.text == "," and before is not None and after is not None and {before.lower_, after.lower_} <= infinitives
    )


BARE_COMMAND = Construction(find=_find, anchors=_anchors, wanted=_wanted)
