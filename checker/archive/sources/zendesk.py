"""Zendesk exports: tickets with their comments, or the comments of one ticket."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.archive.model import ArchivedMail
from checker.archive.sources.moments import read_moment
from checker.archive.sources.people import AGENTS, People, Person, text_of

Record = Mapping[str, Any]
BY_PROGRAM = frozenset({"rule", "system", "automation", "trigger"})
NO_MAIL = frozenset({"chat", "chat_transcript", "native_messaging", "voice", "phone", "sms", "whatsapp"})
NO_COMMENTS = "in deze Zendesk-export staan geen reacties (comments); exporteer die erbij"


def fits(record: Record) -> bool:
    """Tell whether a record is a Zendesk ticket or comment."""
    ticket = _ticket(record)
    return _is_comment(record) or _comments(record) is not None or {"requester_id", "submitter_id"} <= ticket.keys()


def problem(record: Record) -> str:
    """Return what is missing in a record that fits; empty when nothing is."""
    return "" if _is_comment(record) or _comments(record) is not None else NO_COMMENTS


def mails(record: Record, people: People) -> Iterator[ArchivedMail]:
    """Give the public comments of a ticket."""
    ticket = _ticket(record)
    comments = [record] if _is_comment(record) else _comments(record) or []
    for number, comment in enumerate(comments, 1):
        via = _via(comment)
        if comment.get("public") is not False and comment.get("type") != "VoiceComment" and via not in NO_MAIL:
            yield _mail(comment, ticket, people, number)


def _mail(comment: Record, ticket: Record, people: People, number: int) -> ArchivedMail:
    html = text_of(comment.get("html_body"))
    author = _author(comment, ticket, people)
    ticket_id = text_of(ticket.get("id")) or text_of(comment.get("ticket_id"))
    known = text_of(comment.get("id"))
    return ArchivedMail(
        place=" ".join(filter(None, [f"ticket {ticket_id}," if ticket_id else "", f"reactie {known or number}"])),
        key=f"zendesk {known}" if known else "",
        text=html or text_of(comment.get("plain_body")) or text_of(comment.get("body")),
        is_html=bool(html),
        sent=read_moment(comment.get("created_at")),
        sender=author.address,
        agent=author.name or author.address,
        team=_team(ticket, people),
        ticket=ticket_id,
        outgoing=_is_outgoing(comment, ticket, people),
        automatic=_via(comment) in BY_PROGRAM,
        subject=text_of(ticket.get("subject")),
    )


def _is_outgoing(comment: Record, ticket: Record, people: People) -> bool | None:
    """Tell whether an agent wrote a comment; None when the export does not say who the author is."""
    author = text_of(comment.get("author_id"))
    role = text_of(_inner(comment, "author").get("role")) or text_of(_known_user(author, ticket).get("role"))
    if role:
        return role in AGENTS
    if author in people.agents or author == text_of(ticket.get("assignee_id")) != "":
        return True
    copied = [text_of(one) for name in ("collaborator_ids", "email_cc_ids") for one in ticket.get(name) or []]
    if people.customers_known or author == text_of(ticket.get("requester_id")) != "" or author in copied:
        return False
    return None


def _author(comment: Record, ticket: Record, people: People) -> Person:
    author = text_of(comment.get("author_id"))
    told = _inner(comment, "author") or _known_user(author, ticket)
    if told:
        return Person(text_of(told.get("name")), text_of(told.get("email")).casefold())
    return people.agents.get(author, Person("", ""))


def _known_user(author: str, ticket: Record) -> Record:
    """Return somebody whom the ticket itself describes."""
    users = (_inner(ticket, name) for name in ("assignee", "requester", "submitter"))
    return next((user for user in users if author and text_of(user.get("id")) == author), {})


def _team(ticket: Record, people: People) -> str:
    return text_of(_inner(ticket, "group").get("name")) or people.teams.get(text_of(ticket.get("group_id")), "")


def _ticket(record: Record) -> Record:
    return {} if _is_comment(record) else _inner(record, "ticket") or record


def _comments(record: Record) -> list[Record] | None:
    """Return the comments of a ticket; None when it does not tell them."""
    told = record.get("comments", _ticket(record).get("comments"))
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else None


def _is_comment(record: Record) -> bool:
    return "author_id" in record and "public" in record


def _via(comment: Record) -> str:
    return text_of(_inner(comment, "via").get("channel"))


def _inner(record: Record, name: str) -> Record:
    inner = record.get(name)
    return inner if isinstance(inner, dict) else {}
