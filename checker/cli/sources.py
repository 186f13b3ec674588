"""Where the text to check comes from: a file or standard input, a draft or a mail message."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from checker.cli.options import CommandError
from checker.errors import MailError

STANDARD_INPUT = "-"
MAX_BYTES = 50_000_000
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):(?=\s|$)")
_MAIL_HEADERS = {
    b"content-type", b"date", b"from", b"message-id", b"mime-version", b"received", b"return-path", b"subject", b"to",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Something to check."""

    name: str
    """What to call it to the user."""
    raw: bytes
    """What it holds."""

    @property
    def is_mail(self) -> bool:
        """Whether it is a mail message and not a bare text: it begins with well-known headers, or it is called .eml."""
        return len(first_headers(self.raw) & _MAIL_HEADERS) >= (1 if self.name.lower().endswith(".eml") else 2)


def source_names(files: list[str]) -> list[str]:
    """Return which files to read: those named, or else what is piped in; raises CommandError when there is neither."""
    if not files and sys.stdin.isatty():
        raise CommandError("noem een bestand, of - om de mail hier te plakken. Uitleg: klantcheck check --help")
    return files or [STANDARD_INPUT]


def spoken_name(name: str) -> str:
    """Return what to call a file, or standard input, to the user."""
    return "invoer" if name == STANDARD_INPUT else name


def read_source(name: str) -> Source:
    """Read a file, or standard input for `-`; raises MailError when that cannot be done."""
    if name == STANDARD_INPUT:
        if sys.stdin.isatty():
            typer.echo("Plak de mail en sluit af met Ctrl-D op een lege regel (Windows: Ctrl-Z en Enter).", err=True)
        return Source(spoken_name(name), _limited(typer.get_binary_stream("stdin").read(MAX_BYTES + 1)))
    try:
        with Path(name).open("rb") as file:
            return Source(name, _limited(file.read(MAX_BYTES + 1)))
    except FileNotFoundError as error:
        raise MailError("Dit bestand bestaat niet.") from error
    except IsADirectoryError as error:
        raise MailError("Dit is een map. Noem de bestanden die erin staan.") from error
    except OSError as error:
        raise MailError(f"Dit bestand is niet te lezen ({error.strerror}).") from error


def first_headers(raw: bytes) -> set[bytes]:
    """Return the names of the headers that bytes begin with, in lower case; none when other lines stand among them."""
    head = re.split(rb"\r?\n\r?\n", raw[:65536], maxsplit=1)[0]
    names: set[bytes] = set()
    for number, line in enumerate(head.splitlines()):
        if line[:1] in {b" ", b"\t"} if number else line.startswith(b"From "):
            continue
        header = _HEADER.match(line)
        if not header:
            return set()
        names.add(header[1].lower())
    return names


def _limited(raw: bytes) -> bytes:
    if len(raw) > MAX_BYTES:
        raise MailError(f"Dit is te groot om een mail te zijn: meer dan {MAX_BYTES // 1_000_000} MB.")
    return raw
