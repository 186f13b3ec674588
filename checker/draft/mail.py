"""From an RFC 5322 message to a draft of the sender's own new words."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, message_from_string
from email.message import Message

from checker.draft.flowed import Flowed, unflow
from checker.draft.headers import read_headers
from checker.draft.html import read_html
from checker.draft.model import Draft
from checker.draft.text import decode, read_text
from checker.errors import MailError

_DIVIDER = re.compile(r"^--([^\s\"]{6,70})[ \t]*\r?$", re.M)
# What mail programs declare when they do not know better; the bytes are then mostly Windows-1252.
DECLARED_BY_DEFAULT = frozenset({"ascii", "iso8859-1"})


def read_mail(raw: bytes) -> Draft:
    """Read a message and tell the sender's own words from the rest; the draft's text is that of its text part.

    Raises MailError when the message holds no text.
    """
    try:
        # The default policy parses every header and stumbles over malformed ones; this one takes them as they are.
        message = message_from_bytes(raw)
        parts = list(_text_parts(message))
        attachments = sum(map(_is_attachment, message.walk()))
    except RecursionError as error:
        raise MailError("Deze mail is te diep genest om te lezen.") from error
    for part in parts:
        is_html = part.get_content_subtype() == "html"
        content = _content(part)
        page = read_html(content.text) if is_html else None
        text = page.text if page else content.text
        if text.strip():
            draft = read_text(text, content.own_lines)
            return replace(draft, attachments=attachments, headers=read_headers(message), html=page)
    raise MailError("In deze mail staat geen tekst om te controleren.")


def _text_parts(part: Message) -> Iterator[Message]:
    """Give the parts that can be the body, best first: of alternatives the plain text, of other parts the first."""
    kind = part.get_content_maintype()
    if kind == "multipart" and not part.is_multipart():
        part = _with_boundary(part)
    if part.is_multipart():
        children = part.get_payload() if kind == "multipart" else []
        texts = [text for child in children if isinstance(child, Message) for text in _text_parts(child)]
        if part.get_content_subtype() == "alternative":
            texts.sort(key=lambda text: text.get_content_subtype() == "html")
        yield from texts
    # A multipart message without its boundary is read as one text.
    elif kind == "multipart" or part.get_content_type() in {"text/plain", "text/html"}:
        yield from [part] if part.get_content_disposition() != "attachment" else []


def _with_boundary(part: Message) -> Message:
    """Return a multipart message that does not say what divides its parts, divided at what seems to be it."""
    text = str(part.get_payload())
    divider = _DIVIDER.search(text)
    if not divider:
        return part
    return message_from_string(f'Content-Type: {part.get_content_type()}; boundary="{divider[1]}"\n\n{text}')


def _is_attachment(part: Message) -> bool:
    """Tell whether a part is a file that goes along; a picture inside the text, such as a logo, is none."""
    if part.is_multipart():
        return part.get_content_type() == "message/rfc822"
    return part.get_content_disposition() == "attachment" or (
        part.get_content_maintype() not in ("text", "multipart") and "Content-ID" not in part
    )


def _content(part: Message) -> Flowed:
    """Return a part's text: HTML as it is, text in the format flowed with its paragraphs whole."""
    charset = part.get_content_charset("utf-8")
    is_flowed, delete_space = (
        _parameter(part, name) == value for name, value in (("format", "flowed"), ("delsp", "yes"))
    )
    # get_payload would look up the declared character set, whatever stands there, and fail.
    del part["Content-Type"]
    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", charset)
    return unflow(text, delete_space=delete_space) if is_flowed else Flowed(text, frozenset())


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return value.casefold() if isinstance(value, str) else ""


def _decoded(payload: bytes, charset: str) -> str:
    """Decode a part: as UTF-8 if it is that, else as it was declared, else as well as can be."""
    for name in ["utf-8-sig", charset] if b"\0" not in payload else [charset]:
        try:
            if codecs.lookup(name).name not in DECLARED_BY_DEFAULT:
                return payload.decode(name)
        except (LookupError, ValueError):
            continue
    return decode(payload)
