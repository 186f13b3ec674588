"""JSON of every shape and size: values are found without reading the file at once, and a break is named."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from sample_mails import mails_of, reasons, split

from checker.archive.model import Part
from checker.archive.sources import json_files, json_stream
from checker.archive.sources.json_stream import items

ROWS = [
    {"text": text, "id": number} for number, text in enumerate(["één", "]}[{", 'a "b" \\', "x" * 90, "\n", "é" * 30])
]
SHAPES = {
    "array": json.dumps(ROWS),
    "indented": json.dumps(ROWS, indent=4, ensure_ascii=False),
    "answer": json.dumps({"count": 6, "next_page": None, "results": ROWS, "took": [1, 2]}),
    "answers": "\n".join(json.dumps({"data": ROWS[at : at + 2]}) for at in (0, 2, 4)),
    "objects": "\n\n".join(json.dumps(row, indent=2) for row in ROWS),
    "lines": "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS),
    "lines without end": "\r\n".join(json.dumps(row) for row in ROWS) + "\r\n",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("mails", [1, 2, 3, 500])
def test_every_shape_gives_every_value_once(tmp_path: Path, shape: str, mails: int) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(b"\xef\xbb\xbf" * (mails == 2) + SHAPES[shape].encode())
    found = mails_of(path, mails)
    assert [(mail.text, mail.key) for mail in found] == [(row["text"], str(row["id"])) for row in ROWS]
    assert len({mail.place for mail in found}) == len(ROWS)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("chunk", [1, 2, 7, 30, 1000])
def test_values_are_found_however_the_file_is_read(monkeypatch: pytest.MonkeyPatch, shape: str, chunk: int) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", chunk)
    data = SHAPES[shape].encode()
    found = list(items(io.BytesIO(data)))
    assert [item.value() for item in found] == ROWS
    assert [json.loads(data[item.start : item.end]) for item in found] == ROWS


def test_a_large_array_is_not_read_at_once(tmp_path: Path) -> None:
    class Watched(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.most = max(self.most, len(data))
            return data

    file = Watched(json.dumps([{"text": "x" * 1000, "id": number} for number in range(8000)]).encode())
    found = items(file)
    assert next(found).end < 2000
    assert file.tell() <= json_stream.CHUNK
    assert len(list(found)) == 7999
    assert file.most <= 2 * json_stream.CHUNK


@pytest.mark.parametrize("mails", [1, 500])
def test_where_json_breaks_off_is_named_and_what_came_before_is_read(tmp_path: Path, mails: int) -> None:
    path = tmp_path / "export.json"
    whole = json.dumps(ROWS)
    path.write_text(whole[: whole.rindex("{") + 5])
    part = [one for one in split(path, mails) if isinstance(one, Part)]
    ((place, reason),) = reasons(path, mails)
    assert (place, reason) == ("", f"vanaf byte {whole.rindex('{')} is dit geen geldige JSON")
    assert len(part) == (5 if mails == 1 else 1)


@pytest.mark.parametrize("text", ["{", "[1, 2]", '"los"', "{]", "[" * 100_000, "[]", "{}", '{"a": nul}'])
def test_what_holds_no_mail_is_one_unread(tmp_path: Path, text: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(text)
    assert len(reasons(path)) == 1


def test_a_part_holds_no_more_than_so_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "MAX_PART", 300)
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(json.dumps({"text": "x" * 100, "id": number}) for number in range(9)))
    parts: list[Any] = split(path, 500)
    assert len(parts) > 3
    assert all(part.end - part.start <= 300 for part in parts)
    assert [mail.key for mail in mails_of(path, 500)] == [str(number) for number in range(9)]


def test_packed_lines_are_unpacked_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl.gz"
    path.write_bytes(gzip.compress(SHAPES["lines"].encode()))
    assert [mail.key for mail in mails_of(path, 2)] == [str(row["id"]) for row in ROWS]


def test_windows_1252_in_json_harms_only_its_own_row(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes('{"text": "café"}\n'.encode() + '{"text": "crème"}\n'.encode("cp1252"))
    assert [mail.text for mail in mails_of(path)] == ["café", "crème"]
