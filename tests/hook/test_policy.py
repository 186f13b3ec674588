"""What an organisation wants to happen, read from YAML; every key works and nothing else is accepted."""

from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.hook.policy import Policy, read_policy

FULL = """\
severity: {error: hold, warning: note, suggestion: note}
rules: {verwijt: reject, verwijt.u-beweert: note}
senders: ["*@Service.example.nl"]
internal: [example.nl, "*.example.nl"]
trial: [nieuw@service.example.nl]
override: {accept: false, header: X-Toch, subject: "toch:"}
seconds: 2.5
waiting: 4
max_bytes: 2000
on_failure: tempfail
"""
WRONG = {
    "severity: {error: weg}": "1: severity.error: mag alleen 'pass', 'note', 'hold' of 'reject' zijn",
    "severity:\n  fout: hold": "2: severity.fout: onbekende sleutel",
    "rules: {verwijt: ja}": "1: rules.verwijt: mag alleen 'pass', 'note', 'hold' of 'reject' zijn",
    "senders: a@b.nl": "1: senders: moet een lijst zijn",
    "override:\n  header: 'X: y'": "2: override.header: heeft niet de goede vorm",
    "seconds: 0": "1: seconds: moet groter zijn dan 0",
    "seconds: 61": "1: seconds: mag hoogstens 60 zijn",
    "seconds: snel": "1: seconds: moet een getal zijn",
    "waiting: 0": "1: waiting: moet minstens 1 zijn",
    "max_bytes: 10": "1: max_bytes: moet minstens 1000 zijn",
    "on_failure: doorgaan": "1: on_failure: mag alleen 'pass', 'tempfail' of 'reject' zijn",
    "- a": "1: moet een blok met sleutels zijn",
    "seconds: 1\nseconds: 2": "2: de sleutel ‘seconds’ staat er twee keer",
}


def write(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_works(tmp_path: Path) -> None:
    policy = read_policy(write(tmp_path, FULL))
    assert policy.model_dump() == {
        "severity": {"error": "hold", "warning": "note", "suggestion": "note"},
        "rules": {"verwijt": "reject", "verwijt.u-beweert": "note"},
        "senders": ("*@service.example.nl",),
        "internal": ("example.nl", "*.example.nl"),
        "trial": ("nieuw@service.example.nl",),
        "override": {"accept": False, "header": "X-Toch", "subject": "toch:"},
        "seconds": 2.5,
        "waiting": 4,
        "max_bytes": 2000,
        "on_failure": "tempfail",
    }
    assert policy.model_fields_set == set(Policy.model_fields)


@pytest.mark.parametrize("text", WRONG)
def test_says_where_and_what(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_policy(path)
    assert str(caught.value) == f"{path}:{WRONG[text]}"


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert read_policy(write(tmp_path, "")) == Policy()


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"weg\.yaml: dit bestand is niet te lezen"):
        read_policy(Path("weg.yaml"))


def test_the_longest_name_that_fits_wins() -> None:
    policy = Policy(rules={"verwijt": "reject", "verwijt.u-beweert": "note"})
    assert policy.action("verwijt.u-beweert", "error") == "note"
    assert policy.action("verwijt.zoals-gezegd", "error") == "reject"
    assert policy.action("verwijten.iets", "suggestion") == "pass"


def test_who_is_checked() -> None:
    policy = Policy(senders=("*@service.nl",), trial=("nieuw@*",), internal=("firma.nl", "*.firma.nl"))
    assert policy.checks_sender("Jan@Service.NL")
    assert not policy.checks_sender("jan@anders.nl")
    assert policy.on_trial("nieuw@service.nl")
    assert policy.is_internal(("a@firma.nl", "b@post.firma.nl"))
    assert not policy.is_internal(("a@firma.nl", "klant@elders.nl"))
    assert not policy.is_internal(())
    assert not policy.is_internal(("klant@nietfirma.nl",))
