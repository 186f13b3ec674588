"""CSV, JSON Lines and Parquet: columns are found or named, and every split gives each row once."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from sample_mails import NO_SETTINGS, mails_of, message, read_all, reasons, split

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources import read
from checker.settings import Archive

ROWS = [
    {
        "id": f"m{number}",
        "verzonden op": f"{number % 28 + 1}-3-2026 09:{number % 60:02}",
        "medewerker": ["Sanne", "Joost", "Fatima"][number % 3],
        "team": ["Retour", "Facturen"][number % 2],
        "ticketnummer": 7000 + number,
        "bericht": ["Hallo,\nhoe gaat het?", 'Zij zei ""ja""; wij ook', "Één café, €5", "", "x" * 700][number % 5],
    }
    for number in range(60)
]


def csv_text(separator: str = ";", end: str = "\n") -> str:
    lines = [separator.join(ROWS[0])]
    lines += [separator.join(f'"{value}"' for value in row.values()) for row in ROWS]
    return end.join(lines) + end


def texts() -> list[str]:
    return [str(row["bericht"]).replace('""', '"') for row in ROWS]


def path_of(folder: Path, kind: str) -> Path:
    path = folder / f"export.{kind}"
    if kind == "csv":
        path.write_text(csv_text(), encoding="utf-8")
    elif kind == "jsonl":
        lines = [json.dumps(row | {"bericht": text}) for row, text in zip(ROWS, texts(), strict=True)]
        path.write_text("\n".join(lines) + "\n")
    elif kind == "json":
        rows = [row | {"bericht": text} for row, text in zip(ROWS, texts(), strict=True)]
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=2), encoding="utf-8")
    else:
        import duckdb

        jsonl = path_of(folder, "jsonl")
        duckdb.sql(f"COPY (SELECT * FROM read_json('{jsonl}')) TO '{path}' (ROW_GROUP_SIZE 7)")
    return path


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "parquet"])
@pytest.mark.parametrize("mails", [2, 7, 59, 60, 500])
def test_every_split_gives_each_row_once(tmp_path: Path, kind: str, mails: int) -> None:
    path = path_of(tmp_path, kind)
    found = mails_of(path, mails)
    assert [mail.text for mail in found] == texts()
    assert [mail.key for mail in found] == [row["id"] for row in ROWS]
    assert len(split(path, mails)) == -(-60 // mails)
    assert len({mail.place for mail in found}) == 60


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "parquet"])
def test_the_usual_columns_are_found_by_their_names(tmp_path: Path, kind: str) -> None:
    mail = mails_of(path_of(tmp_path, kind))[37]
    assert (mail.sent, mail.agent, mail.team, mail.ticket) == (
        datetime(2026, 3, 10, 9, 37),
        "Joost",
        "Facturen",
        "7037",
    )


def test_columns_can_be_named_in_the_settings_also_inside_a_record(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"tekst": "niet dit", "inhoud_nl": {"mail": "wel dit"}, "wie": "Bo"}\n' * 2)
    archive = Archive(columns={"text": "inhoud_nl.mail", "agent": "wie"})
    assert [(mail.text, mail.agent) for mail in mails_of(path, archive=archive)] == [("wel dit", "Bo")] * 2


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (NO_SETTINGS, "geen kolom heet naar tekst"),
        (
            Archive(columns={"text": "Bericht"}),
            "de kolom ‘Bericht’ uit de instellingen staat hier niet (wel: naam, woorden)",
        ),
    ],
)
def test_a_table_without_the_column_is_one_unread_that_names_the_columns(
    tmp_path: Path, archive: Archive, reason: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_text("naam,woorden\nSanne,Goedemorgen\n")
    ((place, told),) = reasons(path, archive=archive)
    assert place == ""
    assert reason in told
    assert "naam, woorden" in told


@pytest.mark.parametrize(
    ("encoding", "separator", "end"),
    [("utf-8", ",", "\n"), ("utf-8-sig", ";", "\r\n"), ("cp1252", ";", "\r\n"), ("utf-8", "\t", "\n")],
)
def test_csv_as_programs_write_it(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(csv_text(separator, end).encode(encoding))
    assert [mail.text.replace("\r\n", "\n") for mail in mails_of(path, 9)] == texts()


def test_one_row_in_another_encoding_does_not_harm_the_others(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes("id,tekst\n1,café\n".encode() + "2,crème\n".encode("cp1252") + "3,één\n".encode())
    assert [mail.text for mail in mails_of(path)] == ["café", "crème", "één"]


def test_excels_separator_line_and_empty_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("sep=;\nid;tekst,lang\n\n1;een\n\n2;twee\n\n")
    archive = Archive(columns={"text": "tekst,lang"})
    assert [(mail.key, mail.place) for mail in mails_of(path, 1, archive)] == [("1", "regel 4"), ("2", "regel 6")]


@pytest.mark.parametrize("mails", [1, 2, 500])
def test_broken_rows_are_named_by_their_line_and_the_others_read(tmp_path: Path, mails: int) -> None:
    path = tmp_path / "export.csv"
    path.write_text('id,tekst\n1,een\n2,"open\n3,drie\n4,te,veel\n5\n6,"zes\nop twee regels"\n7,"nooit dicht\n8,acht\n')
    found = read_all(path, mails)
    assert [mail.key for mail in found if isinstance(mail, ArchivedMail)] == ["1", "3", "6", "8"]


def test_a_row_after_an_open_quote_is_read_again_from_its_next_line(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text('id,tekst\n1,een\n2,"open\n3,drie\n4,te,veel\n5\n6,zes\n')
    assert [(one.key, one.place) for one in read_all(path) if isinstance(one, ArchivedMail)] == [
        ("1", "regel 2"),
        ("3", "regel 4"),
        ("6", "regel 7"),
    ]
    assert [place for place, _ in reasons(path)] == ["regel 3", "regel 5", "regel 6"]


def test_utf_16_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(csv_text().encode("utf-16"))
    ((_, reason),) = reasons(path)
    assert "UTF-8" in reason


@pytest.mark.parametrize("mails", [1, 2, 3, 500])
def test_a_broken_line_amid_good_ones_is_named_by_its_number(tmp_path: Path, mails: int) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"text": "een"}\n{"text": "tw\n\n{"text": "drie"}\n[1, 2]\n{"text": "vier"}\n{"text": "vij')
    found = read_all(path, mails)
    assert [(one.place, one.text) for one in found if isinstance(one, ArchivedMail)] == [
        ("regel 1", "een"),
        ("regel 4", "drie"),
        ("regel 6", "vier"),
    ]
    assert [place for place, _ in reasons(path, mails)] == ["regel 2", "regel 5", "regel 7"]


def test_a_row_can_hold_a_whole_message_or_html_and_may_lack_words(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    rows = [
        {"raw": message(1).decode(), "team": "Retour"},
        {"html": "<p>Dag</p>", "text": " "},
        {"text": "gewoon", "html": "<p>gewoon</p>"},
        {"team": "Retour"},
        {"text": "half \ud83d teken"},
        {"raw": "geen mail"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    raw, html, text, empty, half, no_mail = read_all(path)
    assert isinstance(raw, ArchivedMail)
    assert (raw.key, raw.team, raw.raw) == ("<1@voorbeeld.nl>", "Retour", message(1))
    assert isinstance(html, ArchivedMail)
    assert (html.text, html.is_html) == ("<p>Dag</p>", True)
    assert isinstance(text, ArchivedMail)
    assert (text.text, text.is_html) == ("gewoon", False)
    assert isinstance(empty, ArchivedMail)
    assert (empty.text, empty.is_html) == ("", False)
    assert isinstance(half, ArchivedMail)
    assert half.text.encode()
    assert isinstance(no_mail, Unread)


@pytest.mark.parametrize(
    ("told", "sender", "agent"),
    [
        ("Sanne <SANNE@Voorbeeld.nl>", "sanne@voorbeeld.nl", "Sanne"),
        ("sanne@voorbeeld.nl", "sanne@voorbeeld.nl", ""),
        ("Team Retour", "", "Team Retour"),
        ("", "", ""),
    ],
)
def test_a_sender_is_an_address_or_else_a_name(tmp_path: Path, told: str, sender: str, agent: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"tekst,van,aan\nHallo,{told},a@klant.nl; B <b@Klant.nl>\n")
    (mail,) = mails_of(path)
    assert (mail.sender, mail.agent, mail.recipients) == (sender, agent, ("a@klant.nl", "b@klant.nl"))


@pytest.mark.parametrize(
    ("told", "outgoing"), [("uit", True), ("Inbound", False), ("1", True), ("?", None), ("", None)]
)
def test_a_column_may_say_which_way_a_mail_went(tmp_path: Path, told: str, outgoing: bool | None) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"tekst,richting\nHallo,{told}\n")
    assert [mail.outgoing for mail in mails_of(path)] == [outgoing]


def test_parquet_of_every_type_and_on_another_file_system(tmp_path: Path) -> None:
    import duckdb
    import fsspec

    path = tmp_path / "export.parquet"
    duckdb.sql(
        f"""COPY (SELECT 'Dag' AS body, TIMESTAMPTZ '2026-07-01 10:00:00+00' AS sent_at, ['a@x.nl', 'b@x.nl'] AS "to",
        true AS outgoing, 5::BIGINT AS id, '{message(1).decode()}'::BLOB AS raw) TO '{path}'"""
    )
    fsspec.filesystem("memory").pipe("/parket/export.parquet", path.read_bytes())
    for source in (path, "memory://parket/export.parquet"):
        (mail,) = mails_of(source)
        assert (mail.sent, mail.recipients, mail.outgoing) == (datetime(2026, 7, 1, 12), ("a@x.nl", "b@x.nl"), True)
        assert (mail.key, mail.raw) == ("5", message(1))


def test_a_broken_parquet_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.parquet"
    path.write_bytes(b"PAR1 en dan niets")
    ((_, reason),) = reasons(path)
    assert "ging iets mis" in reason


def test_a_part_of_a_table_that_changed_says_so_instead_of_failing(tmp_path: Path) -> None:
    path = path_of(tmp_path, "csv")
    part = split(path)[0]
    path.write_text("andere,kolommen\n1,2\n")
    assert isinstance(part, Part)
    (unread,) = read(part, NO_SETTINGS)
    assert isinstance(unread, Unread)
