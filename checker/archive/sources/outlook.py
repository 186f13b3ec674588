"""Outlook's own formats: a .msg file holds one message, a .pst file a whole mailbox."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from email.message import Message as Headers
from email.utils import getaddresses, parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources.automatic import is_automatic
from checker.archive.sources.message import read_message as read_rfc5322
from checker.archive.sources.message import ticket_in
from checker.archive.sources.moments import to_dutch_time
from checker.archive.sources.places import SourceError, is_local, locate, open_path

if TYPE_CHECKING:
    from oxmsg import Message

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_READPST = "voor PST-bestanden is het programma readpst nodig (Debian en Ubuntu: apt-get install pst-utils)"
_SENDER_SMTP_ADDRESS = 0x5D01
_MESSAGE_ID = 0x1035


def read_message(raw: bytes, source: str, place: str) -> ArchivedMail | Unread:
    """Read a .msg file; Unread when it is broken or no mail."""
    from oxmsg import Message

    try:
        message = Message.load(raw)
        if not message.message_class.upper().startswith(("IPM.NOTE", "REPORT", "IPM.SCHEDULE")):
            return Unread(source, place, "dit is een ander onderdeel van Outlook, geen mail")
        return _archived(message, place)
    # Whatever is wrong inside, oxmsg and olefile tell it with errors of every kind.
    except Exception as error:
        return Unread(source, place, f"dit .msg-bestand is niet te lezen ({type(error).__name__})")


def _archived(message: "Message", place: str) -> ArchivedMail:
    name, address = parseaddr(message.sender or "")
    sender = (message.properties.str_prop_value(_SENDER_SMTP_ADDRESS) or address).casefold()
    html = message.html_body or ""
    return ArchivedMail(
        place=place,
        key=message.properties.str_prop_value(_MESSAGE_ID) or "",
        text=message.body or html,
        is_html=not message.body and bool(html),
        sent=_sent(message),
        sender=sender if "@" in sender else "",
        agent=name or sender,
        ticket=ticket_in(message.subject),
        automatic=_is_automatic(message),
        recipients=tuple(_recipients(message)),
        subject=message.subject,
    )


def _is_automatic(message: "Message") -> bool:
    headers = Headers()
    for name, value in message.message_headers.items():
        headers[name] = value
    return not message.message_class.upper().startswith("IPM.NOTE") or is_automatic(
        headers, in_ticket=bool(ticket_in(message.subject))
    )


def _sent(message: "Message") -> datetime | None:
    moment = message.sent_date
    return to_dutch_time(moment) if moment else None


def _recipients(message: "Message") -> Iterator[str]:
    headers = [value for name, value in message.message_headers.items() if name.lower() in ("to", "cc")]
    named = [address.casefold() for _, address in getaddresses(headers) if "@" in address]
    yield from named
    for recipient in () if named else message.recipients:
        if "@" in recipient.email_address:
            yield recipient.email_address.casefold()


def read_pst(part: Part) -> Iterator[ArchivedMail | Unread]:
    """Read all messages of a PST file, which `readpst` unpacks into a temporary folder first; raises SourceError."""
    program = shutil.which("readpst")
    if not program:
        raise SourceError(NO_READPST)
    with tempfile.TemporaryDirectory(prefix="klantcheck-") as folder:
        unpacked = Path(folder) / "mails"
        unpacked.mkdir()
        _unpack(program, part.source, Path(folder), unpacked)
        files = sorted(path for path in unpacked.rglob("*") if path.is_file())
        if not files:
            raise SourceError("in dit PST-bestand staat geen mail")
        for path in files:
            yield read_rfc5322(path.read_bytes(), part.source, path.relative_to(unpacked).as_posix())


def _unpack(program: str, source: str, folder: Path, target: Path) -> None:
    command = [program, "-e", "-8", "-b", "-q", "-j", "0", "-t", "e", "-o", str(target), str(_here(source, folder))]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise SourceError(f"readpst kan dit PST-bestand niet lezen (code {done.returncode})")


def _here(source: str, folder: Path) -> Path:
    """Return where a file stands on this machine, after it was fetched if need be."""
    files, path = locate(source)
    if is_local(files):
        return Path(path)
    fetched = folder / "bron.pst"
    with open_path(files, path) as file, fetched.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    return fetched
