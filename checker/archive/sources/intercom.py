"""Intercom exports: conversations with their parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.archive.model import ArchivedMail
from checker.archive.sources.moments import read_moment
from checker.archive.sources.people import People, text_of

Record = Mapping[str, Any]
NO_PARTS = "in deze Intercom-export staan geen berichten (conversation_parts); exporteer die erbij"


def fits(record: Record) -> bool:
    """Tell whether a record is an Intercom conversation."""
    return record.get("type") == "conversation" or "conversation_parts" in record


def problem(record: Record) -> str:
    """Return what is missing in a record that fits; empty when nothing is."""
    return "" if "conversation_parts" in record or isinstance(record.get("source"), dict) else NO_PARTS


def mails(record: Record, people: People) -> Iterator[ArchivedMail]:
    """Give what was said in a conversation, by whomever; notes among colleagues are left out."""
    first = record.get("source")
    if isinstance(first, dict) and _is_told(first):
        opening = {"created_at": record.get("created_at"), **first}
        yield _mail(opening, record, people, "opening", automatic=first.get("delivered_as") == "automated")
    for number, part in enumerate(_parts(record), 1):
        if part.get("part_type") == "comment" and _is_told(part):
            yield _mail(part, record, people, text_of(part.get("id")) or str(number), automatic=False)


def _mail(part: Record, conversation: Record, people: People, name: str, *, automatic: bool) -> ArchivedMail:
    author = part.get("author")
    author = author if isinstance(author, dict) else {}
    kind = text_of(author.get("type"))
    address = text_of(author.get("email")).casefold()
    known = text_of(conversation.get("id"))
    return ArchivedMail(
        place=f"gesprek {known}, bericht {name}",
        key=f"intercom {known} {name}",
        text=text_of(part.get("body")),
        is_html=True,
        sent=read_moment(part.get("created_at")),
        sender=address,
        agent=text_of(author.get("name")) or address,
        team=_team(conversation, people),
        ticket=known,
        outgoing=kind in ("admin", "bot", "team"),
        automatic=automatic or kind == "bot",
        subject=text_of(part.get("subject")),
    )


def _team(conversation: Record, people: People) -> str:
    told = conversation.get("team_assignee_id")
    inner = conversation.get("team_assignee")
    name = text_of(inner.get("name")) if isinstance(inner, dict) else ""
    return name or people.teams.get(text_of(told), "")


def _parts(record: Record) -> list[Record]:
    told = record.get("conversation_parts")
    listed = told.get("conversation_parts") if isinstance(told, dict) else told
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _is_told(part: Record) -> bool:
    return bool(text_of(part.get("body"))) and not part.get("redacted")
