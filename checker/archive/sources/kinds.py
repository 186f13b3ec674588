"""Telling from name and content what kind of source a file is."""

from checker.archive.sources import outlook
from checker.archive.sources.mbox import POSTMARK
from checker.archive.sources.message import looks_like_message
from checker.archive.sources.places import PACKED, SourceError, name_of, open_source

HEAD = 65_536
_MAGIC = {b"PAR1": "parquet", b"!BDN": "pst", outlook.MAGIC: "files"}
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


def kind_of(source: str) -> str:
    """Return what kind of source a file is, by the name of its format or `zip`; raises SourceError when it is none."""
    with open_source(source) as file:
        head = file.read(HEAD)
    if not head.strip():
        raise SourceError("dit bestand is leeg")
    kind = next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), "")
    kind = kind or _kind_of_text(head.lstrip(_BEFORE_TEXT), _ending(source))
    if not kind:
        raise SourceError("dit soort bestand kan klantcheck niet lezen")
    return kind


def _kind_of_text(head: bytes, ending: str) -> str:
    if head.startswith(b"PK") and ending == "zip":
        return "zip"
    if POSTMARK.match(head):
        return "mbox"
    if ending in ("csv", "tsv"):
        return "csv"
    if ending == "eml" or looks_like_message(head):
        return "files"
    return "json" if head[:1] in (b"{", b"[") else ""


def _ending(source: str) -> str:
    name = name_of(source).lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return name.rpartition(".")[2]
