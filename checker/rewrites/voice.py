"""The forms of a passive in the active: `wordt teruggebeld` is `bellen … terug`, `is gebeld` is `hebben gebeld`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from checker.language.clauses import Clause
from checker.language.verbs import Verb, load_verbs

AGENTS = {"ons": "wij", "mij": "ik"}
_PERFECT = frozenset({"hebben", "heb", "hadden", "had"})
_AUXILIARIES = _PERFECT | {"zullen", "zal"}


@dataclass(frozen=True)
class Voice:
    """A passive, with the verbs that say the same with `wij` or `ik`."""

    finite: Token
    """Its finite verb: `wordt`, `is`, `zal`."""
    participle: Token
    """Its participle."""
    worden: Token | None
    """The `worden` of `zal worden behandeld`."""
    agent: Sequence[Token]
    """The words `door ons` or `door mij`; empty when nobody is named."""
    subject: str
    """Who acts: `wij` or `ik`."""
    main: str
    """The finite verb of a main clause: `bellen`, `hebben`."""
    end: str
    """What closes a main clause: `terug`, `gebeld`; may be empty."""
    cluster: str
    """The verbs that close a subordinate clause: `terugbellen`, `hebben gebeld`."""

    @property
    def changes_verb(self) -> bool:
        """Whether the participle does not stay as it was."""
        return self.main not in _PERFECT


def voice_of(details: Mapping[str, Any]) -> Voice | None:
    """Return the active verbs for a passive that a construction found; None when the lexicon does not know its verb."""
    finite, participle, clause = details["finite"], details["participle"], details["clause"]
    verbs = load_verbs()
    known = verbs.verb(details["infinitive"])
    particle, base = ("", known.infinitive) if known else verbs.particle_of(details["infinitive"]) or ("", "")
    verb = known or verbs.verb(base)
    agent = _agent(clause)
    if verb is None or agent is None:
        return None
    subject = AGENTS[agent[1].lower_] if agent else "wij"
    worden = next((token for token in clause.tokens if token.lower_ == "worden" and token.i != finite.i), None)
    main, end = _verbs(finite.lower_, particle, verb, participle.lower_, plural=subject == "wij")
    joined = f"{main} {end}" if main in _AUXILIARIES else end + main
    return Voice(finite, participle, worden, agent, subject, main, end, joined)


def _verbs(finite: str, particle: str, verb: Verb, participle: str, *, plural: bool) -> tuple[str, str]:
    """Return the finite verb of a main clause and what stands at its end."""
    if finite in {"is", "zijn"}:
        return ("hebben" if plural else "heb"), participle
    if finite in {"was", "waren"}:
        return ("hadden" if plural else "had"), participle
    if finite in {"zal", "zullen"}:
        return ("zullen" if plural else "zal"), particle + verb.infinitive
    if finite in {"werd", "werden"}:
        return (verb.past_plural if plural else verb.past), particle
    return (verb.infinitive if plural else verb.stem), particle


def _agent(clause: Clause) -> Sequence[Token] | None:
    """Return the words `door ons`; empty when nobody is named, None when it is somebody else or a possessive."""
    index = next((index for index, word in enumerate(clause.words) if word == "door"), None)
    if index is None:
        return ()
    named = clause.tokens[index : index + 2]
    if len(named) < 2 or named[1].lower_ not in AGENTS:
        return () if index == 0 or _is_cause(clause.words[index + 1 :]) else None
    return named


def _is_cause(words: Sequence[str]) -> bool:
    return words[:1] in (("een",), ("omstandigheden",), ("drukte",))
