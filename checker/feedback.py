"""What writers say about findings: one JSON line each, without a word of the draft unless the writer agreed."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from checker.errors import CheckerError

Event = Literal["rejected", "applied"]
ONLY_OURS = 0o600


class FeedbackError(CheckerError):
    """A file with feedback cannot be read or written."""


class Remark(BaseModel):
    """What one writer did with one finding."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    rule: str
    """The rule's id."""
    event: Event
    """Whether the writer said that it is wrong, or took a rewrite of it."""
    time: AwareDatetime
    """When."""
    sentence: str | None = None
    """The sentence, masked; only where the writer agreed to keep it."""


@dataclass(frozen=True)
class Tally:
    """What writers did with the findings of a rule."""

    rule: str
    """The rule's id."""
    rejected: int
    """How often they said that it is wrong."""
    applied: int
    """How often they took a rewrite of it."""
    sentences: tuple[str, ...]
    """The rejected sentences that they agreed to keep, oldest first."""


def add_remarks(path: Path, remarks: Iterable[Remark]) -> None:
    """Write remarks at the end of a file; raises FeedbackError when that cannot be done.

    They go in one write, so that the lines of several workers do not mix.
    """
    lines = "".join(f"{remark.model_dump_json(exclude_none=True)}\n" for remark in remarks)
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, ONLY_OURS)
        try:
            os.write(file, lines.encode())
        finally:
            os.close(file)
    except OSError as error:
        raise FeedbackError(f"{path}: hier is niet in te schrijven") from error


def read_remarks(path: Path) -> Iterator[Remark]:
    """Give the remarks in a file; raises FeedbackError with path and line at one that cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _remark(line, f"{path}:{number}")
    except FileNotFoundError as error:
        raise FeedbackError(f"{path}: dit bestand bestaat nog niet; er is nog niets gemeld") from error
    except (OSError, UnicodeDecodeError) as error:
        raise FeedbackError(f"{path}: dit bestand is niet te lezen") from error


def tallies(remarks: Iterable[Remark]) -> list[Tally]:
    """Count per rule, the most rejected first."""
    counts: Counter[tuple[str, Event]] = Counter()
    sentences: dict[str, list[str]] = {}
    for remark in remarks:
        counts[remark.rule, remark.event] += 1
        if remark.sentence and remark.event == "rejected":
            sentences.setdefault(remark.rule, []).append(remark.sentence)
    found = (
        Tally(rule, counts[rule, "rejected"], counts[rule, "applied"], tuple(sentences.get(rule, ())))
        for rule in {rule for rule, _ in counts}
    )
    return sorted(found, key=lambda tally: (-tally.rejected, -tally.applied, tally.rule))


def _remark(line: str, place: str) -> Remark:
    try:
        return Remark.model_validate_json(line)
    except ValidationError as error:
        raise FeedbackError(f"{place}: dit is geen melding zoals klantcheck die bewaart") from error
