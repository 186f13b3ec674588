"""Keep on disk what takes long to make of rules, word lists, brands and holidays. Never anything of a mail.

What is kept stands in the user's cache folder (`XDG_CACHE_HOME`, or else where the system has it), in files named by a
fingerprint of all that it was made of: rule files, our own code, Python. Any file may be removed at any time, and where
nothing can be kept, everything works as well, only slower.

The files are pickles, because nothing else gives back models and tables in a few hundredths of a second. A pickle can
run code, so one is read only when it and its folder are this user's and nobody else may write there: the same trust
that Python has in its own `__pycache__`.
"""

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from checker.memory import no_collection

AT_MOST = 8
"""How many files of one kind stay; the largest kind takes some 10 MB a file."""
_CODE = Path(__file__).parent
_DIGEST = hashlib.sha256().digest_size
_OTHERS_WRITE = 0o022
_log = logging.getLogger(__name__)
Made = TypeVar("Made")


def remembered(
    kind: str, made_of: Callable[[], Iterable[bytes]], make: Callable[[], Made], known: Mapping[str, object]
) -> Made:
    """Return what is kept of a kind, or else make it and keep it.

    `made_of` gives everything that decides what it is, besides our code. The objects of `known` are not kept but
    referred to by name, for they are there already; whoever loads has to know the same names.
    """
    folder = _folder()
    fingerprint = _fingerprint(made_of())
    path = folder / f"{kind}-{fingerprint}.pickle" if folder else None
    # Whatever is wrong with a file or its folder, the check has to go on; errors of `make` itself are not ours to hide.
    try:
        if path and path.exists():
            found: Made = _load(path, known)
            return found
    except Exception as error:
        _log.debug("cannot read %s: %r", path, error)
    made = make()
    try:
        if path and _fingerprint(made_of()) == fingerprint:
            _save(path, made, known)
            _tidy(path.parent, kind)
    except Exception as error:
        _log.debug("cannot write %s: %r", path, error)
    return made


def _folder() -> Path | None:
    """Return where to keep things; None when the system says no place."""
    if (given := os.environ.get("XDG_CACHE_HOME", "")) and Path(given).is_absolute():
        return Path(given) / "klantcheck"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "klantcheck" / "Cache"
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "klantcheck"


def _fingerprint(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(_code())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:40]


@lru_cache(maxsize=1)
def _code() -> bytes:
    """Return a fingerprint of Python and of all our modules: what one version keeps may mislead another."""
    digest = hashlib.sha256(f"{sys.implementation.cache_tag} {sys.version}".encode())
    for path in sorted(_CODE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _load(path: Path, known: Mapping[str, object]) -> Any:
    with path.open("rb") as file:
        if not (_is_ours(os.fstat(file.fileno())) and _is_ours(path.parent.stat())):
            raise PermissionError(f"others can write {path}")
        os.utime(path)  # the files that are used last stay longest
        digest, pickled = file.read(_DIGEST), file.read()
    if hashlib.sha256(pickled).digest() != digest:
        raise ValueError(f"{path} is damaged")
    with no_collection():
        return _Unpickler(pickled, known).load()


def _save(path: Path, made: object, known: Mapping[str, object]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(path.parent.stat()):
        raise PermissionError(f"others can write in {path.parent}")
    pickled = BytesIO()
    _Pickler(pickled, known).dump(made)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        try:
            file.write(hashlib.sha256(pickled.getvalue()).digest() + pickled.getvalue())
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink()
            raise


def _is_ours(found: os.stat_result) -> bool:
    """Tell whether a file or folder is this user's alone to write; Windows guards a user's folders itself."""
    return sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def _tidy(folder: Path, kind: str) -> None:
    """Remove the files of a kind that were not used for longest."""
    files = sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[AT_MOST:]:
        path.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Writes the name of an object that is known."""

    def __init__(self, file: BytesIO, known: Mapping[str, object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = {id(value): name for name, value in known.items()}

    def persistent_id(self, value: object) -> str | None:
        """Return the name of an object, if it has one."""
        return self._names.get(id(value))


class _Unpickler(pickle.Unpickler):
    """Takes a known object by its name."""

    def __init__(self, pickled: bytes, known: Mapping[str, object]) -> None:
        super().__init__(BytesIO(pickled))
        self._known = known

    def persistent_load(self, name: str) -> object:
        """Return the object of a name."""
        return self._known[name]
