"""The tables of a run in DuckDB, and which mails count in them.

A text that went out in many mails is a reply template: nobody wrote it anew, so it counts once. The first mail of it
stands for all in the totals; where it is about people or time, it does not count at all.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.archive.tables import TABLES
from checker.errors import CheckerError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TEMPLATE_MAILS = 10
"""From how many mails with the same skeleton they are a reply template."""
FILES = {"mails": "mails.parquet", "findings": "findings.parquet", "plus_points": "plus_points.parquet"}
UNREAD_FILE = "unread.csv"
_OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}

_CHECKED = """
CREATE TEMP TABLE templates AS
    SELECT skeleton, count(*) AS reach,
           min({'sent': coalesce(sent, TIMESTAMP '9999-12-31'), 'id': mail_id}).id AS mail_id
    FROM mails WHERE status = 'checked' AND skeleton <> '' GROUP BY skeleton HAVING count(*) >= $least;
"""
_COUNTED = """
CREATE TEMP TABLE counted AS
    SELECT mails.mail_id, sent, coalesce(agent, '') AS agent, coalesce(team, '') AS team, errors,
           templates.skeleton IS NOT NULL AS is_template, templates.reach AS reach, opening
    FROM mails LEFT JOIN templates USING (skeleton)
    WHERE status = 'checked' AND (templates.skeleton IS NULL OR mails.mail_id = templates.mail_id);
CREATE TEMP TABLE hits AS
    SELECT counted.mail_id, sent, agent, team, is_template, category, rule, severity,
           CASE WHEN scope = 'sentence' THEN wording END AS wording
    FROM findings JOIN counted USING (mail_id);
CREATE TEMP VIEW written AS SELECT * FROM counted WHERE NOT is_template;
CREATE TEMP VIEW written_hits AS SELECT * FROM hits WHERE NOT is_template;
"""


class ReportError(CheckerError):
    """The results of a run cannot be made into a report."""


@contextmanager
def opened(folder: Path) -> Iterator["DuckDBPyConnection"]:
    """Give a connection with the tables of a run and `counted`, `hits`, `written` and `written_hits`.

    Raises ReportError when the folder holds no results or results of another form.
    """
    import duckdb

    _expect_files(folder)
    with (
        tempfile.TemporaryDirectory() as spill,
        duckdb.connect(config={**_OFFLINE, "temp_directory": spill}) as database,
    ):
        try:
            for table, file in FILES.items():
                _view(database, table, f"read_parquet({_quoted(folder / file)})", folder / file)
            _view_unread(database, folder / UNREAD_FILE)
            database.execute(_CHECKED, {"least": TEMPLATE_MAILS})
            database.execute(_COUNTED)
        except duckdb.Error as error:
            raise ReportError(
                f"{folder}: de resultaten zijn niet te lezen; draai klantcheck archive opnieuw."
            ) from error
        yield database


def rows(database: "DuckDBPyConnection", query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    return database.execute(query, parameters).fetchall()


def _expect_files(folder: Path) -> None:
    if not folder.is_dir():
        raise ReportError(f"{folder}: deze map bestaat niet.")
    for file in FILES.values():
        if not (folder / file).exists():
            raise ReportError(
                f"{folder}: hier staat geen {file}. Geef de map die klantcheck archive met --out heeft gemaakt."
            )


def _view(database: "DuckDBPyConnection", table: str, source: str, path: Path) -> None:
    """Make a view of a file; raises ReportError when it lacks a column."""
    import duckdb

    try:
        found = {name for name, *_ in rows(database, f"DESCRIBE SELECT * FROM {source}")}
    except duckdb.Error as error:
        raise ReportError(f"{path}: dit bestand is niet te lezen.") from error
    missing = [name for name in TABLES[table] if name not in found]
    if missing:
        raise ReportError(f"{path}: de kolom ‘{missing[0]}’ ontbreekt. Is dit met een andere versie gemaakt?")
    database.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM {source}")


def _view_unread(database: "DuckDBPyConnection", path: Path) -> None:
    """Make a view of what could not be read; a run that read everything may leave no file."""
    if path.exists():
        source = (
            f"read_csv({_quoted(path)}, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"
        )
        _view(database, "unread", source, path)
    else:
        database.execute("CREATE TEMP TABLE unread (source VARCHAR, place VARCHAR, reason VARCHAR)")


def _quoted(path: Path) -> str:
    """Return a path as a string of SQL in which no character is a wildcard."""
    text = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))
    return "'" + text.replace("'", "''") + "'"
