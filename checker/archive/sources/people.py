"""Who is who in a ticket system: agents and teams, from the export itself or from files beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from checker.archive.sources.columns import clean
from checker.archive.sources.json_stream import is_in_lines, items
from checker.archive.sources.places import SourceError, child, locate, name_of, open_source, parent

KINDS = frozenset("users agents admins groups teams contacts organizations companies".split())
"""Lists, and names of files, that hold people and teams and no mail."""
FILE = re.compile(rf"(?:{'|'.join(sorted(KINDS))})(?:[-_.\d]*\d)?\.(?:json|jsonl|ndjson)(?:\.gz)?", re.I)
AGENTS = frozenset({"agent", "admin"})


@dataclass(frozen=True)
class Person:
    """Somebody who works with the ticket system."""

    name: str
    """The name."""
    address: str
    """The e-mail address; empty when it is not told."""


@dataclass
class People:
    """Everybody an export tells about."""

    agents: dict[str, Person] = field(default_factory=dict)
    """Who answers customers, by id."""
    teams: dict[str, str] = field(default_factory=dict)
    """The names of teams, by id."""
    customers_known: bool = False
    """Whether customers are told too, so that who is no agent is one."""


@lru_cache(maxsize=8)
def people_of(source: str) -> People:
    """Return who is who for an export, from itself and from the files beside it; nobody when none tells.

    JSON Lines hold tickets alone and are not looked through.
    """
    with open_source(source) as file:
        own = [] if is_in_lines(file, source) else [source]
    people = People()
    for url in (*own, *_beside(source)):
        for kind, record in _records(url):
            _add(people, kind, record)
    return people


def text_of(told: Any) -> str:
    """Return a word or number as text; empty for what is neither."""
    return clean(str(told)) if isinstance(told, str | int | float) and not isinstance(told, bool) else ""


def _records(url: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the people and teams in a file, with the list they stand in; what breaks off gives what came before."""
    own = name_of(url).lower()
    in_name = next((kind for kind in KINDS if own.startswith(kind)), "") if FILE.fullmatch(own) else ""
    try:
        with open_source(url) as file:
            for item in items(file):
                kind = item.part_of if item.part_of in KINDS else in_name
                record = item.value() if kind else None
                if isinstance(record, dict):
                    yield kind, record
    # Whoever reads the mails of the source tells about this; of a file beside it only the names are missed.
    except (SourceError, OSError):
        return


def _beside(source: str) -> list[str]:
    folder = parent(source)
    try:
        files, path = locate(folder)
        names = [name_of(str(name)) for name in files.ls(path or "/", detail=False)]
    # Many servers cannot list what they have.
    except (OSError, NotImplementedError, ValueError):
        return []
    return [child(folder, name) for name in sorted(names) if FILE.fullmatch(name) and name != name_of(source)]


def _add(people: People, kind: str, record: dict[str, Any]) -> None:
    known = text_of(record.get("id"))
    inner = record.get("contact")
    contact = inner if isinstance(inner, dict) else record
    person = Person(text_of(contact.get("name")), text_of(contact.get("email")).casefold())
    if kind in ("groups", "teams"):
        people.teams[known] = text_of(record.get("name"))
    elif kind in ("agents", "admins") or text_of(record.get("role")) in AGENTS:
        people.agents[known] = person
    elif kind == "users":
        people.customers_known = True
