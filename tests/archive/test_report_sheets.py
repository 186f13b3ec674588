"""The sheets hold the figures of the report, and a spreadsheet runs nothing of them."""

import csv
from pathlib import Path

import openpyxl
import pytest
from report_archive import TRAINING, Tables, archive

from checker.archive.report.measures import Event
from checker.archive.report.model import Results
from checker.archive.report.results import read_results
from checker.archive.report.sheets import sheets, write_csv, write_workbook
from checker.archive.report.topics import read_rulebook
from checker.settings import Archive

RULEBOOK = read_rulebook()
FORMULA = '=HYPERLINK("http://kwaad.example")'


def nasty() -> Tables:
    tables = archive(900)
    tables.findings[0] |= {"wording": FORMULA, "sentence": f'{FORMULA} en meer; "zo",\nnieuwe regel'}
    return tables


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = nasty().write(tmp_path_factory.mktemp("run"))
    return read_results(folder, RULEBOOK, Archive(), [Event(TRAINING, "training")])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_files_hold_the_figures(results: Results, tmp_path: Path) -> None:
    write_csv(sheets(results), tmp_path)
    weeks = [row for row in rows(tmp_path / "weken.csv") if row["categorie"] == "alles"]
    assert [(row["week van"], int(row["punten"])) for row in weeks] == [
        (week.monday.isoformat(), week.findings) for week in results.weeks
    ]
    changes = {row["categorie"]: row for row in rows(tmp_path / "voor-en-na.csv")}
    assert float(changes["vage-termijn"]["verschil per 100 mails"]) == pytest.approx(
        results.comparisons[0].categories["vage-termijn"].change, abs=0.005
    )
    assert {row["regel"] for row in rows(tmp_path / "regels.csv")} == {rule.rule for rule in results.rules}
    assert [row["reden"] for row in rows(tmp_path / "niet-gelezen.csv")] == [one.reason for one in results.unread]


def test_the_workbook_holds_the_same_as_the_csv_files(results: Results, tmp_path: Path) -> None:
    found = sheets(results)
    write_workbook(found, tmp_path / "r.xlsx", results.totals.last)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == [sheet.name for sheet in found]
    for sheet in found:
        lines = list(book[sheet.name].iter_rows(values_only=True))
        assert lines[0] == tuple(sheet.heads)
        assert len(lines) == len(sheet.rows) + 1
    assert book["onderwerpen"]["C2"].value == results.categories[0].rate.findings


def test_a_text_is_never_run_as_a_formula(results: Results, tmp_path: Path) -> None:
    found = sheets(results)
    write_csv(found, tmp_path)
    write_workbook(found, tmp_path / "r.xlsx", None)
    texts = [row["woorden"] for row in rows(tmp_path / "zinnen.csv")]
    assert f"'{FORMULA}" in texts
    assert not any(one.startswith("=") for one in texts)
    cells = [cell for line in openpyxl.load_workbook(tmp_path / "r.xlsx")["zinnen"].iter_rows() for cell in line]
    assert FORMULA in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_people_have_a_sheet_only_when_the_settings_allow_it(results: Results, tmp_path: Path) -> None:
    assert "personen" not in {sheet.name for sheet in sheets(results)}
    allowed = read_results(archive(2000).write(tmp_path), RULEBOOK, Archive(per_person=True))
    [people] = [sheet for sheet in sheets(allowed) if sheet.name == "personen"]
    assert "noord1" in {row[0] for row in people.rows}


def test_the_same_results_give_the_same_workbook(results: Results, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(sheets(results), tmp_path / name, results.totals.last)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
