"""Whole messages as mail programs write them: exactly the sender's own new words are found."""

import re
from pathlib import Path

import pytest

from checker.draft.mail import read_mail
from checker.draft.model import Draft
from checker.errors import MailError

MAILS = Path(__file__).parent.parent / "mails"
NAMES = sorted(path.stem for path in MAILS.glob("*.eml"))


def own_words(draft: Draft) -> str:
    """Return salutation, own words and closing, with a white line where something else stood between them."""
    kept = "".join(
        draft.text[part.start : part.end] if part.kind in {"salutation", "own", "closing"} else "\n\n"
        for part in draft.parts
    )
    lines = [line.strip() for line in kept.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def read(name: str) -> str:
    try:
        return own_words(read_mail((MAILS / f"{name}.eml").read_bytes()))
    except MailError:
        return ""


@pytest.mark.parametrize("name", NAMES)
def test_own_words(name: str) -> None:
    assert read(name) == (MAILS / f"{name}.own.txt").read_text(encoding="utf-8").strip()


def test_there_are_sixty() -> None:
    assert len(NAMES) == 60
