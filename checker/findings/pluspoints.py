"""Which plus points are shown: of what goes well in a mail, the two most telling."""

from collections.abc import Iterable, Mapping, Sequence

from checker.findings.model import Hit, overlaps

MOST = 2
"""How many are shown: praise for everything praises nothing."""


def most_telling(hits: Iterable[Hit], findings: Sequence[Hit], order: Mapping[str, int]) -> list[Hit]:
    """Return the plus points to show, most telling first: each rule once, and no words that are found fault with.

    `order` gives the place of a rule by its id; the first rule in its file is the most telling.
    """
    faults = [finding.span for finding in findings if finding.rule.rule.scope == "sentence"]
    first: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.span.start):
        if not any(overlaps(hit.span, fault) for fault in faults):
            first.setdefault(hit.rule.id, hit)
    return sorted(first.values(), key=lambda hit: order[hit.rule.id])[:MOST]
