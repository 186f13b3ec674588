"""Parquet files, read through DuckDB."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources.columns import find_columns, read_row
from checker.archive.sources.places import is_local, locate
from checker.settings import Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def parts(source: str, columns: Columns, mails: int) -> Iterator[Part]:
    """Give stretches of so many rows each; raises SourceError when no column is known to hold words."""
    connection, path = _connect(source)
    with connection:
        find_columns(list(_types(connection, path)), columns)
        counted = connection.execute("SELECT num_rows FROM parquet_file_metadata(?)", [path]).fetchone()
    total = int(counted[0]) if counted else 0
    for start in range(0, total, mails):
        yield Part(source, "parquet", start, min(start + mails, total), first=start + 1)


def read(part: Part, columns: Columns) -> Iterator[ArchivedMail | Unread]:
    """Read the rows of a part."""
    connection, path = _connect(part.source)
    with connection:
        types = _types(connection, path)
        found = find_columns(list(types), columns)
        names = list(dict.fromkeys(found.values()))
        rows = connection.execute(_query(names, types), [path, part.start, part.end]).fetchall()
    for number, row in enumerate(rows, part.first):
        yield read_row(dict(zip(names, row, strict=True)), found, part.source, f"rij {number}")


def _query(names: list[str], types: dict[str, str]) -> str:
    # As text, so that dates, lists and numbers of every type are read as in the other tables.
    wanted = [_quoted(name) if types[name] == "BLOB" else f"CAST({_quoted(name)} AS VARCHAR)" for name in names]
    source = "read_parquet(?, file_row_number = true)"
    return (
        f"SELECT {', '.join(wanted)} FROM {source} "
        "WHERE file_row_number >= ? AND file_row_number < ? ORDER BY file_row_number"
    )


def _types(connection: "DuckDBPyConnection", path: str) -> dict[str, str]:
    rows = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    return {str(name): str(kind) for name, kind, *_ in rows}


def _connect(source: str) -> tuple["DuckDBPyConnection", str]:
    """Return a connection that can reach a file, and what the file is called there."""
    import duckdb

    files, path = locate(source)
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET TimeZone = 'UTC'")
    if is_local(files):
        return connection, path
    connection.register_filesystem(files)
    protocol = files.protocol if isinstance(files.protocol, str) else files.protocol[0]
    return connection, f"{protocol}://{path.lstrip('/')}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
