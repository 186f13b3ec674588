"""`klantcheck rules test DIR --on MAILS`: show where a folder's rules go off in real mail."""

import mailbox
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from checker.cli.options import CommandError
from checker.cli.sources import Source, read_source
from checker.draft.text import decode
from checker.errors import MailError
from checker.flow import Checker
from checker.report.model import Finding, Report
from checker.report.terminal import printable

AROUND = 45
KINDS = (".eml", ".txt", ".mbox")


def show_hits(checker: Checker, rules: Sequence[str], mails: Path) -> None:
    """Print every place where one of the rules goes off in the mails, rule by rule, and how often each does."""
    hits: dict[str, list[str]] = defaultdict(list)
    count = 0
    for source in sources(mails):
        try:
            report = check_source(checker, source)
        except MailError as error:
            typer.echo(f"{source.name}: {printable(str(error))}", err=True)
            continue
        count += 1
        for finding in report.findings:
            if finding.rule in rules:
                hits[finding.rule].append(f"    {source.name}: {printable(_context(report, finding))}")
    for rule in sorted(hits, key=lambda name: -len(hits[name])):
        typer.echo("\n".join([f"{rule}: {len(hits[rule])} keer", *hits[rule]]))
    silent = len(rules) - len(hits)
    typer.echo(
        f"{count} mails: {sum(map(len, hits.values()))} keer raak, {len(hits)} regels; {silent} regels vonden niets."
    )


def sources(mails: Path) -> Iterator[Source]:
    """Give the mails in a file, an mbox or a folder of them; raises CommandError when there are none."""
    if not mails.exists():
        raise CommandError(f"‘{mails}’ bestaat niet.")
    paths = [path for path in sorted(mails.rglob("*")) if path.suffix.lower() in KINDS] if mails.is_dir() else [mails]
    if not paths:
        raise CommandError(f"in de map ‘{mails}’ staan geen mails ({', '.join(KINDS)}).")
    for path in paths:
        if path.suffix.lower() == ".mbox":
            box = mailbox.mbox(path, create=False)
            yield from (Source(f"{path} ({number})", bytes(one)) for number, one in enumerate(box, start=1))
        else:
            yield read_source(str(path))


def check_source(checker: Checker, source: Source) -> Report:
    """Check a message or a bare text; raises MailError when it holds nothing to check."""
    return checker.check_mail(source.raw) if source.is_mail else checker.check(decode(source.raw))


def _context(report: Report, finding: Finding) -> str:
    before = report.text[max(0, finding.start - AROUND) : finding.start]
    after = report.text[finding.end : finding.end + AROUND]
    return " ".join(f"…{before}[{finding.text}]{after}…".split())
