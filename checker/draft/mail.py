"""From an RFC 5322 message to a draft of the sender's own new words."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from checker.draft.html import html_to_text
from checker.draft.model import Draft
from checker.draft.text import decode, read_text
from checker.errors import MailError


def read_mail(raw: bytes) -> Draft:
    """Read a message and tell the sender's own words from the rest; the draft's text is that of its text part.

    Raises MailError when the message holds no text.
    """
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise MailError("In deze mail staat geen tekst om te controleren.")
    text = _content(body)
    return read_text(html_to_text(text) if body.get_content_subtype() == "html" else text)


def _content(part: EmailMessage) -> str:
    """Return the decoded text of a part, also when its character set is unknown or wrong."""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        payload = part.get_payload(decode=True)
        return decode(payload if isinstance(payload, bytes) else b"")
