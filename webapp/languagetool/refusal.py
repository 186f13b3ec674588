"""What LanguageTool answers when it refuses: a status and one line of plain text, never JSON.

Clients take any JSON for a report, and some look for these very words, so the words are LanguageTool's own. No answer
holds anything from the request but its host.
"""

from werkzeug.exceptions import HTTPException


class Refusal(HTTPException):
    """A request that cannot be served, in LanguageTool's words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.code = status
        self.message = message


def bad_request(message: str) -> Refusal:
    """Return the refusal of a request with wrong parameters."""
    return Refusal(400, message)


def too_long(limit: int, length: int) -> Refusal:
    """Return the refusal of a text that is too long, both in UTF-16 code units."""
    said = (
        f"Your text exceeds the limit of {limit} characters (it's {length} characters). Please submit a shorter text."
    )
    return Refusal(413, said)
