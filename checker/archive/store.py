"""Where the tables of a run are kept: Parquet files in a folder or under an fsspec URL, written whole or not at all."""

import json
import posixpath
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from checker.archive.rows import Row, Rows
from checker.archive.tables import PART_TABLES
from checker.errors import CheckerError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "400MB"
"""What DuckDB may use before it goes on on disk."""


class Store:
    """A folder of tables."""

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs

        try:
            self.files, self._root = url_to_fs(url)
            self.files.makedirs(self._root, exist_ok=True)
        except (OSError, ValueError, ImportError) as error:
            raise CheckerError(f"{url}: hier is geen map te maken ({error})") from error
        self._is_local = "file" in self.files.protocol

    def path(self, name: str) -> str:
        """Return the path of a file in the folder."""
        return posixpath.join(self._root, name)

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in one of its folders."""
        path = self.path(folder)
        if not self.files.exists(path):
            return []
        return [posixpath.basename(name) for name in self.files.ls(path, detail=False)]

    def put(self, name: str, local: Path) -> None:
        """Move a finished file into the folder; who looks there sees all of it or nothing."""
        target = self.path(name)
        self.files.makedirs(posixpath.dirname(target), exist_ok=True)
        under_way = f"{target}.{uuid4().hex}.tmp"
        self.files.put_file(str(local), under_way)
        self.files.mv(under_way, target)

    def put_json(self, name: str, data: Any) -> None:
        """Write a JSON file."""
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / "data.json"
            local.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            self.put(name, local)

    def get_json(self, name: str) -> Any:
        """Return what a JSON file holds; None where there is none or it is no JSON."""
        if not self.files.exists(self.path(name)):
            return None
        try:
            return json.loads(self.files.cat_file(self.path(name)))
        except ValueError:
            return None

    def remove(self, folder: str) -> None:
        """Remove one of its folders with all that is in it."""
        if self.files.exists(self.path(folder)):
            self.files.rm(self.path(folder), recursive=True)

    def put_rows(self, folder: str, name: str, rows: Rows) -> None:
        """Write the rows of a part; its mails come last, and say that the part is finished."""
        with self.database() as database, tempfile.TemporaryDirectory() as temporary:
            lines, made = Path(temporary) / "rows.jsonl", Path(temporary) / "rows.parquet"
            for table in ("findings", "plus_points", "unread", "mails"):
                columns = PART_TABLES[table]
                _write_lines(lines, getattr(rows, table))
                database.sql(
                    f"COPY (SELECT * FROM read_json('{lines}', format='newline_delimited', columns={columns!r}))"
                    f" TO '{made}' (FORMAT parquet, COMPRESSION zstd)"
                )
                self.put(f"{folder}/{name}.{table}.parquet", made)

    def database(self) -> "DuckDBPyConnection":
        """Return a connection that can read the folder's files."""
        import duckdb

        database = duckdb.connect(config={"memory_limit": MEMORY, "threads": 2, "preserve_insertion_order": True})
        if not self._is_local:
            database.register_filesystem(self.files)
        return database

    def readable(self, names: Iterable[str]) -> list[str]:
        """Return what DuckDB calls files of the folder."""
        paths = map(self.path, names)
        return list(paths) if self._is_local else [self.files.unstrip_protocol(path) for path in paths]


def _write_lines(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", errors="replace") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
