"""Our literal phrases as rules of other tools: prh (for textlint) and Vale's existence rules.

A row of a phrase is literal when it has words only, no gap. It is carried over as a regular expression in which every
slot is an alternation, so that nothing is lost by writing out combinations. Conditions and exceptions stay behind:
neither tool has any.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from checker.rulebook.compiler import CompiledRule
from checker.rulebook.phrase import Row, Slot

STYLE = "Klantcheck"
LONGEST = 5_000
"""Characters of a regular expression, about; Vale stops with an error on much longer ones."""
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_WORD_BEFORE, _WORD_AFTER = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])"


@dataclass(frozen=True)
class Exported:
    """What other tools can carry of a rulebook."""

    patterns: Mapping[str, tuple[str, ...]]
    """Regular expressions by the rule's id."""
    conditional: frozenset[str]
    """The rules among them that have a `when`: their phrases alone say little."""
    literal_rows: int
    """How many rows the patterns stand for."""
    rows: int
    """How many rows all phrases stand for."""
    rules: int
    """How many rules there are."""


def exported(rules: Iterable[CompiledRule]) -> Exported:
    """Return the literal rows of the rules that find something wrong."""
    ours = [rule for rule in rules if not rule.category.plus]
    literal = {rule.id: _literal(rule) for rule in ours}
    return Exported(
        patterns={name: tuple(patterns(found)) for name, found in literal.items() if found},
        conditional=frozenset(rule.id for rule in ours if rule.rule.when and literal[rule.id]),
        literal_rows=sum(map(len, literal.values())),
        rows=sum(len(rule.phrases) for rule in ours),
        rules=len(ours),
    )


def _literal(rule: CompiledRule) -> list[Row]:
    return [phrase.slots for phrase in rule.phrases if not any(slot.gap for slot in phrase.slots)]


def patterns(rows: Iterable[Row]) -> Iterator[str]:
    """Give regular expressions for rows without gaps, such as JavaScript and Vale both read.

    The first letter may be a capital. The borders of words are asked for once and not in each row: with a look-behind
    in each, textlint had not done fifty mails after eight minutes.
    """
    together: list[str] = []
    for row in map(_row, rows):
        if together and sum(map(len, together)) + len(row) > LONGEST:
            yield _bordered(together)
            together = []
        together.append(row)
    if together:
        yield _bordered(together)


def _bordered(rows: list[str]) -> str:
    return f"{_WORD_BEFORE}(?:{'|'.join(rows)}){_WORD_AFTER}"


def _row(row: Row) -> str:
    parts = [_slot(row[0], _capital_or_not)]
    for before, after in pairwise(row):
        parts += [r"\s+" if _is_word(before) and _is_word(after) else r"\s*", _slot(after, _plain)]
    return "".join(parts)


def _slot(slot: Slot, write: Callable[[str], str]) -> str:
    # Longest first: both tools take the first alternative that fits.
    words = [write(word) for word in sorted(slot.words, key=lambda word: (-len(word), word))]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _plain(word: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", word)


def _capital_or_not(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{_plain(word[1:])}" if word[0].isalpha() else _plain(word)


def _is_word(slot: Slot) -> bool:
    return all(any(letter.isalnum() for letter in word) for word in slot.words)


def write_prh(carried: Exported, folder: Path) -> Path:
    """Write `prh.yml` and a `.textlintrc.json` that names it; return the latter."""
    rules = [{"expected": name, "pattern": f"/{one}/"} for name, found in carried.patterns.items() for one in found]
    _dump(folder / "prh.yml", {"version": 1, "rules": rules})
    config = folder / ".textlintrc.json"
    config.write_text('{"rules": {"prh": {"rulePaths": ["prh.yml"]}}}\n', encoding="utf-8")
    return config


def write_vale(carried: Exported, folder: Path) -> Path:
    """Write a style of existence rules, and a `.vale.ini` that uses it; return the latter."""
    for name, found in carried.patterns.items():
        for number, one in enumerate(found):
            rule = {"extends": "existence", "message": "%s", "nonword": True, "tokens": [one]}
            _dump(folder / "styles" / STYLE / f"{name.replace('.', '_')}_{number}.yml", rule)
    config = folder / ".vale.ini"
    config.write_text(
        f"StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.txt]\nBasedOnStyles = {STYLE}\n", encoding="utf-8"
    )
    return config


def _dump(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100_000), encoding="utf-8")
