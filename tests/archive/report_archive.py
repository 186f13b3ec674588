"""Tables of a run as tests need them: composed with a seed, with the truth known, and written as a run writes them."""

import csv
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from checker.archive.tables import TABLES, UNREAD

FIRST = date(2026, 5, 4)
TRAINING = date(2026, 7, 15)
TEAMS = {"Noord": 8, "Zuid": 8, "Oost": 6, "Klein": 2}
SHARES = (0.34, 0.34, 0.28, 0.04)
SOURCES = ("gmail.mbox", "archief/2026.mbox")
# Per rule: how many findings a mail has on average, how bad they are, and sentences with the words and others for them.
KINDS: dict[str, tuple[float, str, tuple[tuple[str, str, str], ...]]] = {
    "vage-termijn.zo-snel-mogelijk": (0.30, "error", (
        ("U hoort {} van ons over de bestelling.", "zo snel mogelijk", "uiterlijk maandag 23 november"),
        ("De monteur belt u {} terug.", "zo spoedig mogelijk", "uiterlijk dinsdag 24 november"),
        ("Het geld staat {} op uw rekening ‹rekening›.", "z.s.m.", "uiterlijk woensdag 25 november"),
    )),
    "vage-termijn.binnenkort": (0.12, "warning", (
        ("We sturen u {} een nieuwe pas.", "binnenkort", "uiterlijk vrijdag 27 november"),
        ("{} ontvangt u van ‹naam› een voorstel.", "Binnenkort", "Uiterlijk vrijdag 27 november"),
    )),
    "voorschrijven.klant-moet": (0.20, "error", (
        ("{} het formulier invullen & terugsturen.", "U moet", "Wilt u"),
        ("{} eerst inloggen met ‹nummer›.", "Je dient", "Wil je"),
    )),
    "cliche.excuses-voor-het-ongemak": (0.16, "suggestion", (
        ("{}, we lossen het op.", "Excuses voor het ongemak", ""),
    )),
    "regels-als-reden.tegen-de-regels": (0.05, "warning", (
        ("Terugbetalen zonder bon is {}.", "tegen onze regels", "helaas niet mogelijk; wel kan ik [wat wel kan]"),
        ("Dat <script>alert('x')</script> is {}.", "niet de bedoeling van ons beleid", ""),
    )),
}  # fmt: skip
PLUS = {"concreet-moment": 0.4, "dank": 0.3, "hulpaanbod": 0.15, "compliment": 0.05}


@dataclass
class Tables:
    """The rows of every table."""

    mails: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    plus_points: list[dict[str, Any]] = field(default_factory=list)
    unread: list[tuple[str, str, str]] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write the tables as a run does, and return the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for table in ("mails", "findings", "plus_points"):
            _write_parquet(folder / f"{table}.parquet", TABLES[table], getattr(self, table))
        with (folder / "unread.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([tuple(UNREAD), *self.unread])
        return folder

    def add_mail(self, **columns: Any) -> str:
        """Add a checked mail and return its id."""
        mail_id = f"{len(self.mails) * 2654435761 % 2**64:016x}"
        plain = {"status": "checked", "language": "nl", "agent": "", "team": "", "skeleton": f"eigen {mail_id}"}
        counts = {"errors": 0, "warnings": 0, "suggestions": 0, "opening": "Dank voor uw bericht"}
        self.mails.append({"mail_id": mail_id, "source": SOURCES[0], "place": mail_id, **plain, **counts, **columns})
        return mail_id

    def add_finding(self, mail_id: str, rule: str, variant: int = 0, *, text: bool = True) -> None:
        """Add a finding to the mail that was added last, with one of the sentences of its rule."""
        _, severity, variants = KINDS[rule]
        frame, words, better = variants[variant % len(variants)]
        told = {
            "wording": words,
            "sentence": frame.format(words),
            "rewritten": frame.format(better) if better else None,
        }
        common = {"mail_id": mail_id, "category": rule.partition(".")[0], "rule": rule, "severity": severity}
        self.findings.append({**common, "scope": "sentence", "start": 10, "end": 20, **(told if text else {})})
        self.mails[-1][f"{severity}s"] += 1


def archive(mails: int = 3000, seed: int = 1, *, text: bool = True) -> Tables:
    """Compose an archive of 20 weeks in which a training halves the vague terms; writers differ."""
    chance, tables = random.Random(seed), Tables()
    writers = {team: [f"{team.lower()}{number}" for number in range(count)] for team, count in TEAMS.items()}
    habit = {name: chance.lognormvariate(0, 0.4) for names in writers.values() for name in names}
    for _ in range(mails):
        team = chance.choices(list(TEAMS), SHARES)[0]
        writer, sent = chance.choice(writers[team]), _moment(chance)
        mail = tables.add_mail(team=team, agent=writer, sent=sent)
        for rule, (rate, _, _) in KINDS.items():
            trained = rule.startswith("vage") and sent.date() >= TRAINING
            if chance.random() < rate * habit[writer] * (0.5 if trained else 1):
                tables.add_finding(mail, rule, chance.randrange(6), text=text)
        _praise(tables, mail, chance, text=text)
    _others(tables, chance, text=text)
    return tables


def _others(tables: Tables, chance: random.Random, *, text: bool) -> None:
    """Add reply templates, mails that were not checked, and what could not be read."""
    for skeleton, count, rules in (
        ("retour", 120, ["vage-termijn.zo-snel-mogelijk", "voorschrijven.klant-moet"]),
        ("bevestiging", 40, []),
        ("bijna een sjabloon", 9, ["vage-termijn.binnenkort"]),
    ):
        for _ in range(count):
            opening = f"Over uw {skeleton} <b>‹nummer›</b>" if text else None
            mail = tables.add_mail(
                team="Noord", agent="noord1", sent=_moment(chance), skeleton=skeleton, opening=opening
            )
            for rule in rules:
                tables.add_finding(mail, rule, text=text)
    for status, count in (("incoming", 800), ("automatic", 60), ("duplicate", 25), ("other-language", 40)):
        for _ in range(count):
            tables.add_mail(status=status, skeleton="", opening=None)
    tables.unread += [("a.mbox", f"bericht {n}", "geen tekst") for n in range(7)] + [
        ("b.pst", "", 'readpst ontbreekt; "x", y')
    ]


def _praise(tables: Tables, mail: str, chance: random.Random, *, text: bool) -> None:
    for name, rate in PLUS.items():
        if chance.random() < rate:
            tables.plus_points.append({"mail_id": mail, "category": name, "wording": "dank" if text else None})


def _moment(chance: random.Random) -> datetime:
    day = FIRST + timedelta(weeks=chance.randrange(20), days=chance.randrange(5))
    return datetime(day.year, day.month, day.day, chance.randrange(9, 17), chance.randrange(60))


def _write_parquet(path: Path, columns: dict[str, str], rows: Iterable[dict[str, Any]]) -> None:
    lines = path.with_suffix(".jsonl")
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, default=str) + "\n" for row in rows)
    source = f"read_json('{lines}', format = 'newline_delimited', columns = {columns!r})"
    duckdb.sql(f"COPY (SELECT * FROM {source}) TO '{path}' (FORMAT parquet)")
    lines.unlink()
