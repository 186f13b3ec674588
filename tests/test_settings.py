"""klantcheck.yaml: every key works, and what is wrong is said with path, line, key and a Dutch sentence."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

import checker.settings
from checker.errors import SettingsError
from checker.settings import Settings, read_settings

FULL = """\
model: nl_core_news_sm
address_form: je
response: {working_days: 3, before: "12:30"}
office:
  days: [maandag, zaterdag]
  country: BE
  works_on: [Goede Vrijdag, Pinkstermaandag]
organisation:
  name: Noord
  brands: [Zuid, "12"]
  competitors: [Oost]
allowed_wording: [Op deze polis is Nederlands recht van toepassing]
ignore: [{rule: haast.even-snel, text: even bellen}]
rules:
  off: [voorschrijven]
  severity: {vage-termijn: error, vage-termijn.binnenkort: suggestion}
  extra: [eigen/regels, /vast]
feedback: {file: meldingen.jsonl}
archive: {domains: [noord.nl], columns: {text: inhoud}, minimum_group: 8, per_person: true}
server:
  origins: ["https://mail.voorbeeld.nl"]
  at_once: 8
  seconds: 2.5
  per_minute: 60
  proxies: 1
  keys: [{key_env: ZUID_KEY, settings: zuid.yaml}]
  key_needed: false
  languagetool_upstream: http://localhost:8081/v2
  languagetool_seconds: 2
  uploads: {megabytes: 50, minutes: 10, run_minutes: 20.5}
