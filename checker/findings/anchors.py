"""Which rules to try in a sentence: those of which an anchor stands there, families of them ruled out together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from checker.findings.model import Reading
from checker.language.words import Words


@dataclass(frozen=True, eq=False)
class Family:
    """What rules share that look for the same."""

    test: Callable[[Words, Reading, Any], bool]
    """Tells whether any of them may match the words of a sentence."""
    argument: Any
    """What the test takes, of one of the rules."""

    def may_match(self, words: Words, reading: Reading) -> bool:
        """Tell whether any of the rules may match; where the test crashes, each rule is tried and meets that itself."""
        try:
            return self.test(words, reading, self.argument)
        except Exception:
            return True


class AnchorIndex:
    """Rules by the hashes of their anchors, and by family."""

    def __init__(self) -> None:
        self._filed: list[tuple[Family | None, dict[int, tuple[int, ...]]]] = []
        self._shared: dict[tuple[int, ...], tuple[int, ...]] = {}

    def file(self, rule: int, anchors: Iterable[int], family: Family | None) -> None:
        """File a rule by its number under the hashes of its anchors."""
        test = family and family.test
        filed = next((filed for other, filed in self._filed if (other and other.test) == test), None)
        if filed is None:
            filed = {}
            self._filed.append((family, filed))
        for anchor in anchors:
            rules = (*filed.get(anchor, ()), rule)
            filed[anchor] = self._shared.setdefault(rules, rules)

    def among(self, words: Words, reading: Reading) -> set[int]:
        """Return the rules that have an anchor among the words of a sentence and whose family may match them."""
        found: set[int] = set()
        for family, filed in self._filed:
            anchors = words.known & filed.keys()
            if anchors and (family is None or family.may_match(words, reading)):
                found.update(*(filed[anchor] for anchor in anchors))
        return found
