"""JSON files: JSON Lines, arrays and API answers that hold rows or the export of a ticket system."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import ModuleType
from typing import IO, Any

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources import freshdesk, intercom, zendesk
from checker.archive.sources.columns import find_columns, read_row
from checker.archive.sources.json_stream import MAX_LINE, Item, is_in_lines, items, values
from checker.archive.sources.people import FILE, KINDS, people_of
from checker.archive.sources.places import SourceError, name_of, open_source
from checker.settings import Columns

SYSTEMS: dict[str, ModuleType] = {"zendesk": zendesk, "intercom": intercom, "freshdesk": freshdesk}
FORMATS = frozenset({"json", "jsonl", *SYSTEMS})
MAX_PART = 50_000_000
"""How many bytes a part may hold, whatever the number of its values."""
SAMPLE = 50
MAILS_A_TICKET = 4


def parts(source: str, columns: Columns, mails: int) -> Iterator[Part]:
    """Give stretches of values, as bytes; raises SourceError when they are no mails or no JSON."""
    if FILE.fullmatch(name_of(source)):
        return
    with open_source(source) as file:
        in_lines = is_in_lines(file, source)
        kind = _format(_sample(_of_mail(file, in_lines=in_lines)), columns, in_lines=in_lines)
        step = max(1, mails // MAILS_A_TICKET) if kind in SYSTEMS else mails
        file.seek(0)
        yield from _stretches(_of_mail(file, in_lines=in_lines), source, kind, step)


def read(part: Part, columns: Columns) -> Iterator[ArchivedMail | Unread]:
    """Read the values of a part; what is no JSON is Unread up to the end of its line."""
    with open_source(part.source) as file:
        file.seek(part.start)
        data = file.read(part.end - part.start)
    placed = list(_placed(data, part))
    if part.format not in SYSTEMS:
        yield from _rows(placed, part, columns)
        return
    people = people_of(part.source)
    for place, record in placed:
        if isinstance(record, dict):
            yield from SYSTEMS[part.format].mails(record, people)
        else:
            yield Unread(part.source, place, "dit is geen geldige JSON")


def _rows(placed: list[tuple[str, Any]], part: Part, columns: Columns) -> Iterator[ArchivedMail | Unread]:
    records = [record for _, record in placed if isinstance(record, dict)]
    # What is empty is often left out, so no row has to have every column.
    found = find_columns([*_names(records), *columns.values()], columns) if records else {}
    for place, record in placed:
        if isinstance(record, dict):
            yield read_row(record, found, part.source, place)
        else:
            yield Unread(part.source, place, "dit is geen geldige JSON")


def _placed(data: bytes, part: Part) -> Iterator[tuple[str, Any]]:
    """Give the values with their place for people: the line in JSON Lines, else the number."""
    line, seen = part.first, 0
    for number, (start, value) in enumerate(values(data), part.first):
        line += data.count(b"\n", seen, start)
        seen = start
        yield (f"regel {line}" if part.format == "jsonl" else f"nummer {number}"), value


def _of_mail(file: IO[bytes], *, in_lines: bool) -> Iterator[Item]:
    """Give the values of a file that are no people or teams."""
    return _lines(file) if in_lines else (item for item in items(file) if item.part_of not in KINDS)


def _lines(file: IO[bytes]) -> Iterator[Item]:
    start = 0
    for line in iter(lambda: file.readline(MAX_LINE), b""):
        yield Item("", start, start + len(line), line)
        start += len(line)


def _sample(found: Iterator[Item]) -> list[Any]:
    """Return the first values; raises SourceError when there is none."""
    values_found: list[Any] = []
    try:
        values_found += (item.value() for item in islice(found, SAMPLE))
    except SourceError:
        if not values_found:
            raise
    if not values_found:
        raise SourceError("in dit bestand staat niets dat een mail kan zijn")
    return values_found


def _stretches(found: Iterator[Item], source: str, kind: str, step: int) -> Iterator[Part]:
    """Put values together; a stretch never spans two lists. What comes before a break is given before it is told."""
    held: list[Item] = []
    number = 1
    try:
        for item in found:
            too_large = held and item.end - held[0].start > MAX_PART
            if len(held) == step or too_large or (held and item.list_at != held[0].list_at):
                yield _part(held, source, kind, number)
                number, held = number + len(held), []
            held.append(item)
    except SourceError:
        if held:
            yield _part(held, source, kind, number)
        raise
    if held:
        yield _part(held, source, kind, number)


def _part(held: list[Item], source: str, kind: str, number: int) -> Part:
    return Part(source, kind, held[0].start, held[-1].end, first=number)


def _format(records: list[Any], columns: Columns, *, in_lines: bool) -> str:
    """Return how the values are to be read; raises SourceError when they hold no words."""
    objects = [record for record in records if isinstance(record, dict)]
    for name, system in SYSTEMS.items():
        fitting = [record for record in objects if system.fits(record)]
        if fitting and "text" not in columns:
            if all(system.problem(record) for record in fitting):
                raise SourceError(system.problem(fitting[0]))
            return name
    if not objects:
        raise SourceError("dit is geen geldige JSON")
    find_columns(_names(objects), columns)
    return "jsonl" if in_lines else "json"


def _names(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the names in some records, also of what lies in a record inside: `message.body`."""
    held = [pair for record in records for pair in record.items()]
    inner = [f"{name}.{below}" for name, value in held if isinstance(value, dict) for below in value]
    return list(dict.fromkeys([*(name for name, _ in held), *inner]))
