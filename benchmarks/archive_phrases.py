"""Sentences with slots, read from `archive_words/`: compiled once, filled per mail.

In a template `<u|je>` gives the words for either form of address and `{zaak}` a slot.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml

Form = Literal["u", "je"]
Slots = Mapping[str, Callable[[], str]]
FOLDER = Path(__file__).parent / "archive_words"
_EITHER = re.compile(r"<([^|<>]*)\|([^|<>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Phrase:
    """A template in both forms of address, cut into its words and its slots."""

    u: tuple[str, ...]
    """With u: words and names of slots by turns, words first."""
    je: tuple[str, ...]
    """With je, in the same way."""

    def fill(self, form: Form, slots: Slots) -> str:
        """Return the sentence for one form of address with its slots filled."""
        parts = self.u if form == "u" else self.je
        return "".join(slots[part]() if at % 2 else part for at, part in enumerate(parts))


def phrase(template: str) -> Phrase:
    """Compile a template."""
    return Phrase(
        tuple(_SLOT.split(_EITHER.sub(r"\1", template))),
        tuple(_SLOT.split(_EITHER.sub(r"\2", template))),
    )


@dataclass(frozen=True)
class Fault:
    """What is put in for a category."""

    rate: float
    """The share of mails that get one, before the team's own factor."""
    phrases: tuple[Phrase, ...]
    """The wordings."""


@dataclass(frozen=True)
class Sector:
    """What an organisation of some kind writes about."""

    name: str
    """The kind, such as `energie`."""
    firm: str
    """The name of the organisation."""
    words: Mapping[str, tuple[str, ...]]
    """What fills the slots that depend on it, and the subjects and questions of its customers."""
    clean: tuple[Phrase, ...]
    """Sentences in which nothing is wrong."""


@dataclass(frozen=True)
class Reply:
    """A reply template: the same text in many mails."""

    name: str
    """What it is called."""
    faults: tuple[str, ...]
    """The categories put in."""
    text: Phrase
    """What it says."""


@dataclass(frozen=True)
class Words:
    """Everything that mails are made from."""

    faults: Mapping[str, Fault]
    """Faulty sentences by category."""
    sectors: tuple[Sector, ...]
    """The kinds of organisation."""
    clean: Mapping[str, tuple[Phrase, ...]]
    """Sentences in which nothing is wrong, by the part they play."""
    replies: tuple[Reply, ...]
    """Reply templates."""
    people: Mapping[str, tuple[str, ...]]
    """Names of agents, teams and customers."""


@lru_cache(maxsize=1)
def words() -> Words:
    """Return what stands in the folder."""
    return Words(
        faults={name: Fault(one["rate"], _phrases(one["sentences"])) for name, one in _read("faulty").items()},
        sectors=tuple(_sector(name, one) for name, one in _read("sectors").items()),
        clean={part: _phrases(templates) for part, templates in _read("clean").items()},
        replies=tuple(Reply(one["name"], tuple(one["faults"]), phrase(one["text"])) for one in _read("replies")),
        people={name: tuple(listed) for name, listed in _read("people").items()},
    )


def slots_of(rng: Random, sector: Sector, more: Mapping[str, str | tuple[str, ...]]) -> Slots:
    """Return what fills the slots of a mail: the sector's words, numbers, and what the mail itself says."""

    def pick(listed: tuple[str, ...]) -> Callable[[], str]:
        return lambda: listed[int(rng.random() * len(listed))]

    slots: dict[str, Callable[[], str]] = {name: pick(listed) for name, listed in sector.words.items()}
    slots |= {name: pick((told,) if isinstance(told, str) else told) for name, told in more.items()}
    slots["bedrag"] = lambda: f"€ {int(5 + rng.random() * 240)},{int(rng.random() * 20) * 5:02d}"
    slots["aantal"] = lambda: str(3 + int(rng.random() * 9))
    slots["kwh"] = lambda: str(1200 + int(rng.random() * 2600))
    slots["nummer"] = lambda: str(100000 + int(rng.random() * 800000))
    slots["tijd"] = lambda: f"{9 + int(rng.random() * 8)}.{(0, 15, 30, 45)[int(rng.random() * 4)]:02d} uur"
    return slots


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _phrases(templates: list[str]) -> tuple[Phrase, ...]:
    return tuple(map(phrase, templates))


def _sector(name: str, told: dict[str, Any]) -> Sector:
    listed = {key: tuple(value) for key, value in told.items() if key not in ("firm", "clean")}
    listed["Het_stuk"] = tuple(one[0].upper() + one[1:] for one in listed["het_stuk"])
    return Sector(name, told["firm"], listed, _phrases(told["clean"]))
