"""A stiff verb made plain in the same form: `geretourneerd` → `teruggestuurd`, `Wij zenden … toe` → `Wij sturen … toe`.

A stiff verb is one word (`vernemen`), a separable one (`toezenden`) or has a complement (`zorg dragen`); so is the
plain one, and `laten weten`. What the plain verb splits off goes to the end of its clause.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.clauses import Clause, clause_of
from checker.language.verb_words import is_finite
from checker.language.verbs import Verb, load_verbs
from checker.rewrites.model import Rewrite
from checker.rewrites.words import capitalised, spaced, starts_sentence

Slot = Literal["infinitive", "stem", "third", "polite", "past", "past_plural", "participle", "attributive"]
_SLOTS: tuple[Slot, ...] = ("infinitive", "polite", "third", "stem", "past", "past_plural", "participle")
_AUXILIARIES = frozenset(
    """heb hebt heeft hebben had hadden is zijn was waren ben bent wordt worden word werd werden geworden""".split()
)
_BEFORE = frozenset({"laten", "doen"})
_SUBJECTS = frozenset({"wij", "we", "ik", "u", "je", "jij", "jullie", "zij", "ze", "hij"})


@dataclass(frozen=True)
class _Name:
    """How an infinitive is made: `zorg dragen`, `toe-zenden`, `laten weten`."""

    verb: Verb
    """The verb that is conjugated."""
    apart: str
    """The words that it splits off; empty when there are none."""
    joined: bool
    """Whether they are written as one word with it."""
    follows: bool = False
    """Whether they stand behind it: `laten weten`."""

    def spelled(self, slot: Slot) -> str:
        """Return a form that is not split, with what belongs to it."""
        form = _form(self.verb, slot)
        if not self.apart:
            return form
        if self.follows:
            return f"{form if slot != 'participle' else self.verb.infinitive} {self.apart}"
        return self.apart + ("" if self.joined else " ") + form

    def with_te(self) -> str:
        """Return the infinitive with `te`."""
        if self.follows or not self.apart:
            return f"te {self.spelled('infinitive')}"
        return f"{self.apart} te {self.verb.infinitive}"


def plain_verb(hit: Hit, table: Mapping[str, str]) -> Rewrite | None:
    """Return the match with its stiff verb made plain; None when it holds no verb of the table."""
    for stiff, plain in table.items():
        old, new = _name(stiff), _name(plain.split("|")[0].strip())
        if old is None or new is None:
            continue
        for token in hit.whole:
            if (slots := _slots(old, token)) and (rewrite := _rewritten(hit, token, slots, old, new)):
                return rewrite
    return None


def _name(infinitive: str) -> _Name | None:
    """Read an infinitive; None when the lexicon does not have its verb."""
    verbs = load_verbs()
    *apart, last = infinitive.split()
    if apart and apart[0] in _BEFORE and (first := verbs.verb(apart[0])):
        return _Name(first, last, joined=False, follows=True)
    if verb := verbs.verb(last):
        return _Name(verb, " ".join(apart), joined=False)
    split = None if apart else verbs.particle_of(last)
    base = verbs.verb(split[1]) if split else None
    return _Name(base, split[0], joined=True) if split and base else None


def _form(verb: Verb, slot: Slot) -> str:
    if slot == "attributive":
        return verb.participle if verb.participle.endswith("en") else verb.participle + "e"
    form: str = getattr(verb, slot)
    return form


def _slots(name: _Name, token: Token) -> list[Slot]:
    """Return which forms of a verb a word can be, written as one word with its particle or apart from it."""
    verb, word = name.verb, token.lower_
    if name.joined and word.startswith(name.apart) and len(word) > len(name.apart) + 2:
        word = word.removeprefix(name.apart)
    found = [slot for slot in _SLOTS if getattr(verb, slot) == word]
    return [*found, "attributive"] if word == _form(verb, "attributive") and "participle" not in found else found


def _rewritten(hit: Hit, token: Token, slots: list[Slot], old: _Name, new: _Name) -> Rewrite | None:
    clause = clause_of(hit.sentence, hit.whole)
    is_joined = old.joined and token.lower_.startswith(old.apart)
    apart = None if is_joined or not old.apart else _apart(hit, token, old.apart)
    if old.apart and not is_joined and apart is None:
        return None
    slot = _chosen(slots, token, clause)
    if slot == "participle" and old.verb.infinitive == "zijn":
        return None
    te = token.nbor(-1) if token.i > hit.sentence.start and token.nbor(-1).lower_ == "te" else None
    beside = apart is not None and apart.end == (te or token).i
    if apart is not None and old.follows and apart.start == token.i + 1 and not _is_finite_here(token, slot, clause):
        words = new.with_te() if te is not None else new.spelled(slot)
        return _replaced(hit, (te or token).i, apart.end, words)
    if slot == "infinitive" and te is not None:
        return _replaced(hit, apart.start if apart and beside else te.i, token.i + 1, new.with_te())
    if is_joined or beside or slot in {"participle", "attributive"} or not _is_finite_here(token, slot, clause):
        start = apart.start if apart and beside else token.i
        return _replaced(hit, start, token.i + 1, new.spelled(slot))
    if _ends_clause(token, clause, hit.sentence) and apart is None and new.apart:
        return _replaced(hit, token.i, token.i + 1, new.spelled(slot))
    return _split(hit, token, _form(new.verb, slot), apart, new.apart, clause)


def _apart(hit: Hit, verb: Token, words: str) -> Span | None:
    """Return where what belongs to a verb stands in the match: `toe`, `zorg`."""
    wanted = words.split()
    doc = hit.whole.doc
    for start in range(hit.whole.start, hit.whole.end - len(wanted) + 1):
        span = doc[start : start + len(wanted)]
        if [token.lower_ for token in span] == wanted and verb not in span:
            return span
    return None


def _chosen(slots: list[Slot], token: Token, clause: Clause) -> Slot:
    """Choose between forms that look the same: `verstrekt` is a participle only beside a verb that takes one."""
    others = {word.lower_ for word in clause.tokens if word.i != token.i}
    beside = {word.lower_ for word in token.doc[max(0, token.i - 1) : token.i + 2]}
    if "participle" in slots and (others & _AUXILIARIES or len(slots) == 1):
        return "participle"
    if "attributive" in slots and ("past" not in slots or any(is_finite(word) for word in others)):
        return "attributive"
    if "polite" in slots and "u" in beside:
        return "polite"
    if "stem" in slots and ({"ik"} & beside or slots == ["stem"]):
        return "stem"
    return next((slot for slot in slots if slot != "polite"), slots[0])


def _is_finite_here(token: Token, slot: Slot, clause: Clause) -> bool:
    """Tell whether a form that may be an infinitive is finite: no other finite verb stands in its clause."""
    if slot != "infinitive":
        return True
    beside = {word.lower_ for word in token.doc[max(0, token.i - 1) : token.i + 2]} & _SUBJECTS
    others = [word for word in clause.tokens if word.i != token.i and is_finite(word.lower_)]
    return clause.lead != "om" and (not others or (bool(beside) and token.i < others[0].i))


def _ends_clause(token: Token, clause: Clause, sentence: Span) -> bool:
    """Tell whether a finite verb stands at the end of a clause with other words than its subject before it."""
    return clause.is_subordinate or (clause.tokens[-1].i == token.i and len(clause.body) > 2)


def _split(hit: Hit, verb: Token, form: str, apart: Span | None, tail: str, clause: Clause) -> Rewrite:
    """Put a finite form where the verb stood, and what it splits off where that of the old verb stood or at the end."""
    doc = verb.doc
    end = apart.end if apart is not None else (clause.tokens[-1].i + 1 if tail else verb.i + 1)
    texts = [form if token.i == verb.i else token.text for token in doc[verb.i : end]]
    if apart is None:
        words = spaced(list(doc[verb.i : end]), texts) + (f" {tail}" if tail else "")
    else:
        kept = [(token, text) for token, text in zip(doc[verb.i : end], texts, strict=True) if token not in apart]
        words = " ".join([spaced([token for token, _ in kept], [text for _, text in kept]), *([tail] if tail else [])])
    return _replaced(hit, verb.i, end, words)


def _replaced(hit: Hit, start: int, end: int, words: str) -> Rewrite:
    span = hit.sentence.doc[start:end]
    text = capitalised(words) if starts_sentence(span) and span.text[:1].isupper() else words
    return Rewrite(span.start_char, span.end_char, text, safe=False)
