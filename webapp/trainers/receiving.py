"""Taking an upload in: its file goes to disk as it comes, and what the form says about it is read."""

import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Annotated, cast

from flask import request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.utils import secure_filename

from checker.settings import Archive, Server, Settings, Uploads
from webapp.trainers.job import Asked, Job

MEGABYTE = 1024 * 1024
FORM_ROOM = 64 * 1024
"""Bytes that the other fields of the form may take."""
IN_MEMORY = 512 * 1024
"""Bytes of a request that are in memory at once; the parser reads 64 KiB at a time."""
FIELDS = 20
LONGEST_NAME = 100
LONGEST_LABEL = 80
PATIENT = 4
"""How many times the limit is read, and thrown away, so that a browser gets to see why its file was refused."""
_CHUNK = 256 * 1024
NO_FILE = "Kies eerst een bestand."
WRONG_DOMAINS = (
    "Bij de eigen domeinen staat iets dat geen domein is. Schrijf ze zoals firma.nl, met een komma ertussen."
)
WRONG_DAY = "De datum van de training klopt niet. Kies een dag, zoals 15-9-2026."
NO_DAY = "Je noemt een training zonder datum. Vul ook de datum in, of laat allebei leeg."


class RefusedError(Exception):
    """An upload cannot be used; its message says why, in Dutch."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Filled(BaseModel):
    """What the form says besides the file, as it was filled in."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    domains: Annotated[str, Field(max_length=1000)] = ""
    """The organisation's domains."""
    day: str = ""
    """The day of a training, as YYYY-MM-DD."""
    label: Annotated[str, Field(max_length=LONGEST_LABEL)] = ""
    """The name of that training."""
    no_text: bool = False
    """Whether no sentences may be kept."""

    def asked(self, file: "Sent", settings: Settings, limits: Uploads) -> Asked:
        """Return what this asks for; raises RefusedError when something in it is wrong."""
        return Asked(
            name=file.name,
            title=file.title,
            settings=_settings(settings, _archive(settings.archive, self.domains)),
            keep_text=not self.no_text,
            day=self._day(),
            label=self.label.strip(),
            run_minutes=limits.run_minutes,
            minutes=limits.minutes,
        )

    def _day(self) -> date | None:
        if not self.day:
            if self.label.strip():
                raise RefusedError(NO_DAY)
            return None
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            raise RefusedError(WRONG_DAY) from None


@dataclass(frozen=True)
class Sent:
    """A file that was sent."""

    name: str
    """Its name on disk: nothing but a name to whatever reads it, with the ending that tells the kind of file."""
    title: str
    """Its name as the sender knows it."""


def receive(job: Job, limits: Uploads) -> tuple[Sent, Filled]:
    """Write the file of this request into a job's folder; return that, and the form.

    Raises RefusedError when the request holds no file or is too large.
    """
    request.max_content_length = limits.megabytes * MEGABYTE + FORM_ROOM
    try:
        fields, file = _parsed(job)
    except RequestEntityTooLarge:
        _read_on(request.max_content_length)
        raise RefusedError(f"Het bestand is te groot: het mag hoogstens {limits.megabytes} MB zijn.", 413) from None
    try:
        form = Filled.model_validate(fields.to_dict())
    except ValidationError:
        raise RefusedError("Wat je hebt ingevuld is te lang.") from None
    if not file:
        raise RefusedError(NO_FILE)
    return file, form


def _parsed(job: Job) -> tuple[MultiDict[str, str], Sent | None]:
    """Return the fields of the form and its file; None when there is none, or nothing in it."""

    def opened(
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return cast("IO[bytes]", tempfile.NamedTemporaryFile(dir=job.upload, delete=False))

    parser = FormDataParser(opened, max_form_memory_size=IN_MEMORY, max_form_parts=FIELDS)
    _, fields, files = parser.parse(request.stream, request.mimetype, None, request.mimetype_params)
    sent = None
    for field, file in files.items(multi=True):
        path = Path(str(file.stream.name))
        file.close()
        if field == "archive" and path.stat().st_size and not sent:
            sent = _sent(file.filename or "")
            path.rename(job.upload / sent.name)
        else:
            path.unlink()
    return fields, sent


def _sent(filename: str) -> Sent:
    title = "".join(letter for letter in re.split(r"[/\\]", filename)[-1] if letter.isprintable())[-LONGEST_NAME:]
    return Sent(secure_filename(title).lstrip("._-") or "archief", title)


def _read_on(limit: int) -> None:
    """Read what is still coming: a browser shows an answer only when it could send everything."""
    left = min(request.content_length or 0, PATIENT * limit)
    stream = request.environ["wsgi.input"]
    while left > 0:
        chunk = stream.read(min(left, _CHUNK))
        if not chunk:
            return
        left -= len(chunk)


def _archive(archive: Archive, domains: str) -> Archive:
    """Return settings for archives with the domains of the form; raises RefusedError when one is none."""
    given = [one.removeprefix("@") for one in re.split(r"[\s,;]+", domains) if one]
    try:
        return Archive.model_validate({**archive.model_dump(), "domains": given})
    except ValidationError:
        raise RefusedError(WRONG_DOMAINS) from None


def _settings(settings: Settings, archive: Archive) -> Settings:
    """Return the settings for a run in another folder, without those of the server."""
    extra = tuple(path.resolve() for path in settings.rules.extra)
    model = str(Path(settings.model).resolve()) if Path(settings.model).is_dir() else settings.model
    rules = settings.rules.model_copy(update={"extra": extra})
    return settings.model_copy(update={"archive": archive, "rules": rules, "model": model, "server": Server()})
