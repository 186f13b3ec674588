"""Put the tables of all parts together, with every message once."""

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.archive.model import Unread
from checker.archive.store import Store
from checker.archive.tables import FINDINGS, MAILS, PART_TABLES, PLUS_POINTS, UNREAD

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Counts:
    """How much there is in the tables of a run."""

    mails: int
    """How many messages."""
    checked: int
    """How many of them were checked."""
    findings: int
    """How many findings there are in those."""
    unread: int
    """How many messages or sources could not be read."""


def _quoted(columns: Sequence[str] | dict[str, str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


WHOLE = {
    "mails": f"SELECT {_quoted(MAILS)} FROM once ORDER BY part, row",
    "findings": f"SELECT {_quoted(FINDINGS)} FROM part_findings SEMI JOIN kept USING (mail_id) ORDER BY part, row",
    "plus_points": (
        f"SELECT {_quoted(PLUS_POINTS)} FROM part_plus_points SEMI JOIN kept USING (mail_id) ORDER BY part, row"
    ),
}
ONCE = """
CREATE TABLE once AS SELECT * REPLACE (
    CASE WHEN status = 'checked' AND row_number() OVER (
        PARTITION BY status, coalesce(nullif(key, ''), fingerprint) ORDER BY part, row
    ) > 1 THEN 'duplicate' ELSE status END AS status
) FROM part_mails
"""


def merge(store: Store, folder: str, parts: Sequence[str], unread: Sequence[Unread]) -> Counts:
    """Write the tables of a run from those of its parts, and count what is in them.

    Of messages with the same key, or without one with the same words, writer and moment, the first is kept as checked;
    the others are duplicates, without findings.
    """
    with store.database() as database, tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary)
        _read(database, store, folder, parts)
        counts = {}
        for table, rows in WHOLE.items():
            copied = database.execute(f"COPY ({rows}) TO '{made / table}.parquet' (FORMAT parquet, COMPRESSION zstd)")
            [(counts[table],)] = copied.fetchall()
            store.put(f"{table}.parquet", made / f"{table}.parquet")
        lost = [(one.source, one.place, one.reason) for one in unread]
        lost += database.sql("SELECT source, place, reason FROM part_unread").fetchall()
        with (made / "unread.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([tuple(UNREAD), *lost])
        store.put("unread.csv", made / "unread.csv")
        [(checked,)] = database.sql("SELECT count(*) FROM kept").fetchall()
    return Counts(counts["mails"], checked, counts["findings"], len(lost))


def _read(database: "DuckDBPyConnection", store: Store, folder: str, parts: Sequence[str]) -> None:
    database.sql("CREATE TABLE names (name VARCHAR, part INTEGER)")
    if parts:
        database.executemany("INSERT INTO names VALUES (?, ?)", [(name, part) for part, name in enumerate(parts)])
    for table, columns in PART_TABLES.items():
        files = store.readable(f"{folder}/{name}.{table}.parquet" for name in parts)
        database.sql(f"CREATE VIEW part_{table} AS {_rows(files) if parts else _no_rows(columns)}")
    database.sql(ONCE)
    database.sql("CREATE TABLE kept AS SELECT mail_id FROM once WHERE status = 'checked'")


def _rows(files: Sequence[str]) -> str:
    return f"""
        SELECT * EXCLUDE (filename, file_row_number, name), file_row_number AS row
        FROM read_parquet({list(files)!r}, filename=true, file_row_number=true)
        JOIN names ON name = regexp_extract(filename, '([^/]+)[.][a-z_]+[.]parquet$', 1)
    """


def _no_rows(columns: dict[str, str]) -> str:
    empty = ", ".join(f'NULL::{kind} AS "{column}"' for column, kind in columns.items())
    return f"SELECT {empty}, 0 AS part, 0 AS row WHERE false"
