"""Writers of made-up archives: mbox, Maildir, JSON Lines and a Zendesk export, all of them streaming."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from email.header import Header
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from archive_generator import GeneratedMail, address
from archive_phrases import words

Writer = Callable[[Iterable[GeneratedMail], Path], Iterator[GeneratedMail]]
_FROM = re.compile(rb"^(>*From )", re.M)
_PLAIN = "charset=utf-8\nContent-Transfer-Encoding: 8bit"
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def message(mail: GeneratedMail) -> bytes:
    """Return a mail as RFC 5322 has it; some have HTML beside the text, some are base64."""
    headers = [
        f"Message-ID: {mail.key}",
        f"Date: {_date(mail.sent)}",
        f"From: {_encoded(mail.agent)} <{mail.sender}>",
        f"To: <{mail.recipient}>",
        f"Subject: {_encoded(mail.subject)} [#{mail.ticket}]",
        "MIME-Version: 1.0",
    ]  # fmt: skip
    if mail.status == "automatic":
        headers.append("Auto-Submitted: auto-replied")
    return "\n".join([*headers, _content(mail)]).encode()


def write_mbox(mails: Iterable[GeneratedMail], path: Path) -> Iterator[GeneratedMail]:
    """Write an mbox (mboxrd) and give each mail once it is written."""
    with path.open("wb") as file:
        for mail in mails:
            day, month = _DAYS[mail.sent.weekday()], _MONTHS[mail.sent.month - 1]
            postmark = f"From {mail.sender} {day} {month} {mail.sent:%d %H:%M:%S %Y}\n"
            file.write(postmark.encode() + _FROM.sub(rb">\1", message(mail)) + b"\n\n")
            yield mail


def write_maildir(mails: Iterable[GeneratedMail], path: Path) -> Iterator[GeneratedMail]:
    """Write a Maildir and give each mail once it is written."""
    for name in ("cur", "new", "tmp"):
        (path / name).mkdir(parents=True, exist_ok=True)
    for mail in mails:
        (path / "cur" / f"{mail.index:08d}.klantcheck:2,S").write_bytes(message(mail))
        yield mail


def write_jsonl(mails: Iterable[GeneratedMail], path: Path) -> Iterator[GeneratedMail]:
    """Write JSON Lines, a mail a line, and give each mail once it is written."""
    with path.open("w", encoding="utf-8") as file:
        for mail in mails:
            row = {
                "id": mail.key, "sent": mail.sent.isoformat(), "sender": mail.sender, "recipients": [mail.recipient],
                "agent": mail.agent, "team": mail.team, "ticket": mail.ticket, "subject": mail.subject,
                "html" if mail.is_html else "text": _html(mail.text) if mail.is_html else mail.text,
            }  # fmt: skip
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            yield mail


def write_zendesk(mails: Iterable[GeneratedMail], path: Path) -> Iterator[GeneratedMail]:
    """Write a Zendesk export, a ticket a line, with `users.json` and `groups.json` beside it; give each mail written.

    An internal mail becomes a private note, one from a program a comment of a rule.
    """
    people = words().people
    agents = {name: 1000 + number for number, name in enumerate(people["agents"])}
    groups = {name: 50 + number for number, name in enumerate(people["teams"])}
    users = [{"id": number, "name": name, "email": address(name), "role": "agent"} for name, number in agents.items()]
    _write(path.parent / "users.json", {"users": users})
    _write(path.parent / "groups.json", {"groups": [{"id": number, "name": name} for name, number in groups.items()]})
    with path.open("w", encoding="utf-8") as file:
        for mail in mails:
            file.write(json.dumps(_ticket(mail, agents, groups), ensure_ascii=False) + "\n")
            yield mail


WRITERS: dict[str, Writer] = {
    "mbox": write_mbox,
    "maildir": write_maildir,
    "jsonl": write_jsonl,
    "zendesk": write_zendesk,
}


def _ticket(mail: GeneratedMail, agents: dict[str, int], groups: dict[str, int]) -> dict[str, Any]:
    requester = 900000 + int(mail.ticket)
    comment = {
        "id": mail.key, "author_id": agents.get(mail.agent, requester), "public": mail.status != "internal",
        "created_at": mail.sent.isoformat(), "body": mail.text, "html_body": _html(mail.text),
        "via": {"channel": "rule" if mail.status == "automatic" else "email"},
    }  # fmt: skip
    return {
        "id": int(mail.ticket), "subject": mail.subject, "requester_id": requester, "submitter_id": requester,
        "assignee_id": agents.get(mail.agent), "group_id": groups.get(mail.team), "comments": [comment],
    }  # fmt: skip


def _content(mail: GeneratedMail) -> str:
    if mail.is_html:
        boundary = f"deel-{mail.index}"
        return (
            f'Content-Type: multipart/alternative; boundary="{boundary}"\n\n'
            f"--{boundary}\nContent-Type: text/plain; {_PLAIN}\n\n{mail.text}\n"
            f"--{boundary}\nContent-Type: text/html; {_PLAIN}\n\n{_html(mail.text)}\n"
            f"--{boundary}--"
        )
    if mail.index % 10 == 3:
        coded = b64encode(mail.text.encode()).decode()
        lines = "\n".join(coded[at : at + 76] for at in range(0, len(coded), 76))
        return f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{lines}"
    return f"Content-Type: text/plain; {_PLAIN}\n\n{mail.text}"


def _html(text: str) -> str:
    paragraphs = (escape(one, quote=False).replace("\n", "<br>\n") for one in text.strip("\n").split("\n\n"))
    return "<html><body>\n" + "\n".join(f"<p>{one}</p>" for one in paragraphs) + "\n</body></html>"


def _date(moment: datetime) -> str:
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day} {month} {moment:%Y %H:%M}:00 {_zone(moment)}"


def _zone(moment: datetime) -> str:
    """Return the offset of Dutch time: summer time begins on 29 March 2026."""
    return "+0200" if moment >= datetime(2026, 3, 29) else "+0100"


@lru_cache(maxsize=1000)
def _encoded(name: str) -> str:
    return name if name.isascii() else Header(name, "utf-8").encode()


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
