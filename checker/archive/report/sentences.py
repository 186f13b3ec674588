"""A few sentences out of many that differ as much as they can: other words, other rules, other teams."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.archive.report.model import Sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SENTENCES = 10
"""How many sentences of a category are shown."""
LONG = 260
"""From how many characters a sentence is only taken when there are no shorter ones."""
POOL = 60
"""Among how many sentences of a rule is chosen."""

_POOL = """
WITH sentences AS (
    SELECT category, rule, severity, if(scope = 'sentence', coalesce(wording, ''), '') AS wording,
           sentence, coalesce(rewritten, '') AS rewritten,
           team, findings.mail_id, findings.start
    FROM findings JOIN counted USING (mail_id)
    WHERE trim(sentence) <> '' AND ($category IS NULL OR category = $category)
), different AS (
    SELECT *, count(*) OVER (PARTITION BY category, lower(wording)) AS common, row_number() OVER (
        PARTITION BY category, rule, lower(wording) ORDER BY length(sentence) > $long, mail_id, start
    ) AS nth
    FROM sentences
    QUALIFY row_number() OVER (PARTITION BY category, sentence ORDER BY mail_id, start) = 1
)
SELECT category, rule, severity, wording, sentence, rewritten, team FROM different
QUALIFY row_number() OVER (
    PARTITION BY category, rule ORDER BY length(sentence) > $long, nth, rewritten = '', common DESC, mail_id, start
) <= $pool
ORDER BY category, length(sentence) > $long, nth, common DESC, mail_id, start
"""


@dataclass(frozen=True)
class _Candidate:
    """A sentence that may be chosen."""

    sentence: Sentence
    """The sentence."""
    team: str
    """Who wrote it."""


def varied_sentences(
    database: "DuckDBPyConnection", count: int = SENTENCES, category: str | None = None
) -> Mapping[str, list[Sentence]]:
    """Return at most so many sentences for every category, or for one; the same for the same results."""
    pools: dict[str, list[_Candidate]] = {}
    parameters = {"category": category, "long": LONG, "pool": max(POOL, count)}
    for slug, rule, severity, wording, text, rewritten, team in database.execute(_POOL, parameters).fetchall():
        sentence = Sentence(rule, severity, _one_line(wording), _one_line(text), _one_line(rewritten))
        pools.setdefault(slug, []).append(_Candidate(sentence, team))
    return {slug: _varied(pool, count) for slug, pool in pools.items()}


def _varied(pool: list[_Candidate], count: int) -> list[Sentence]:
    """Choose one by one what is least like those chosen before: its words first, then its rule, then its team."""
    left, chosen = list(pool), list[Sentence]()
    words, rules, teams = Counter[str](), Counter[str](), Counter[str]()
    while left and len(chosen) < count:
        best = min(
            left,
            key=lambda one: (
                len(one.sentence.text) > LONG,
                words[one.sentence.wording.casefold()],
                rules[one.sentence.rule],
                not one.sentence.rewritten,
                teams[one.team],
            ),
        )
        left.remove(best)
        chosen.append(best.sentence)
        words[best.sentence.wording.casefold()] += 1
        rules[best.sentence.rule] += 1
        teams[best.team] += 1
    return chosen


def _one_line(text: str) -> str:
    return " ".join(text.split())
