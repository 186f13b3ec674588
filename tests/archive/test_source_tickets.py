"""Exports of ticket systems: public replies of agents, with agent, team, ticket and time."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sample_mails import NO_SETTINGS, mails_of, reasons, split

from checker.archive.model import ArchivedMail, Part
from checker.archive.selection import status

USERS = [
    {"id": 1, "name": "Sanne de Wit", "email": "Sanne@Voorbeeld.nl", "role": "agent"},
    {"id": 2, "name": "Klant Eén", "email": "een@klant.nl", "role": "end-user"},
    {"id": 3, "name": "Joost", "email": "joost@voorbeeld.nl", "role": "admin"},
]
GROUPS = [{"id": 70, "name": "Retouren"}]


def comment(number: int, author: int, public: bool = True, **more: Any) -> dict[str, Any]:
    body = f"Reactie {number} van {author}"
    return {
        "id": number,
        "type": "Comment",
        "author_id": author,
        "body": body,
        "html_body": f"<p>{body}</p>",
        "public": public,
        "via": {"channel": "web"},
        "created_at": "2026-07-01T08:05:00Z",
        **more,
    }


TICKET = {
    "id": 501,
    "subject": "Waar blijft mijn pakket?",
    "requester_id": 2,
    "submitter_id": 2,
    "assignee_id": 1,
    "group_id": 70,
    "comments": [
        comment(11, 2),
        comment(12, 1, public=False),
        comment(13, 1),
        comment(14, 3),
        comment(15, 1, via={"channel": "rule"}),
        comment(16, 1, via={"channel": "chat"}),
        comment(17, 1, type="VoiceComment"),
    ],
}


def statuses(mails: list[ArchivedMail]) -> dict[str, str]:
    return {mail.place: status(mail, NO_SETTINGS) for mail in mails}


def zendesk(folder: Path, shape: str) -> Path:
    """Write the export in a folder of its own, in one of the shapes it comes in."""
    path = folder / ("tickets.jsonl" if shape == "lines" else "export.json")
    if shape == "answer":
        path.write_text(json.dumps({"tickets": [TICKET], "users": USERS, "groups": GROUPS, "count": 1}))
    elif shape == "users first":
        path.write_text(json.dumps({"users": USERS, "groups": GROUPS, "tickets": [TICKET]}))
    elif shape == "lines":
        path.write_text(json.dumps(TICKET) + "\n" + json.dumps(TICKET | {"id": 502, "comments": []}))
        (folder / "users.json").write_text(json.dumps({"users": USERS, "next_page": None}))
        (folder / "groups.json").write_text(json.dumps({"groups": GROUPS}))
    else:
        inner = {"assignee": USERS[0], "requester": USERS[1], "group": GROUPS[0], "submitter": USERS[2]}
        path.write_text(json.dumps([TICKET | inner]))
    return path


@pytest.mark.parametrize("shape", ["answer", "users first", "lines", "people inside"])
def test_of_a_zendesk_ticket_only_public_replies_of_agents_are_checked(tmp_path: Path, shape: str) -> None:
    assert statuses(mails_of(zendesk(tmp_path, shape))) == {
        "ticket 501, reactie 11": "incoming",
        "ticket 501, reactie 13": "checked",
        "ticket 501, reactie 14": "checked",
        "ticket 501, reactie 15": "automatic",
    }


@pytest.mark.parametrize("shape", ["answer", "users first", "lines", "people inside"])
def test_agent_team_ticket_and_dutch_time_of_a_zendesk_reply(tmp_path: Path, shape: str) -> None:
    mail = mails_of(zendesk(tmp_path, shape))[1]
    assert (mail.agent, mail.sender, mail.team) == ("Sanne de Wit", "sanne@voorbeeld.nl", "Retouren")
    assert (mail.ticket, mail.sent, mail.key) == ("501", datetime(2026, 7, 1, 10, 5), "zendesk 13")
    assert (mail.text, mail.is_html) == ("<p>Reactie 13 van 1</p>", True)


def test_people_and_teams_beside_an_export_are_no_source_of_mail(tmp_path: Path) -> None:
    zendesk(tmp_path, "lines")
    assert {part.format for part in split(tmp_path) if isinstance(part, Part)} == {"zendesk"}
    assert reasons(tmp_path) == []


def test_without_users_the_ticket_itself_tells_who_is_who_as_far_as_it_can(tmp_path: Path) -> None:
    path = tmp_path / "tickets.jsonl"
    ticket = TICKET | {"comments": [comment(1, 2), comment(2, 1), comment(3, 3), comment(4, 9)], "email_cc_ids": [9]}
    path.write_text(json.dumps(ticket))
    assert [mail.outgoing for mail in mails_of(path)] == [False, True, None, False]


def test_the_comments_of_one_ticket_as_the_api_gives_them(tmp_path: Path) -> None:
    path = tmp_path / "501.json"
    path.write_text(json.dumps({"comments": TICKET["comments"][:3], "users": USERS, "count": 3}))  # type: ignore[index]
    assert statuses(mails_of(path)) == {"reactie 11": "incoming", "reactie 13": "checked"}


def test_a_broken_ticket_amid_good_ones_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tickets.jsonl"
    path.write_text(f"{json.dumps(TICKET)}\n{json.dumps(TICKET)[:90]}\n{json.dumps(TICKET | {'id': 7})}\n")
    assert reasons(path) == [("nummer 2", "dit is geen geldige JSON")]


@pytest.mark.parametrize(
    ("ticket", "word"),
    [
        ({"id": 1, "requester_id": 2, "submitter_id": 2, "description": "Hallo"}, "comments"),
        ({"id": 1, "requester_id": 2, "responder_id": 2, "description_text": "Hallo"}, "conversations"),
        ({"type": "conversation", "id": "1"}, "conversation_parts"),
    ],
)
def test_an_export_without_the_replies_says_what_is_missing(tmp_path: Path, ticket: dict[str, Any], word: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps([ticket, ticket]))
    ((_, reason),) = reasons(path)
    assert word in reason


MESSAGES = [
    {
        "id": number,
        "body": f"<div>Bericht {number}</div>",
        "body_text": f"Bericht {number}",
        "incoming": incoming,
        "private": private,
        "user_id": 1,
        "ticket_id": 900,
        "from_email": '"Team Retour" <Retour@voorbeeld.nl>',
        "to_emails": ["Een <een@klant.nl>"],
        "created_at": "2026-01-05T08:05:00Z",
    }
    for number, (incoming, private) in enumerate([(True, False), (False, True), (False, False)], 31)
]


def test_of_freshdesk_messages_only_public_outgoing_ones_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "gesprekken.jsonl"
    path.write_text("\n".join(map(json.dumps, MESSAGES)))
    found = mails_of(path)
    assert statuses(found) == {"ticket 900, bericht 31": "incoming", "ticket 900, bericht 33": "checked"}
    assert (found[1].sender, found[1].recipients) == ("retour@voorbeeld.nl", ("een@klant.nl",))
    assert (found[1].sent, found[1].text) == (datetime(2026, 1, 5, 9, 5), "<div>Bericht 33</div>")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_freshdesk_ticket_tells_agent_and_team(tmp_path: Path, wrapped: bool) -> None:
    ticket = {
        "id": 900,
        "subject": "Retour",
        "responder_id": 1,
        "group_id": 70,
        "source": 10,
        "created_at": "2026-01-05T08:00:00Z",
        "description": "<p>Wij mailen u zelf.</p>",
        "description_text": "Wij mailen u zelf.",
        "notes" if wrapped else "conversations": MESSAGES,
    }
    path = tmp_path / "tickets.json"
    path.write_text(json.dumps([{"helpdesk_ticket": ticket} if wrapped else ticket]))
    (tmp_path / "agents.json").write_text(
        json.dumps([{"id": 1, "ticket_scope": 1, "contact": {"name": "Sanne", "email": "sanne@voorbeeld.nl"}}])
    )
    (tmp_path / "groups.json").write_text(json.dumps(GROUPS))
    found = mails_of(path)
    assert list(statuses(found).values()) == ["checked", "incoming", "checked"]
    assert {(mail.agent, mail.team, mail.ticket) for mail in found} == {("Sanne", "Retouren", "900")}
    assert found[0].text == "<p>Wij mailen u zelf.</p>"


def part(number: int, kind: str, author: str, body: str | None = "<p>Dag</p>", **more: Any) -> dict[str, Any]:
    told = {"type": author, "name": f"{author} {number}", "email": f"{author}@voorbeeld.nl"}
    return {"id": str(number), "part_type": kind, "body": body, "author": told, "created_at": 1767600300, **more}


def test_of_an_intercom_conversation_the_comments_of_admins_are_checked(tmp_path: Path) -> None:
    conversation = {
        "type": "conversation",
        "id": "c1",
        "created_at": 1767600000,
        "team_assignee_id": 70,
        "source": {"body": "<p>Vraag</p>", "author": {"type": "user", "email": "een@klant.nl"}},
        "conversation_parts": {
            "conversation_parts": [
                part(1, "comment", "admin"),
                part(2, "note", "admin"),
                part(3, "comment", "bot"),
                part(4, "comment", "user"),
                part(5, "assignment", "admin", None),
                part(6, "comment", "admin", redacted=True),
            ]
        },
    }
    path = tmp_path / "gesprekken.json"
    path.write_text(json.dumps({"type": "conversation.list", "pages": {}, "conversations": [conversation]}))
    (tmp_path / "teams.json").write_text(json.dumps({"type": "team.list", "teams": GROUPS}))
    found = mails_of(path)
    assert statuses(found) == {
        "gesprek c1, bericht opening": "incoming",
        "gesprek c1, bericht 1": "checked",
        "gesprek c1, bericht 3": "automatic",
        "gesprek c1, bericht 4": "incoming",
    }
    assert (found[1].agent, found[1].team, found[1].sent) == ("admin 1", "Retouren", datetime(2026, 1, 5, 9, 5))


def test_a_table_with_names_of_a_ticket_system_is_still_a_table(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"ticket": "T-1", "comments": "geen lijst", "text": "Hallo", "group": "Retour"}\n' * 2)
    assert [(mail.text, mail.ticket, mail.team) for mail in mails_of(path)] == [("Hallo", "T-1", "Retour")] * 2


@pytest.mark.parametrize(
    ("name", "count"), [("agents-antwoorden.jsonl", 2), ("users_mails.json", 2), ("users-2.jsonl", 0)]
)
def test_only_a_file_that_is_called_after_people_alone_is_no_mail(tmp_path: Path, name: str, count: int) -> None:
    (tmp_path / name).write_text('{"text": "Hallo", "id": 1}\n{"text": "Dag", "id": 2}\n')
    assert len(mails_of(tmp_path)) == count
