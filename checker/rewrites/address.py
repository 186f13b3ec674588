"""Recipe `address`: the sentence in the mail's own form of address, with the verbs that go with it.

`Heb je je pas al?` ↔ `Heeft u uw pas al?`; `Meld je gerust aan.` → `Meldt u zich gerust aan.` Nothing is offered when
it is not clear what a word does in the sentence, or when a verb that has to change is not known.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.second_person import Forms, forms_of
from checker.language.texts import plain_text
from checker.rewrites.address_roles import (
    ADVERBS,
    COORDINATORS,
    PREPOSITIONS,
    Role,
    clause_of,
    finite_behind,
    follows_preposition,
    role_of,
)
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised
from checker.rulebook.model import Recipe

Changes = dict[int, str]
_TO_U = {"jij": "u", "jou": "u", "jouw": "uw", "jouwe": "uwe", "jezelf": "uzelf"}
_TO_JE = {"uw": "je", "uwe": "jouwe", "uzelf": "jezelf"}
_TO_GROUP = {"uw": "jullie", "uzelf": "jezelf"}
_REFLEXIVE = frozenset(
    "melden wenden schrijven geven abonneren voelen vergissen bedenken haasten registreren herinneren".split()
)
_AFTER_REFLEXIVE = (
    PREPOSITIONS | ADVERBS | frozenset("af gerust even snel vrij alvast vooraf tijdig niet welkom".split())
)
_MODALS = frozenset("hebben zijn kunnen willen mogen zullen moeten worden hoeven krijgen".split())


class _UnclearError(Exception):
    """What has to change is not recognised."""


def address(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence with each word of the other form, and its verb, in the mail's own form."""
    sentence = hit.sentence
    tokens: Sequence[Token] = hit.details["tokens"]
    plural = bool(hit.details["group"])
    changes: Changes = {}
    try:
        for token in tokens:
            if token.lower_ in {"u", "uw", "uwe", "uzelf"}:
                changes |= _to_je(token, sentence, plural)
            else:
                changes |= _to_u(token, sentence, changes)
    except _UnclearError:
        return []
    return [Rewrite(sentence.start_char, sentence.end_char, _text(sentence, changes), safe=False)]


def _to_u(word: Token, sentence: Span, changes: Mapping[int, str]) -> Changes:
    """Return what changes where a word of the familiar form becomes `u` or `uw`."""
    role = role_of(word, sentence)
    if _is_joined(word) and role != Role.OWNS:
        return {word.i: "u"}
    if role is None:
        raise _UnclearError
    if role == Role.OWNS:
        return {word.i: _TO_U.get(word.lower_, "uw")}
    if role == Role.UNDERGOES:
        return {word.i: _TO_U.get(word.lower_) or ("zich" if _is_reflexive(word, sentence, changes) else "u")}
    if role == Role.ASKS:
        verb = word.nbor(-1)
        return {verb.i: _known(verb).polite, word.i: _asked(word, verb, sentence)}
    return {word.i: "u"} | {verb.i: _known(verb).polite for verb in _verbs_of(word, sentence)}


def _asked(word: Token, verb: Token, sentence: Span) -> str:
    """Return what `je` behind a verb becomes: of a command with a reflexive verb `u zich`."""
    if not _is_command(verb, sentence):
        return "u"
    if _known(verb).infinitive not in _REFLEXIVE or word.nbor().lower_ not in _AFTER_REFLEXIVE:
        raise _UnclearError
    return "u zich"


