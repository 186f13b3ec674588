"""Paths and fsspec URLs: what stands there, opening it, and walking through a folder."""

import os
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

PACKED = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz"}
"""Endings of files that hold one packed file."""


class SourceError(Exception):
    """A source cannot be read; its message says why, in Dutch."""


def locate(url: str) -> tuple["AbstractFileSystem", str]:
    """Return the file system of a path or URL and what the place is called there; raises SourceError."""
    from fsspec.core import url_to_fs

    protocol = url.partition("://")[0]
    try:
        files, path = url_to_fs(url)
    except ValueError as error:
        raise SourceError(f"adressen met {protocol}:// zijn niet bekend") from error
    except ImportError as error:
        raise SourceError(f"voor adressen met {protocol}:// ontbreekt een pakket ({error})") from error
    return files, str(path)


def is_folder(url: str) -> bool:
    """Tell whether a folder stands there; raises SourceError when nothing does."""
    files, path = locate(url)
    try:
        return bool(files.info(path)["type"] == "directory")
    except FileNotFoundError as error:
        raise SourceError("dit bestaat niet") from error


@contextmanager
def open_source(url: str) -> Iterator[IO[bytes]]:
    """Open a file for reading; what is packed with gzip, bzip2 or xz is unpacked on the way."""
    # A zip file closes what was opened from it as soon as nobody holds its file system.
    files, path = locate(url)
    with open_path(files, path) as file:
        yield file


def open_path(files: "AbstractFileSystem", path: str) -> IO[bytes]:
    """Open a file of a file system for reading, unpacked."""
    packed = next((how for ending, how in PACKED.items() if path.lower().endswith(ending)), None)
    opened: IO[bytes] = files.open(path, "rb", compression=packed)
    return opened


def size(file: IO[bytes]) -> int:
    """Return how many bytes an open file holds, and stand at its beginning again."""
    end = file.seek(0, os.SEEK_END)
    file.seek(0)
    return end


def walk(url: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give every folder under a folder, sorted, with the names of its folders and files; links are not followed."""
    files, root = locate(url)
    # The file system's own walk asks the size of every file, which takes minutes in a large Maildir.
    walking = os.walk(root) if is_local(files) else files.walk(root)
    for folder, folders, names in walking:
        folders.sort()
        yield folder, folders, sorted(names)


def is_local(files: "AbstractFileSystem") -> bool:
    """Tell whether a file system is this machine's own."""
    return "file" in (files.protocol if isinstance(files.protocol, tuple) else (files.protocol,))


def child(url: str, name: str) -> str:
    """Return the URL of something in a folder; in a chain such as `zip://::mail.zip` its first link tells the place."""
    link, sign, rest = url.partition("::")
    return (link if link.endswith("://") else link.rstrip("/") + "/") + name + sign + rest


def parent(url: str) -> str:
    """Return the URL of the folder in which something stands."""
    link, sign, rest = url.partition("::")
    protocol, mark, path = link.rpartition("://")
    return protocol + mark + (posixpath.dirname(path) or ("" if mark else ".")) + sign + rest


def name_of(url: str) -> str:
    """Return the last name of a path or URL."""
    return posixpath.basename(url.partition("::")[0].rstrip("/"))
