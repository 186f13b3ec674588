"""What is masked where, and what that does to a text and its offsets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["naam", "e-mail", "telefoon", "rekening", "bsn", "adres", "kenteken", "nummer", "geboortedatum", "link"]


@dataclass(frozen=True, order=True)
class Mask:
    """A stretch of a text that holds personal data."""

    start: int
    """Where it begins, in code points of the text."""
    end: int
    """Where it ends (exclusive), in code points of the text."""
    kind: Kind
    """What it is."""

    @property
    def replacement(self) -> str:
        """What stands there instead, such as ‹naam›."""
        return f"‹{self.kind}›"


def apply(text: str, masks: Iterable[Mask]) -> str:
    """Return the text with the masks put in; they are in order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for mask in masks:
        pieces += text[done : mask.start], mask.replacement
        done = mask.end
    return "".join([*pieces, text[done:]])


def moved(offset: int, masks: Iterable[Mask], *, is_end: bool = False) -> int:
    """Return where an offset of the text lies once the masks are put in.

    Inside a mask it becomes the start of the placeholder, or its end for the end of a span.
    """
    shift = 0
    for mask in masks:
        if offset <= mask.start:
            break
        if offset < mask.end:
            return mask.start + shift + (len(mask.replacement) if is_end else 0)
        shift += len(mask.replacement) - (mask.end - mask.start)
    return offset + shift


def without_overlap(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """Return the masks in order of place; where some overlap, the one that came first stays."""
    kept: list[Mask] = []
    for mask in masks:
        if not any(mask.start < other.end and other.start < mask.end for other in kept):
            kept.append(mask)
    return tuple(sorted(kept))


def joined(text: str, masks: Sequence[Mask], kind: Kind) -> tuple[Mask, ...]:
    """Return the masks with those of one kind made one where only a space or comma parts them."""
    result: list[Mask] = []
    for mask in masks:
        last = result[-1] if result else None
        if last and last.kind == mask.kind == kind and not text[last.end : mask.start].strip(" ,\t"):
            result[-1] = Mask(last.start, mask.end, kind)
        else:
            result.append(mask)
    return tuple(result)
