"""Archives of mail, of every kind that is read: split into parts, and the parts read into mails."""

from collections.abc import Callable, Iterator
from typing import TypeVar
from zipfile import BadZipFile

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources import delimited, folder, json_files, mbox, outlook, parquet
from checker.archive.sources.kinds import kind_of
from checker.archive.sources.places import SourceError, is_folder
from checker.settings import Archive

MAILS = 500
"""How many mails a part holds, about."""
_T = TypeVar("_T")


def parts(source: str, archive: Archive, mails: int = MAILS) -> Iterator[Part | Unread]:
    """Split a path or fsspec URL into parts of about so many mails, without reading more of it than that takes.

    The kind is told from name and content. What is not there or of no known kind is one Unread.
    """
    yield from _guarded(lambda: _parts(source, archive, mails), source, "")


def read(part: Part, archive: Archive) -> Iterator[ArchivedMail | Unread]:
    """Read a part; a message that is broken gives Unread, and reading goes on."""
    place = f"vanaf {part.start}" if part.start else ""
    yield from _guarded(lambda: _read(part, archive), part.source, place)


def _parts(source: str, archive: Archive, mails: int) -> Iterator[Part | Unread]:
    if is_folder(source):
        yield from folder.parts(source, mails, lambda found: parts(found, archive, mails))
        return
    kind = kind_of(source)
    if kind == "zip":
        yield from parts(f"zip://::{source}", archive, mails)
    elif kind == "mbox":
        yield from mbox.parts(source, mails)
    elif kind == "json":
        yield from json_files.parts(source, archive.columns, mails)
    elif kind == "csv":
        yield from delimited.parts(source, archive.columns, mails)
    elif kind == "parquet":
        yield from parquet.parts(source, archive.columns, mails)
    else:
        yield Part(source, kind, 0, 1)


def _read(part: Part, archive: Archive) -> Iterator[ArchivedMail | Unread]:
    if part.format == "mbox":
        return mbox.read(part)
    if part.format == "csv":
        return delimited.read(part, archive.columns)
    if part.format == "parquet":
        return parquet.read(part, archive.columns)
    if part.format == "pst":
        return outlook.read_pst(part)
    if part.format in json_files.FORMATS:
        return json_files.read(part, archive.columns)
    return folder.read(part)


def _guarded(found: Callable[[], Iterator[_T]], source: str, place: str) -> Iterator[_T | Unread]:
    """Give what is found; what goes wrong ends it with an Unread that says why, and never stops the run.

    A missing package is no property of the source: ModuleNotFoundError is raised.
    """
    try:
        yield from found()
    except SourceError as error:
        yield Unread(source, place, str(error))
    except ModuleNotFoundError:
        raise
    except OSError as error:
        yield Unread(source, place, f"dit is niet te lezen ({error.strerror or type(error).__name__})")
    # Libraries for remote storage and broken files have errors of every kind.
    except BadZipFile:
        yield Unread(source, place, "dit zip-bestand is beschadigd of geen zip-bestand")
    except Exception as error:
        yield Unread(source, place, f"bij het lezen ging iets mis ({type(error).__name__})")
