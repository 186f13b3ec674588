"""Freshdesk exports: tickets with their conversations, or the conversations themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.archive.model import ArchivedMail
from checker.archive.sources.columns import addresses_in
from checker.archive.sources.moments import read_moment
from checker.archive.sources.people import People, Person, text_of

Record = Mapping[str, Any]
OUTBOUND = "10"
"""The source of a ticket that begins with a mail of the organisation."""
NO_CONVERSATIONS = "in deze Freshdesk-export staan geen gesprekken (conversations); exporteer die erbij"


def fits(record: Record) -> bool:
    """Tell whether a record is a Freshdesk ticket or one message of it."""
    ticket = _ticket(record)
    return _is_message(record) or "helpdesk_ticket" in record or "responder_id" in ticket or _messages(ticket) != []


def problem(record: Record) -> str:
    """Return what is missing in a record that fits; empty when nothing is."""
    ticket = _ticket(record)
    has_messages = any(isinstance(ticket.get(name), list) for name in ("conversations", "notes"))
    return "" if _is_message(record) or has_messages else NO_CONVERSATIONS


def mails(record: Record, people: People) -> Iterator[ArchivedMail]:
    """Give the public messages of a ticket."""
    if _is_message(record):
        yield from _public([record], {}, people)
        return
    ticket = _ticket(record)
    if text_of(ticket.get("source")) == OUTBOUND:
        first = {**ticket, "body": ticket.get("description"), "body_text": ticket.get("description_text")}
        yield from _public([first | {"incoming": False, "user_id": ticket.get("responder_id")}], ticket, people)
    yield from _public(_messages(ticket), ticket, people)


def _public(messages: list[Record], ticket: Record, people: People) -> Iterator[ArchivedMail]:
    for number, message in enumerate(messages, 1):
        if message.get("private") is not True:
            yield _mail(message, ticket, people, number)


def _mail(message: Record, ticket: Record, people: People, number: int) -> ArchivedMail:
    html = text_of(message.get("body_html")) or text_of(message.get("body") if "body_text" in message else "")
    author = _author(message, ticket, people)
    ticket_id = text_of(ticket.get("display_id")) or text_of(ticket.get("id")) or text_of(message.get("ticket_id"))
    known = "" if message.get("id") == ticket.get("id") else text_of(message.get("id"))
    incoming = message.get("incoming")
    return ArchivedMail(
        place=" ".join(filter(None, [f"ticket {ticket_id}," if ticket_id else "", f"bericht {known or number}"])),
        key=f"freshdesk {known}" if known else "",
        text=html or text_of(message.get("body")) or text_of(message.get("body_text")),
        is_html=bool(html),
        sent=read_moment(message.get("created_at")),
        sender=author.address,
        agent=author.name or author.address,
        team=text_of(ticket.get("group_name")) or people.teams.get(text_of(ticket.get("group_id")), ""),
        ticket=ticket_id,
        outgoing=None if incoming is None else not incoming,
        recipients=tuple(addresses_in(message.get("to_emails"))),
        subject=text_of(ticket.get("subject")),
    )


def _author(message: Record, ticket: Record, people: People) -> Person:
    user = text_of(message.get("user_id"))
    address = next(iter(addresses_in(message.get("from_email"))), "")
    if user in people.agents:
        return people.agents[user]
    is_responder = user != "" and user == text_of(ticket.get("responder_id"))
    return Person(text_of(ticket.get("responder_name")) if is_responder else "", address)


def _ticket(record: Record) -> Record:
    inner = record.get("helpdesk_ticket")
    return inner if isinstance(inner, dict) else record


def _messages(ticket: Record) -> list[Record]:
    told = ticket.get("conversations") or ticket.get("notes")
    listed = told if isinstance(told, list) else []
    inner = [one.get("helpdesk_note", one) for one in listed if isinstance(one, dict)]
    return [one for one in inner if isinstance(one, dict) and "incoming" in one]


def _is_message(record: Record) -> bool:
    return "incoming" in record and "private" in record
