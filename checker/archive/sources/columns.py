"""Rows of tables: which column holds what, and the mail that a row is."""

import re
from collections.abc import Mapping
from dataclasses import replace
from email.utils import getaddresses
from typing import Any

from checker.archive.model import ArchivedMail, Unread
from checker.archive.sources.message import read_message, ticket_in
from checker.archive.sources.moments import read_moment
from checker.archive.sources.places import SourceError
from checker.settings import Column, Columns

USUAL: dict[Column, str] = {
    "text": "text tekst body bericht message mail berichttekst mailtekst bodytext textbody plainbody plaintext"
    " inhoud content antwoord reply emailbody",
    "html": "html bodyhtml htmlbody berichthtml contenthtml",
    "raw": "raw mime rfc822 eml rawmessage rawemail",
    "subject": "subject onderwerp betreft",
    "sent": "sent sentat date datum verzonden verzondenop verzenddatum datumverzonden createdat timestamp tijdstip"
    " aangemaakt datetime datumtijd",
    "sender": "sender from van afzender fromemail fromaddress afzenderadres senderemail",
    "recipients": "recipients recipient to aan ontvanger ontvangers toemail toaddress toemails",
    "agent": "agent medewerker behandelaar author auteur schrijver employee agentname gebruiker",
    "team": "team afdeling group groep department queue teamname groupname",
    "ticket": "ticket ticketid ticketnummer ticketnumber zaak zaaknummer case caseid dossier dossiernummer"
    " conversationid",
    "id": "id messageid berichtid mailid commentid",
    "outgoing": "outgoing uitgaand direction richting isoutgoing",
}
"""Names that tables usually have, best first; case, spaces and signs do not matter."""
OUT = frozenset("1 true ja yes waar out outgoing outbound uit uitgaand verzonden sent agent".split())
IN = frozenset("0 false nee no onwaar in incoming inbound inkomend ontvangen received customer klant".split())
WORDS: tuple[Column, ...] = ("text", "html", "raw")
Found = dict[Column, str]


def find_columns(names: list[str], chosen: Columns) -> Found:
    """Return the column for all that the names tell; raises SourceError when one is missing or none has words."""
    plain = {_plain(name): name for name in reversed(names)}
    found: Found = {}
    for column, usual in USUAL.items():
        if column in chosen:
            found[column] = _chosen(chosen[column], names)
        elif name := next((plain[one] for one in usual.split() if one in plain), None):
            found[column] = name
    if not any(column in found for column in WORDS):
        listed = ", ".join(names) or "geen"
        problem = "geen kolom heet naar tekst; noem hem in de instellingen onder archive: columns: text"
        raise SourceError(f"{problem} (kolommen: {listed})")
    return found


def read_row(row: Mapping[str, Any], found: Found, source: str, place: str) -> ArchivedMail | Unread:
    """Return the mail that a row is; Unread when it holds a message that cannot be read."""
    told = {column: value(row, name) for column, name in found.items()}
    fields = _fields(told)
    if raw := told.get("raw"):
        return _with_message(raw if isinstance(raw, bytes) else _words(raw).encode(), fields, source, place)
    text, html = _words(told.get("text")), _words(told.get("html"))
    is_html = bool(html) and not text.strip()
    return ArchivedMail(place=place, text=html if is_html else text, is_html=is_html, **{"key": ""} | fields)


def value(row: Mapping[str, Any], name: str) -> Any:
    """Return what a row holds under a name; `message.body` is also the body inside the message."""
    if name in row:
        return row[name]
    first, dot, rest = name.partition(".")
    inner = row.get(first)
    return value(inner, rest) if dot and isinstance(inner, Mapping) else None


def addresses_in(told: Any) -> list[str]:
    """Return the addresses in a text or a list of texts, in lower case."""
    texts = (
        [str(one) for one in told] if isinstance(told, list | tuple) else [_words(told).replace(";", ",").strip("[]")]
    )
    return [address.casefold() for _, address in getaddresses(texts) if "@" in address]


def clean(text: str) -> str:
    """Return a text without the half characters (lone surrogates) that JSON can hold and no file can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _fields(told: Mapping[Column, Any]) -> dict[str, Any]:
    """Return what a row tells besides the words."""
    sender, agent = _people(told)
    subject = _words(told.get("subject"))
    fields = {
        "key": _words(told.get("id")),
        "sent": read_moment(told.get("sent")),
        "sender": sender,
        "agent": agent,
        "team": _words(told.get("team")),
        "ticket": _words(told.get("ticket")) or ticket_in(subject),
        "outgoing": _direction(told.get("outgoing")),
        "recipients": tuple(addresses_in(told.get("recipients"))),
        "subject": subject,
    }
    return {name: told_value for name, told_value in fields.items() if told_value not in ("", None, ())}


def _with_message(raw: bytes, fields: dict[str, Any], source: str, place: str) -> ArchivedMail | Unread:
    """Return the message in a row, with what the other columns say about it."""
    mail = read_message(raw, source, place)
    return mail if isinstance(mail, Unread) else replace(mail, **fields)


def _chosen(name: str, names: list[str]) -> str:
    if name in names:
        return name
    raise SourceError(f"de kolom ‘{name}’ uit de instellingen staat hier niet (wel: {', '.join(names) or 'geen'})")


def _people(told: Mapping[Column, Any]) -> tuple[str, str]:
    """Return the address of the sender and the name of the agent; a sender without an address is a name."""
    named = _words(told.get("sender"))
    name, address = next(iter(getaddresses([named])), ("", ""))
    agent = _words(told.get("agent"))
    return (address.casefold(), agent or name) if "@" in address else ("", agent or named)


def _words(told: Any) -> str:
    return "" if told is None else clean(str(told))


def _direction(told: Any) -> bool | None:
    word = _words(told).strip().lower()
    return True if word in OUT else False if word in IN else None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())
