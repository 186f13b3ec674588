"""From archived mails to the rows that are kept of them: masked before anything is written."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.selection import status
from checker.archive.tables import PART_TABLES
from checker.draft.html import read_html
from checker.draft.mail import read_mail
from checker.draft.model import Draft
from checker.draft.text import read_text
from checker.errors import MailError
from checker.flow import Checker
from checker.language.dutch import is_dutch
from checker.report.model import Finding, Report
from checker.rewrites.apply import apply_rewrites
from checker.settings import Settings

OPENING_WORDS = 8
Row = dict[str, Any]
Masker = Callable[[str, Iterable[str]], str]
_WORD = re.compile(r"\w+")


@dataclass
class Rows:
    """What a part of an archive leaves behind, a list of rows for each table."""

    mails: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    plus_points: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)


def check_mails(
    part: Part, mails: Iterable[ArchivedMail | Unread], checker: Checker, *, keep_text: bool = True
) -> Rows:
    """Check the mails of a part that are the organisation's own Dutch words, and list what could not be read."""
    rows, chosen = Rows(), list[tuple[ArchivedMail, Draft, Row]]()
    for position, mail in enumerate(mails):
        if isinstance(mail, Unread):
            rows.unread.append({"source": mail.source, "place": mail.place, "reason": mail.reason})
            continue
        draft = _draft(mail)
        row = _mail_row(part, position, mail, draft, checker.settings)
        rows.mails.append(row)
        if draft and row["status"] == "checked":
            chosen.append((mail, draft, row))
    drafts = [(draft, row["sent"]) for _, draft, row in chosen]
    for (mail, draft, row), report in zip(chosen, checker.check_drafts(drafts), strict=True):
        names = _names(mail, draft)
        row |= _figures(report)
        row["opening"] = _masked(_opening(draft), names) if keep_text else None
        mail_id = row["mail_id"]
        rows.findings += [_finding_row(mail_id, finding, report, names, keep_text) for finding in report.findings]
        for point in report.plus_points:
            wording = _masked(point.text, names) if keep_text else None
            rows.plus_points.append({"mail_id": mail_id, "category": point.category, "wording": wording})
    return rows


def _draft(mail: ArchivedMail) -> Draft | None:
    """Return the draft that a mail was; None for one without any text."""
    try:
        if mail.raw is not None:
            return read_mail(mail.raw)
        page = read_html(mail.text) if mail.is_html else None
        return replace(read_text(page.text if page else mail.text), html=page)
    except MailError:
        return None


def _mail_row(part: Part, position: int, mail: ArchivedMail, draft: Draft | None, settings: Settings) -> Row:
    own = _own(draft) if draft else ""
    row: Row = dict.fromkeys(PART_TABLES["mails"]) | {
        "mail_id": _digest(part.source, str(part.start), *part.names[:1], str(position)),
        "source": part.source,
        "place": mail.place,
        "key": mail.key,
        "status": status(mail, settings.archive),
        "language": "",
        "sent": mail.sent,
        "agent": mail.agent or mail.sender,
        "team": mail.team,
        "ticket": mail.ticket,
    }
    if row["status"] == "checked":
        row["language"] = "" if not own else "nl" if is_dutch(own) else "other"
        row["status"] = {"": "empty", "nl": "checked", "other": "other-language"}[row["language"]]
        row["skeleton"] = _digest(*(word for word in _WORD.findall(own) if word.islower()))
        row["fingerprint"] = _digest(own, row["agent"], str(row["sent"]))
    return row


def _own(draft: Draft) -> str:
    return "\n".join(draft.text[part.start : part.end] for part in draft.of("own")).strip()


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:16]


def _opening(draft: Draft) -> str:
    return " ".join(_own(draft).split()[:OPENING_WORDS])


def _names(mail: ArchivedMail, draft: Draft) -> list[str]:
    """Return the names that the mail itself tells, of its writer and its readers."""
    headers = draft.headers
    people = [*headers.recipients, *([headers.sender] if headers.sender else [])] if headers else []
    agent = [mail.agent] if "@" not in mail.agent else []
    return [name for name in (*agent, *(person.name for person in people)) if name]


def _figures(report: Report) -> Row:
    severities = [finding.severity for finding in report.findings]
    return {
        "words": report.figures.words,
        "sentences": report.figures.sentences,
        "flesch_douma": report.figures.flesch_douma,
        "long_words": report.figures.long_words,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "suggestions": severities.count("suggestion"),
    }


def _finding_row(mail_id: str, finding: Finding, report: Report, names: list[str], keep_text: bool) -> Row:
    row: Row = {
        "mail_id": mail_id,
        "category": finding.category,
        "rule": finding.rule,
        "severity": finding.severity,
        "scope": finding.scope,
        "start": finding.start,
        "end": finding.end,
        "wording": None,
        "sentence": None,
        "rewritten": None,
    }
    if keep_text:
        row["wording"] = _masked(finding.text, names)
        row["sentence"] = _masked(report.text[finding.sentence_start : finding.sentence_end], names)
        row["rewritten"] = next((_masked(text, names) for text in _rewritten(finding, report)), None)
    return row


def _rewritten(finding: Finding, report: Report) -> Iterator[str]:
    """Give the finding's sentence as every rewrite makes it."""
    for rewrite in finding.rewrites:
        end = max(finding.sentence_end, rewrite.end)
        text = apply_rewrites(report.text[:end], [rewrite])
        yield text[min(finding.sentence_start, rewrite.start) :].strip()


def _masked(text: str, names: list[str]) -> str:
    from checker.masking import mask

    return mask(" ".join(text.split()), names)