def _to_je(word: Token, sentence: Span, plural: bool) -> Changes:
    """Return what changes where a word of the formal form becomes `je`, `jou` or, in a mail to a group, `jullie`."""
    if word.lower_ != "u":
        changed = (_TO_GROUP if plural else _TO_JE).get(word.lower_)
        if changed is None or word.nbor().lower_ == "en":
            changed = "jouw" if word.lower_ == "uw" and not plural else changed
        if changed is None:
            raise _UnclearError
        return {word.i: changed}
    role = role_of(word, sentence)
    if _is_joined(word) and not plural:
        return {word.i: "jij" if word.i == sentence.start else "jou"}
    if role is None:
        raise _UnclearError
    if role == Role.UNDERGOES:
        return {word.i: "jullie" if plural else _object(word, sentence)}
    changes: Changes = _own_reflexives(word, sentence)
    if role == Role.ASKS:
        verb = word.nbor(-1)
        if _is_command(verb, sentence):
            return changes | {verb.i: _known(verb).before_je, word.i: ""}
        known = _known(verb)
        return changes | {verb.i: known.plural if plural else known.before_je, word.i: "jullie" if plural else "je"}
    for verb in _verbs_of(word, sentence):
        changes[verb.i] = _known(verb).plural if plural else _known(verb).after_je
    return changes | {word.i: "jullie" if plural else "je"}


def _object(word: Token, sentence: Span) -> str:
    """Return the object: stressed in `die van jou` and `aan jou de keuze`, else `je`."""
    before = word.nbor(-1).lower_ if word.i > sentence.start else ""
    opens = word.i <= sentence.start + 1
    stressed = word.i == sentence.start or (opens and follows_preposition(word, sentence))
    ends = word.i + 1 >= sentence.end or word.nbor().is_punct
    heard = any(token.lower_.startswith(("hoor", "hore")) for token in sentence)
    return "jou" if stressed or before == "door" or (before in {"van", "aan", "voor"} and ends and not heard) else "je"


def _is_joined(word: Token) -> bool:
    """Tell whether a word is one of two people: `u en uw man`."""
    if word.i + 2 >= len(word.doc) or word.nbor().lower_ not in {"en", "of"}:
        return False
    return word.nbor(2).lower_ in {"uw", "je", "jouw", "jullie", "ik", "wij", "ons", "mij"}


def _is_reflexive(word: Token, sentence: Span, changes: Mapping[int, str]) -> bool:
    """Tell whether an object is the subject of its own clause again: `je kunt je aanmelden`."""
    if follows_preposition(word, sentence) or word.lower_ == "jullie":
        return False
    before = (token for token in clause_of(word, sentence) if token.i < word.i)
    return any(token.lower_ in {"je", "jij"} and changes.get(token.i) == "u" for token in before)


def _own_reflexives(word: Token, sentence: Span) -> Changes:
    """Return the `zich` and `u` of a clause that mean its subject: `u kunt zich aanmelden`."""
    return {token.i: "je" for token in clause_of(word, sentence) if token.lower_ == "zich"}


def _is_command(verb: Token, sentence: Span) -> bool:
    """Tell whether a verb that opens its sentence is a command: `Neemt u gerust contact op.`"""
    opens = all(token.is_punct or token.is_space for token in sentence.doc[sentence.start : verb.i])
    asks = "?" in plain_text(sentence) or any(token.text == "," for token in sentence)
    return opens and not asks and _known(verb).infinitive not in _MODALS and not _known(verb).is_past


def _verbs_of(word: Token, sentence: Span) -> Iterator[Token]:
    """Give the finite verb behind its subject, and the ones that share the subject: `u heeft gebeld en heeft …`."""
    verb = finite_behind(word, sentence)
    if verb is None:
        raise _UnclearError
    yield verb
    for token in sentence.doc[verb.i + 1 : sentence.end]:
        if token.nbor(-1).lower_ in COORDINATORS and token.lower_ in {"heeft", "hebt"}:
            yield token


def _known(verb: Token) -> Forms:
    forms = forms_of(verb.lower_)
    if forms is None:
        raise _UnclearError
    return forms


def _text(sentence: Span, changes: Mapping[int, str]) -> str:
    """Return a sentence with some of its words replaced, its spaces and capital kept."""
    pieces: list[str] = []
    first = next(token.i for token in sentence if token.is_alpha)
    for token in sentence:
        new = changes.get(token.i)
        if new is None:
            pieces.append(token.text_with_ws)
        elif new:
            pieces.append(
                (capitalised(new) if token.i == first and token.text[0].isupper() else new) + token.whitespace_
            )
    return "".join(pieces).rstrip()
