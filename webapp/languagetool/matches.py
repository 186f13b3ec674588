"""Findings in the shape that LanguageTool's clients read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.report.model import Finding
from checker.rulebook.reader import Rulebook
from checker.rulebook.selection import select_rules
from checker.settings import RuleSettings
from webapp.languagetool.asked import GROUP
from webapp.languagetool.source import Source
from webapp.languagetool.spots import Spot, spots
from webapp.languagetool.upstream import Match

AROUND = 40
"""How many characters of context a match has on either side."""
GROUP_NAME = "Klantcheck"
ISSUE_TYPE = "style"


@dataclass(frozen=True)
class Topic:
    """A category as clients show it."""

    title: str
    """Its name."""
    url: str
    """Its page in the style guide."""


def matches(
    source: Source, findings: Sequence[Finding], topics: Mapping[str, Topic], theirs: Sequence[Match] = ()
) -> list[dict[str, Any]]:
    """Return the matches for findings, in order of the text; there is a topic for every category.

    Matches of LanguageTool's own come with them, except where they would overlap ours.
    """
    taken = [(match.offset, match.end) for match in theirs if match.replacements]
    ours = [_match(source, spot, topics[spot.findings[0].category]) for spot in spots(source, findings, taken)]
    free = [match.model_dump() for match in theirs if not any(_overlap(match, mark) for mark in ours)]
    return sorted([*ours, *free], key=lambda match: int(match["offset"]))


def rules(rulebook: Rulebook, settings: RuleSettings) -> list[dict[str, str]]:
    """Return the rules that are on, as `/configinfo` lists them: every value is a string."""
    return [
        {
            "ruleId": rule.id,
            "description": _description(rule.category.title, rule.id),
            "categoryId": GROUP,
            "categoryName": GROUP_NAME,
            "locQualityIssueType": ISSUE_TYPE,
            **({"isDefaultOff": "yes"} if severity == "suggestion" else {}),
            **({"isTextLevelRule": "yes"} if rule.rule.scope == "mail" else {}),
        }
        for rule, severity in select_rules(rulebook, settings).values()
        if not rule.category.plus
    ]


def _overlap(match: Match, mark: Mapping[str, Any]) -> bool:
    return bool(match.offset < mark["offset"] + mark["length"] and mark["offset"] < match.end)


def _match(source: Source, spot: Spot, topic: Topic) -> dict[str, Any]:
    start, end = source.place(spot.start, spot.end)
    finding, *others = spot.findings
    said = [_said(finding, offered=bool(spot.replacements)), *(_said(other, offered=False) for other in others)]
    return {
        "message": " ".join(said),
        "shortMessage": topic.title,
        "replacements": [{"value": text} for text in spot.replacements],
        "offset": source.units(0, start),
        "length": source.units(start, end),
        "context": _context(source, start, end),
        "sentence": source.sentence(spot.start, spot.end),
        "type": {"typeName": "Other"},
        "rule": _rule(finding, topic),
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1 if finding.scope == "mail" else 0,
    }


def _rule(finding: Finding, topic: Topic) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "description": _description(topic.title, finding.rule),
        "issueType": ISSUE_TYPE,
        "urls": [{"value": f"{topic.url}#{finding.rule.partition('.')[2]}"}],
        "category": {"id": GROUP, "name": GROUP_NAME},
        **({"tags": ["picky"]} if finding.severity == "suggestion" else {}),
    }


def _description(title: str, rule: str) -> str:
    """Return a rule's name for people: `Vage termijn: zo snel mogelijk`."""
    return f"{title}: {rule.partition('.')[2].replace('-', ' ')}"


def _said(finding: Finding, *, offered: bool) -> str:
    """Return what is wrong and what to do; a rewrite that cannot be offered to click on is told as an example."""
    said = f"{finding.message} {finding.advice}"
    if offered or not finding.rewrites:
        return said
    return f"{said} Bijvoorbeeld: ‘{' '.join(finding.rewrites[0].text.split())}’"


def _context(source: Source, start: int, end: int) -> dict[str, Any]:
    """Return the text and markup around a match on one line, with dots where it goes on."""
    first, last = max(0, start - AROUND), min(len(source.whole), end + AROUND)
    before, after = "..." if first else "", "..." if last < len(source.whole) else ""
    text = re.sub(r"[\r\n]", " ", source.whole[first:last])
    offset = len(before) + source.units(first, start)
    return {"text": f"{before}{text}{after}", "offset": offset, "length": source.units(start, end)}