"""
WRONG = {
    "model: 3": "1: model: moet tekst zijn",
    "model: true": "1: model: moet tekst zijn",
    'model: " "': "1: model: mag niet leeg zijn",
    "model:": "1: model: moet tekst zijn",
    "\n\nmodell: x": "3: modell: onbekende sleutel",
    "rules:\n  of: []": "2: rules.of: onbekende sleutel",
    "response:\n\n  before: 12:30\n  na: 1": "4: response.na: onbekende sleutel",
    "address_form: jij": "1: address_form: mag alleen 'auto', 'u' of 'je' zijn",
    "address_form: true": "1: address_form: mag alleen 'auto', 'u' of 'je' zijn",
    "response: 3": "1: response: moet een blok met sleutels zijn",
    "response:": "1: response: moet een blok met sleutels zijn",
    "response: {working_days: veel}": "1: response.working_days: moet een heel getal zijn",
    'response: {working_days: "3"}': "1: response.working_days: moet een heel getal zijn",
    "response: {working_days: true}": "1: response.working_days: moet een heel getal zijn",
    "response: {working_days: 1.5}": "1: response.working_days: moet een heel getal zijn",
    "response: {working_days: -1}": "1: response.working_days: moet minstens 0 zijn",
    "response:\n  working_days: 61": "2: response.working_days: mag hoogstens 60 zijn",
    'response: {before: "24:00"}': '1: response.before: moet een tijd zijn, zoals "17:00"',
    "response: {before: 9:00}": '1: response.before: moet een tijd zijn, zoals "17:00"',
    "response: {before: 17.00}": "1: response.before: moet tekst zijn",
    "office: {days: maandag}": "1: office.days: moet een lijst zijn",
    "office: {days: []}": "1: office.days: noem minstens één werkdag",
    "office:\n  days:\n    - maandag\n    - monday": (
        "4: office.days: mag alleen 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag' of 'zondag' zijn"
    ),
    "office: {country: DE}": "1: office.country: mag alleen 'NL' of 'BE' zijn",
    "office: {works_on: [1]}": "1: office.works_on: moet tekst zijn",
    "organisation: {name: 12}": "1: organisation.name: moet tekst zijn",
    "organisation: {brands: Bol}": "1: organisation.brands: moet een lijst zijn",
    "organisation:\n  brands:\n    - Bol\n    -": "4: organisation.brands: moet tekst zijn",
    'organisation: {competitors: [""]}': "1: organisation.competitors: mag niet leeg zijn",
    "organisation:\n  brands: [Bol]\n  competitors: [X, bol]": (
        "3: organisation.competitors: ‘bol’ staat als eigen merk én als concurrent vermeld"
    ),
    "organisation:\n  name: Bol\n  competitors: [BOL]": (
        "3: organisation.competitors: ‘BOL’ staat als eigen merk én als concurrent vermeld"
    ),
    "allowed_wording: Awb": "1: allowed_wording: moet een lijst zijn",
    "ignore: [{rule: haast}]": "1: ignore.text: de sleutel ontbreekt",
    "ignore: [{rule: haast, text: ' '}]": "1: ignore.text: mag niet leeg zijn",
    "rules:\n  severity:\n    a: error\n    b: fout": "4: rules.severity.b: mag alleen 'error', 'warning' of 'suggestion' zijn",
    "rules: {severity: [a]}": "1: rules.severity: moet een blok met sleutels zijn",
    "rules: {severity: {1: error}}": "1: rules.severity: moet tekst zijn",
    "feedback: {file: 3}": "1: feedback.file: moet een bestand zijn, zoals feedback.jsonl",
    'feedback:\n  file: ""': "2: feedback.file: moet een bestand zijn, zoals feedback.jsonl",
    "rules: {off: a}": "1: rules.off: moet een lijst zijn",
    "rules: {extra: [3]}": "1: rules.extra: moet een map zijn",
    "server: {at_once: 0}": "1: server.at_once: moet minstens 1 zijn",
    "server: {seconds: 0}": "1: server.seconds: moet groter zijn dan 0",
    "server: {seconds: snel}": "1: server.seconds: moet een getal zijn",
    "server: {per_minute: 0}": "1: server.per_minute: moet minstens 1 zijn",
    "server: {proxies: 11}": "1: server.proxies: mag hoogstens 10 zijn",
    "server: {key_needed: ja}": "1: server.key_needed: moet true of false zijn",
    "server:\n  keys:\n    - {settings: a.yaml}": "3: server.keys: noem key_sha256 of key_env, en niet allebei",
    "server:\n  keys:\n    - {key_sha256: geheim}": "3: server.keys.key_sha256: heeft niet de goede vorm",
    "server: {keys: [{key_env: A, settings: 3}]}": "1: server.keys.settings: moet een bestand zijn, zoals noord.yaml",
    "server: {languagetool_upstream: localhost}": (
        "1: server.languagetool_upstream: ‘localhost’ is geen adres zoals http://localhost:8081"
    ),
    "server: {languagetool_seconds: 61}": "1: server.languagetool_seconds: mag hoogstens 60 zijn",
    "server:\n  uploads: {megabytes: 0}": "2: server.uploads.megabytes: moet minstens 1 zijn",
    "server: {uploads: {minutes: 0}}": "1: server.uploads.minutes: moet groter zijn dan 0",
    "server: {uploads: true}": "1: server.uploads: moet een blok met sleutels zijn",
    "server: {origins: [https://a.nl/]}": (
        "1: server.origins: ‘https://a.nl/’ is geen adres zonder pad, zoals https://mail.voorbeeld.nl"
    ),
    "- a": "1: moet een blok met sleutels zijn",
    "[]": "1: moet een blok met sleutels zijn",
    "false": "1: moet een blok met sleutels zijn",
    "tekst": "1: moet een blok met sleutels zijn",
    "model: a\nmodel: b": "2: de sleutel ‘model’ staat er twee keer",
    "model: a: b": "1: geen geldige YAML: een dubbele punt te veel; zet zulke tekst tussen aanhalingstekens",
}


def write(folder: Path, text: str) -> Path:
    path = folder / "klantcheck.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_works(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, FULL))
    assert settings.model_dump() == {
        "model": "nl_core_news_sm",
        "address_form": "je",
        "response": {"working_days": 3, "before": "12:30"},
        "office": {
            "days": ("maandag", "zaterdag"),
            "country": "BE",
            "works_on": ("Goede Vrijdag", "Pinkstermaandag"),
        },
        "organisation": {"name": "Noord", "brands": ("Zuid", "12"), "competitors": ("Oost",)},
        "allowed_wording": ("Op deze polis is Nederlands recht van toepassing",),
        "ignore": ({"rule": "haast.even-snel", "text": "even bellen"},),
        "rules": {
            "off": ("voorschrijven",),
            "severity": {"vage-termijn": "error", "vage-termijn.binnenkort": "suggestion"},
            "extra": (tmp_path / "eigen/regels", Path("/vast")),
        },
        "feedback": {"file": tmp_path / "meldingen.jsonl"},
        "archive": {"domains": ("noord.nl",), "columns": {"text": "inhoud"}, "minimum_group": 8, "per_person": True},
        "server": {
            "origins": ("https://mail.voorbeeld.nl",),
            "at_once": 8,
            "seconds": 2.5,
            "per_minute": 60,
            "proxies": 1,
            "keys": ({"key_sha256": None, "key_env": "ZUID_KEY", "settings": tmp_path / "zuid.yaml"},),
            "key_needed": False,
            "languagetool_upstream": "http://localhost:8081/v2",
            "languagetool_seconds": 2,
            "uploads": {"megabytes": 50, "minutes": 10, "run_minutes": 20.5},
        },
    }


def test_the_full_example_leaves_no_key_out(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, FULL))
    blocks = [value for value in vars(settings).values() if isinstance(value, BaseModel)]
    for block in (settings, *blocks):
        assert block.model_fields_set == set(type(block).model_fields)


def test_every_key_says_what_it_is() -> None:
    source = ast.parse(Path(checker.settings.__file__).read_text(encoding="utf-8"))
    blocks = [block for block in source.body if isinstance(block, ast.ClassDef) and block.name != "Manner"]
    keys = [pair for block in blocks for pair in pairwise(block.body) if isinstance(pair[0], ast.AnnAssign)]
    assert len(keys) > 30
    assert all(isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) for _, below in keys)


@pytest.mark.parametrize("text", ["", "# niets\n", "---\n", "\ufeff"])
def test_an_empty_file_gives_the_defaults(text: str, tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, text)) == Settings()


def test_an_unquoted_time_is_a_time(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, "response: {before: 12:30}")).response.before == "12:30"


def test_words_that_other_programs_read_as_yes_or_no_stay_words(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, "organisation: {name: no, brands: [on, off, ja, yes, y, nee, No, Off]}"))
    assert settings.organisation.name == "no"
    assert settings.organisation.brands == ("on", "off", "ja", "yes", "y", "nee", "No", "Off")


@pytest.mark.parametrize("text", WRONG)
def test_says_where_and_what(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert str(caught.value) == f"{path}:{WRONG[text]}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.yaml: dit bestand bestaat niet$"):
        read_settings(tmp_path / "weg.yaml")
    with pytest.raises(SettingsError, match=r": dit is een map, geen bestand$"):
        read_settings(tmp_path)


def test_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "klantcheck.yaml"
    path.write_bytes("organisation: {name: Café}".encode("cp1252"))
    with pytest.raises(SettingsError, match=r"klantcheck\.yaml:1: het bestand is geen UTF-8$"):
        read_settings(path)


def test_settings_made_in_python_are_validated_alike() -> None:
    with pytest.raises(ValueError, match="eigen merk én als concurrent"):
        Settings.model_validate({"organisation": {"brands": ["A"], "competitors": ["a"]}})
    with pytest.raises(ValueError, match="frozen"):
        Settings().model = "x"  # type: ignore[misc]
