"""From an RFC 5322 message to a draft of the sender's own new words."""

import codecs
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from checker.draft.html import html_to_text
from checker.draft.model import Draft
from checker.draft.text import decode, read_text
from checker.errors import MailError

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
        text = _content(part)
        if text.strip():
            return replace(read_text(text), attachments=attachments)
    raise MailError("In deze mail staat geen tekst om te controleren.")


def _text_parts(part: Message) -> Iterator[Message]:
    """Give the parts that can be the body, best first: of alternatives the plain text, of other parts the first."""
    kind = part.get_content_maintype()
    if part.is_multipart():
        children = part.get_payload() if kind == "multipart" else []
        texts = [text for child in children if isinstance(child, Message) for text in _text_parts(child)]
        if part.get_content_subtype() == "alternative":
            texts.sort(key=lambda text: text.get_content_subtype() == "html")
        yield from texts
    # A multipart message without its boundary is read as one text.
    elif kind == "multipart" or part.get_content_type() in {"text/plain", "text/html"}:
        yield from [part] if part.get_content_disposition() != "attachment" else []


def _is_attachment(part: Message) -> bool:
    """Tell whether a part is a file that goes along; a picture inside the text, such as a logo, is none."""
    if part.is_multipart():
        return part.get_content_type() == "message/rfc822"
    return part.get_content_disposition() == "attachment" or (
        part.get_content_maintype() not in ("text", "multipart") and "Content-ID" not in part
    )


def _content(part: Message) -> str:
    charset, is_html = part.get_content_charset("utf-8"), part.get_content_subtype() == "html"
    # get_payload would look up the declared character set, whatever stands there, and fail.
    del part["Content-Type"]
    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", charset)
    return html_to_text(text) if is_html else text


def _decoded(payload: bytes, charset: str) -> str:
    """Decode a part: as UTF-8 if it is that, else as it was declared, else as well as can be."""
    for name in ["utf-8-sig", charset] if b"\0" not in payload else [charset]:
        try:
            if codecs.lookup(name).name not in DECLARED_BY_DEFAULT:
                return payload.decode(name)
        except (LookupError, ValueError):
            continue
    return decode(payload)
