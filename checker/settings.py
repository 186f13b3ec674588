"""The settings of an organisation, read from `klantcheck.yaml`; every key has a good default."""

import re
from pathlib import Path
from typing import Annotated, Literal, TypedDict

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from checker.errors import SettingsError
from checker.files import YamlError, first_problem, read_yaml

Severity = Literal["error", "warning", "suggestion"]
AddressForm = Literal["auto", "u", "je"]
BUNDLED_PIPELINE = "nl_klantmail_sm"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Column = Literal[
    "text", "html", "raw", "subject", "sent", "sender", "recipients", "agent", "team", "ticket", "id", "outgoing"
]
Columns = dict[Column, Name]
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


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


class Key(_Block):
    """A key that a client sends along, and the settings that it chooses."""

    key_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of the key, as 64 hexadecimal digits."""
    key_env: Name | None = None
    """The environment variable that holds the key itself."""
    settings: Path | None = None
    """The settings file of this organisation; a relative path counts from this file. Without it, these settings."""

    @field_validator("settings", mode="before")
    @classmethod
    def _file_name(cls, value: object) -> object:
        if value is not None and not (isinstance(value, str | Path) and str(value).strip()):
            raise ValueError("moet een bestand zijn, zoals noord.yaml")
        return value

    @model_validator(mode="after")
    def _one_key(self) -> "Key":
        if (self.key_sha256 is None) == (self.key_env is None):
            raise ValueError("noem key_sha256 of key_env, en niet allebei")
        return self


class Uploads(_Block):
    """An archive that trainers send to the page, so that they get a report of it; all of it is removed again."""

    megabytes: Annotated[int, Field(ge=1, le=100_000, strict=True)] = 200
    """How large the file may be."""
    minutes: Annotated[float, Field(gt=0, le=1440)] = 30
    """How long the report stays, unless it is removed earlier."""
    run_minutes: Annotated[float, Field(gt=0, le=1440)] = 60
    """How long checking may take."""


class Server(_Block):
    """How `klantcheck serve` deals with other programs."""

    origins: tuple[Name, ...] = ()
    """Other sites whose scripts may call the API from a browser, such as `https://mail.voorbeeld.nl`."""
    at_once: Annotated[int, Field(ge=1, le=1000, strict=True)] = 32
    """How many drafts may be under way at once in a worker; more are asked to come back in a second."""
    seconds: Annotated[float, Field(gt=0, le=600)] = 30
    """How long the check of a draft may take; one that takes longer is given up."""
    per_minute: Annotated[int, Field(ge=1, strict=True)] | None = None
    """How many drafts one key, or else one address, may send to a worker in a minute; without it any number."""
    proxies: Annotated[int, Field(ge=0, le=10, strict=True)] = 0
    """How many reverse proxies stand before the server; they tell whose request it is (X-Forwarded-For and so on)."""
    keys: tuple[Key, ...] = ()
    """The organisations that use the server, each by its key; without any, everybody may use it."""
    key_needed: Annotated[bool, Field(strict=True)] = True
    """Whether, once there are keys, a draft without a key is refused; otherwise it gets the server's own settings."""
    languagetool_upstream: str | None = None
    """Address of a LanguageTool server whose matches LanguageTool clients get too, such as `http://localhost:8081`."""
    languagetool_seconds: Annotated[float, Field(gt=0, le=60)] = 4
    """How long that server may take; what it has not said by then is left out."""
    uploads: Uploads | None = None
    """What trainers may send to the page at `/trainers`; without it they cannot."""

    @field_validator("origins")
    @classmethod
    def _only_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if not re.fullmatch(r"[a-z][a-z0-9+.-]*://[^/\s]+", origin):
                raise ValueError(f"‘{origin}’ is geen adres zonder pad, zoals https://mail.voorbeeld.nl")
        return value

    @field_validator("languagetool_upstream")
    @classmethod
    def _only_http(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^/\s?#@]+(/[^\s?#]*)?", value):
            raise ValueError(f"‘{value}’ is geen adres zoals http://localhost:8081")
        return value


class Feedback(_Block):
    """What writers may say about findings; off unless there is a file for it."""

    file: Path | None = None
    """Where it is kept, one JSON line each; a relative path counts from the settings file. Without, nothing is kept."""

    @field_validator("file", mode="before")
    @classmethod
    def _file_name(cls, value: object) -> object:
        if value is not None and not (isinstance(value, str | Path) and str(value).strip()):
            raise ValueError("moet een bestand zijn, zoals feedback.jsonl")
        return value


class Archive(_Block):
    """How archived mail is read, and reported on."""

    domains: tuple[Name, ...] = ()
    """Your own domains, such as `firma.nl`, which covers `mail.firma.nl`: only what they sent is checked."""
    columns: Columns = {}
    """Which column of a table holds what, such as `{text: bericht}`; for the others the usual names are tried."""
    minimum_group: Annotated[int, Field(ge=2, le=1000, strict=True)] = 5
    """Of how many people a team has to be before the report shows its figures; smaller teams are put together."""
    per_person: Annotated[bool, Field(strict=True)] = False
    """Whether the report shows figures per person; ask the works council and the people themselves first."""

    @field_validator("domains")
    @classmethod
    def _only_domains(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for domain in value:
            if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", domain):
                raise ValueError(f"‘{domain}’ is geen domein, zoals firma.nl")
        return value


class Settings(_Block):
    """All settings of an organisation."""

    model: Name = BUNDLED_PIPELINE
    """The spaCy pipeline: the bundled one, the name of an installed one, or a folder."""
    address_form: AddressForm = "auto"
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
    feedback: Feedback = Feedback()
    """What writers may say about findings."""
    archive: Archive = Archive()
    """How archived mail is read, and reported on."""


class Manner(TypedDict, total=False):
    """What a writer may choose for one mail, in place of what the settings say."""

    address_form: AddressForm
    """How this mail addresses the customer."""
    response: Response
    """How soon this customer hears from you."""


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
    return _from_folder(settings, path.parent)


def _from_folder(settings: Settings, folder: Path) -> Settings:
    """Return the settings with every relative path counted from a folder."""
    rules = settings.rules.model_copy(update={"extra": tuple(folder / one for one in settings.rules.extra)})
    feedback = Feedback(file=settings.feedback.file and folder / settings.feedback.file)
    keys = tuple(
        key.model_copy(update={"settings": key.settings and folder / key.settings}) for key in settings.server.keys
    )
    server = settings.server.model_copy(update={"keys": keys})
    return settings.model_copy(update={"rules": rules, "server": server, "feedback": feedback})
