"""The settings of an organisation, read from `klantcheck.yaml`; every key has a good default."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, ValidationInfo, field_validator

from checker.errors import SettingsError
from checker.files import YamlError, first_problem, read_yaml

Severity = Literal["error", "warning", "suggestion"]
BUNDLED_PIPELINE = "nl_klantmail_sm"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Response(_Block):
    """How soon the organisation answers a customer."""

    working_days: Annotated[int, Field(ge=0, le=60, strict=True)] = 1
    """Within how many working days a customer hears from you."""
    before: str = "17:00"
    """Before what time on that day, as HH:MM."""

    @field_validator("before")
    @classmethod
    def _clock(cls, value: str) -> str:
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError('moet een tijd zijn, zoals "17:00"')
        return value


class Office(_Block):
    """When the organisation works."""

    days: tuple[Weekday, ...] = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
    """The days on which somebody answers."""
    country: Literal["NL", "BE"] = "NL"
    """Whose public holidays count."""
    works_on: tuple[Name, ...] = ("Goede Vrijdag",)
    """Public holidays on which you work all the same, by their Dutch name."""

    @field_validator("days")
    @classmethod
    def _some_day(cls, value: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        if not value:
            raise ValueError("noem minstens één werkdag")
        return value


class Organisation(_Block):
    """Who sends the mail."""

    name: str = ""
    """The organisation's name."""
    brands: tuple[Name, ...] = ()
    """Your own brands: never seen as a competitor."""
    competitors: tuple[Name, ...] = ()
    """Competitors, besides the shipped list of well-known brands."""

    @field_validator("competitors")
    @classmethod
    def _not_our_own(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        own = {brand.casefold() for brand in (*info.data.get("brands", ()), info.data.get("name", ""))}
        for name in value:
            if name.casefold() in own:
                raise ValueError(f"‘{name}’ staat als eigen merk én als concurrent vermeld")
        return value


class RuleSettings(_Block):
    """Which rules apply, by rule id or by the front part of it."""

    off: tuple[Name, ...] = ()
    """Categories or rules that are switched off, such as `voorschrijven` or `vage-termijn.even-geduld`."""
    severity: dict[str, Severity] = {}
    """Another severity for a category or a rule; the longest name that fits wins."""
    extra: tuple[Path, ...] = ()
    """Folders with rules of your own; a relative path counts from the settings file."""


class Ignored(_Block):
    """Words that stay as they are, whatever a rule says about them."""

    rule: Name
    """The rule or category that is silent there, such as `haast` or `haast.even-snel`."""
    text: Name
    """The words; a finding that lies within them is not shown. Capitals and line breaks may differ."""


class Server(_Block):
    """How `klantcheck serve` deals with other programs."""

    origins: tuple[Name, ...] = ()
    """Other sites whose scripts may call the API from a browser, such as `https://mail.voorbeeld.nl`."""
    at_once: Annotated[int, Field(ge=1, le=1000, strict=True)] = 32
    """How many drafts may be under way at once; more are asked to come back in a second."""

    @field_validator("origins")
    @classmethod
    def _only_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if not re.fullmatch(r"[a-z][a-z0-9+.-]*://[^/\s]+", origin):
                raise ValueError(f"‘{origin}’ is geen adres zonder pad, zoals https://mail.voorbeeld.nl")
        return value


class Settings(_Block):
    """All settings of an organisation."""

    model: Name = BUNDLED_PIPELINE
    """The spaCy pipeline: the bundled one, the name of an installed one, or a folder."""
    address_form: Literal["auto", "u", "je"] = "auto"
    """How you address customers; `auto` follows the draft."""
    response: Response = Response()
    """How soon you answer."""
    office: Office = Office()
    """When you work."""
    organisation: Organisation = Organisation()
    """Who you are."""
    allowed_wording: tuple[Name, ...] = ()
    """Wording that you have to use, such as a text that the law prescribes: nothing inside it is found."""
    ignore: tuple[Ignored, ...] = ()
    """Words of yours about which a rule is silent."""
    rules: RuleSettings = RuleSettings()
    """Which rules apply."""
    server: Server = Server()
    """How the server deals with other programs."""


def read_settings(path: Path) -> Settings:
    """Read a settings file; raises SettingsError with path, line and key when something in it is wrong."""
    try:
        file = read_yaml(path)
    except YamlError as error:
        raise SettingsError(f"{path}:{error.line}: {error.problem}") from error
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: dit bestand bestaat niet") from error
    except IsADirectoryError as error:
        raise SettingsError(f"{path}: dit is een map, geen bestand") from error
    except OSError as error:
        raise SettingsError(f"{path}: dit bestand is niet te lezen") from error
    try:
        settings = Settings.model_validate({} if file.data is None else file.data)
    except ValidationError as error:
        where, problem = first_problem(error)
        raise SettingsError(f"{path}:{file.line(where)}: {problem}") from error
    extra = tuple(path.parent / folder for folder in settings.rules.extra)
    return settings.model_copy(update={"rules": settings.rules.model_copy(update={"extra": extra})})
