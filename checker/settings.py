"""The settings of an organisation, read from `klantcheck.yaml`; every key has a good default."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from checker.errors import SettingsError
from checker.files import YamlError, first_problem, read_yaml

Severity = Literal["error", "warning", "suggestion"]
BUNDLED_PIPELINE = "nl_klantmail_sm"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Response(_Block):
    """How soon the organisation answers a customer."""

    working_days: Annotated[int, Field(ge=0, le=60)] = 1
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
    works_on: tuple[str, ...] = ("Goede Vrijdag",)
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
    brands: tuple[str, ...] = ()
    """Your own brands: never seen as a competitor."""
    competitors: tuple[str, ...] = ()
    """Competitors, besides the shipped list of well-known brands."""


class RuleSettings(_Block):
    """Which rules apply, by rule id or by the front part of it."""

    off: tuple[str, ...] = ()
    """Categories or rules that are switched off, such as `voorschrijven` or `vage-termijn.even-geduld`."""
    severity: dict[str, Severity] = {}
    """Another severity for a category or a rule; the longest name that fits wins."""
    extra: tuple[Path, ...] = ()
    """Folders with rules of your own; a relative path counts from the settings file."""


class Settings(_Block):
    """All settings of an organisation."""

    model: str = BUNDLED_PIPELINE
    """The spaCy pipeline: the bundled one, the name of an installed one, or a folder."""
    address_form: Literal["auto", "u", "je"] = "auto"
    """How you address customers; `auto` follows the draft."""
    response: Response = Response()
    """How soon you answer."""
    office: Office = Office()
    """When you work."""
    organisation: Organisation = Organisation()
    """Who you are."""
    rules: RuleSettings = RuleSettings()
    """Which rules apply."""

    @model_validator(mode="after")
    def _own_is_no_competitor(self) -> Self:
        own = {brand.lower() for brand in (*self.organisation.brands, self.organisation.name)}
        for name in self.organisation.competitors:
            if name.lower() in own:
                raise ValueError(f"‘{name}’ staat als eigen merk én als concurrent vermeld")
        return self


def read_settings(path: Path) -> Settings:
    """Read a settings file; raises SettingsError with path, line and key when something in it is wrong."""
    try:
        file = read_yaml(path)
    except YamlError as error:
        raise SettingsError(f"{path}:{error.line}: {error.problem}") from error
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    try:
        settings = Settings.model_validate(file.data or {})
    except ValidationError as error:
        where, problem = first_problem(error)
        raise SettingsError(f"{path}:{file.line(where)}: {problem}") from error
    extra = tuple(path.parent / folder for folder in settings.rules.extra)
    return settings.model_copy(update={"rules": settings.rules.model_copy(update={"extra": extra})})
