"""How certain a rate is, when mails of the same writer are alike.

A rate is a ratio of sums over clusters (writers). Its variance is that of the linearised ratio, cluster by cluster,
with the small-sample factor G/(G - 1); the interval uses Student's t with G - 1 degrees of freedom. A change between
two periods is treated in the same way, so that a writer who wrote in both is compared with themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from checker.archive.report.measures import PER, Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CONFIDENCE = 0.95
MINIMUM_CLUSTERS = 5
"""Fewer writers say too little about others."""
MINIMUM_FINDINGS = 10
"""Fewer findings say too little about how often."""


@dataclass(frozen=True)
class Clusters:
    """Mails and findings per cluster, in the same order."""

    mails: Sequence[int]
    """How many mails each has."""
    findings: Sequence[int]
    """How many findings those have."""


def rate_interval(group: Clusters) -> Interval | None:
    """Return between what a rate lies; None with too few clusters or findings."""
    rate, influence = _linearised(group)
    return _around(rate, influence, group)


def change_interval(before: Clusters, after: Clusters) -> Interval | None:
    """Return between what a change lies; both hold the same clusters in the same order.

    None with too few clusters or findings, or when a period has no mails.
    """
    old, old_influence = _linearised(before)
    new, new_influence = _linearised(after)
    if not sum(before.mails) or not sum(after.mails):
        return None
    return _around(new - old, new_influence - old_influence, before, after)


def _linearised(group: Clusters) -> tuple[float, "Floats"]:
    """Return a rate and what each cluster adds to its error, both per mail."""
    import numpy as np

    mails, findings = np.array(group.mails, dtype=float), np.array(group.findings, dtype=float)
    total = max(float(mails.sum()), 1.0)
    rate = float(findings.sum()) / total
    return rate, (findings - rate * mails) / total


def _around(middle: float, influence: "Floats", *groups: Clusters) -> Interval | None:
    clusters = len(influence)
    if clusters < MINIMUM_CLUSTERS or sum(sum(group.findings) for group in groups) < MINIMUM_FINDINGS:
        return None
    reach = student(clusters - 1) * sqrt(clusters / (clusters - 1) * float((influence**2).sum()))
    return Interval(PER * (middle - reach), PER * (middle + reach))


def student(degrees: int) -> float:
    """Return the two-sided quantile of Student's t at CONFIDENCE, by the Cornish-Fisher expansion.

    From 4 degrees of freedom on it is right to 0.01, and there are never fewer (MINIMUM_CLUSTERS).
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return float(sum(term / degrees**power for power, term in enumerate(terms)))
