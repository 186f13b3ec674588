"""Folders: Maildir, .eml and .msg files anywhere under it, and files of other kinds."""

import re
from collections.abc import Callable, Iterator
from typing import IO

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources import outlook
from checker.archive.sources.message import MAX_BYTES, TOO_LARGE, read_message
from checker.archive.sources.places import child, locate, name_of, open_path, walk

_MESSAGE = re.compile(r".*\.(?:eml|msg)", re.I)
# What mail programs and systems keep beside the mail, and no mail itself.
_BESIDE = re.compile(r"\..*|~\$.*|thumbs\.db|desktop\.ini|.*\.msf", re.I)
_DRAFT_OR_DELETED = re.compile(r".*:2,[A-Za-z]*[DT][A-Za-z]*")

PartsOfFile = Callable[[str], Iterator[Part | Unread]]


def parts(source: str, mails: int, parts_of_file: PartsOfFile) -> Iterator[Part | Unread]:
    """Give stretches of the messages under a folder, and what `parts_of_file` makes of every other file."""
    names: list[str] = []
    start = 0
    for found, is_message in _files(source):
        if not is_message:
            yield from parts_of_file(child(source, _relative(source, found)))
            continue
        names.append(found)
        if len(names) == mails:
            yield Part(source, "files", start, start + mails, tuple(names))
            names, start = [], start + mails
    if names:
        yield Part(source, "files", start, start + len(names), tuple(names))


def read(part: Part) -> Iterator[ArchivedMail | Unread]:
    """Read the message files of a part; without names the source itself is one."""
    files, root = locate(part.source)
    for path in part.names or (root,):
        place = _relative(part.source, path) if part.names else name_of(part.source)
        try:
            with open_path(files, path) as file:
                yield read_file(file, part.source, place)
        except OSError as error:
            yield Unread(part.source, place, f"dit bestand is niet te lezen ({error.strerror or 'fout bij het lezen'})")


def read_file(file: IO[bytes], source: str, place: str) -> ArchivedMail | Unread:
    """Read a file that holds one message: RFC 5322, or Outlook's own format."""
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return Unread(source, place, TOO_LARGE)
    reader = outlook.read_message if raw.startswith(outlook.MAGIC) else read_message
    return reader(raw, source, place)


def _files(source: str) -> Iterator[tuple[str, bool]]:
    """Give the files under a folder that may hold mail, with whether each is one message."""
    for folder, folders, names in walk(source):
        prefix = folder.rstrip("/") + "/" if folder else ""
        in_maildir = prefix.endswith(("/cur/", "/new/")) or prefix in ("cur/", "new/")
        is_maildir = {"cur", "new"} <= set(folders)
        if is_maildir and "tmp" in folders:
            folders.remove("tmp")
        for name in names:
            if in_maildir:
                if not _DRAFT_OR_DELETED.fullmatch(name) and not name.startswith("."):
                    yield prefix + name, True
            elif not is_maildir and not _BESIDE.fullmatch(name):
                yield prefix + name, bool(_MESSAGE.fullmatch(name))


def _relative(source: str, path: str) -> str:
    root = locate(source)[1].rstrip("/")
    return path.removeprefix(root).lstrip("/")
