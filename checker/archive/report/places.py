"""Where the results of a run are and the report goes: a folder, or a URL whose files are fetched and brought back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checker.archive.report.database import FILES, UNREAD_FILE, ReportError


@dataclass(frozen=True)
class Place:
    """Folders on this machine."""

    results: Path
    """Where the tables of the run are."""
    made: Path
    """Where to write what is made of them."""


@contextmanager
def place(url: str) -> Iterator[Place]:
    """Give the folders of a run; what was made stands under the URL afterwards.

    Raises ReportError when a URL cannot be read or written.
    """
    if "://" not in url:
        yield Place(Path(url), Path(url))
        return
    with tempfile.TemporaryDirectory() as temporary:
        results, made = Path(temporary, "results"), Path(temporary, "made")
        results.mkdir()
        made.mkdir()
        _fetch(url, results)
        yield Place(results, made)
        _bring(made, url)


def _fetch(url: str, folder: Path) -> None:
    from fsspec.core import url_to_fs

    try:
        files, root = url_to_fs(url)
        for name in (*FILES.values(), UNREAD_FILE):
            if files.exists(f"{root}/{name}"):
                files.get_file(f"{root}/{name}", str(folder / name))
    except (OSError, ValueError, ImportError) as error:
        raise ReportError(f"{url}: dit adres is niet te lezen.") from error
    if not any(folder.iterdir()):
        raise ReportError(f"{url}: hier staan geen resultaten. Geef de URL die klantcheck archive met --out kreeg.")


def _bring(folder: Path, url: str) -> None:
    from fsspec.core import url_to_fs

    try:
        files, root = url_to_fs(url)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                target = f"{root}/{path.relative_to(folder).as_posix()}"
                files.makedirs(target.rpartition("/")[0], exist_ok=True)
                files.put_file(str(path), target)
    except OSError as error:
        raise ReportError(f"{url}: hier is niet te schrijven.") from error
