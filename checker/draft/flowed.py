"""Text in the format `flowed` (RFC 3676): lines that a mail program broke become paragraphs again."""

import re
from typing import NamedTuple

_QUOTED = re.compile(r"(>*)( ?)(.*)", re.S)
_SIGNATURE = "-- "


class Flowed(NamedTuple):
    """Text as its writer saw it."""

    text: str
    """The text, with a line for each paragraph; quoted ones stand behind `>`."""
    own_lines: frozenset[int]
    """Where lines begin that start with `>` without being quoted: the format tells the two apart."""


def unflow(text: str, *, delete_space: bool = False) -> Flowed:
    """Return the text with soft-broken lines joined; `delete_space` is the format's parameter `delsp=yes`."""
    lines: list[str] = []
    own: set[int] = set()
    depth_before = None
    for line in text.splitlines():
        quoted = _QUOTED.fullmatch(line)
        assert quoted is not None
        depth, words = len(quoted[1]), quoted[3]
        if depth_before == depth and words != _SIGNATURE:
            lines[-1] += words
        else:
            if not depth and words.startswith(">"):
                own.add(sum(len(before) + 1 for before in lines))
            lines.append(f"{'>' * depth} {words}" if depth else words)
        is_soft = words.endswith(" ") and words != _SIGNATURE
        depth_before = depth if is_soft else None
        if is_soft and delete_space:
            lines[-1] = lines[-1][:-1]
    return Flowed("".join(f"{line}\n" for line in lines), frozenset(own))
