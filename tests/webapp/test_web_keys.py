"""Keys: each chooses the settings of an organisation, and a wrong one gets nowhere."""

import logging
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from checker import Checker
from checker.errors import SettingsError
from checker.settings import read_settings
from webapp import create_app

CHECK = "/api/v1/check"
TEXT = "U hoort zo snel mogelijk iets. Dit is een kwakkelzin. Wat een flapdrol."
NOORD, ZUID, WRONG = "noord-1234", "zuid-5678", "fout-geheim"
RULE = """\
category: eigen
title: Eigen woorden
why: Dit is alleen voor de proef.
source: {document: "001", advice: 1}
rules:
  - id: flapdrol
    severity: error
    match: [flapdrol]
    message: "‘{match}’ staat er."
    advice: Laat het weg.
    examples:
      flag: [{text: "Dit is [[flapdrol]]."}]
      leave: [{text: "Dit is niets."}]
"""


def settings_in(folder: Path, more: str = "") -> Path:
    (folder / "eigen").mkdir()
    (folder / "eigen" / "eigen.yaml").write_text(RULE, encoding="utf-8")
    (folder / "noord.yaml").write_text("rules: {off: [webproef]}\n", encoding="utf-8")
    (folder / "zuid.yaml").write_text("rules: {extra: [eigen], off: [vage-termijn]}\n", encoding="utf-8")
    main = folder / "klantcheck.yaml"
    main.write_text(
        f"server:\n  keys:\n    - {{key_sha256: {sha256(NOORD.encode()).hexdigest()}, settings: noord.yaml}}\n"
        f"    - {{key_env: ZUID_KEY, settings: zuid.yaml}}\n{more}",
        encoding="utf-8",
    )
    return main


def client_with(folder: Path, checker: Checker, more: str = "") -> FlaskClient:
    own = checker.with_settings(read_settings(settings_in(folder, more)))
    return create_app(checker=own).test_client()


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZUID_KEY", ZUID)


@pytest.fixture(autouse=True)
def small_rules(checker: Checker) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.flow.shipped_rules", lambda: Path(__file__).parent / "rules")
        yield


@pytest.fixture
def client(tmp_path: Path, checker: Checker) -> FlaskClient:
    return client_with(tmp_path, checker)


def found(client: FlaskClient, **headers: str) -> list[str]:
    answer = client.post(CHECK, json={"text": TEXT}, headers={k.replace("_", "-"): v for k, v in headers.items()})
    assert answer.status_code == 200, answer.text
    return [finding["rule"] for finding in answer.get_json()["findings"]]


def test_a_key_chooses_rules_and_settings(client: FlaskClient) -> None:
    noord = ["vage-termijn.zo-snel-mogelijk"]
    zuid = ["webproef.open-plek", "eigen.flapdrol"]
    assert found(client, X_API_Key=NOORD) == found(client, Authorization=f"Bearer {NOORD}") == noord
    assert found(client, X_API_Key=ZUID) == found(client, Authorization=f"bearer {ZUID}") == zuid


def test_clients_of_languagetool_send_it_as_a_parameter(client: FlaskClient) -> None:
    def ids(**given: str) -> list[str]:
        answer = client.post("/v2/check", data={"language": "nl", "text": TEXT, "username": "x", **given})
        return [match["rule"]["id"] for match in answer.get_json()["matches"]]

    assert ids(apiKey=NOORD) == ["vage-termijn.zo-snel-mogelijk"]
    assert "eigen.flapdrol" in ids(apiKey=ZUID)
    asked = client.get("/v2/check", query_string={"language": "nl", "text": TEXT, "apiKey": NOORD})
    assert len(asked.get_json()["matches"]) == 1


def test_the_rules_of_a_key_are_shown_to_that_key(client: FlaskClient) -> None:
    def ids(key: str) -> set[str]:
        return {rule["id"] for rule in client.get("/api/v1/rules", headers={"X-API-Key": key}).get_json()["rules"]}

    assert "eigen.flapdrol" in ids(ZUID) - ids(NOORD)


def test_the_hook_judges_with_the_rules_of_the_key(client: FlaskClient) -> None:
    mail = {"text": "Goedemiddag, dit is echt een flapdrol van een bericht aan u.", "sender": "a@b.nl"}
    rules = [
        client.post("/api/v1/hook", json=mail, headers={"X-API-Key": key}).get_json()["rules"] for key in (NOORD, ZUID)
    ]
    assert rules == [[], ["eigen.flapdrol"]]


@pytest.mark.parametrize(
    "headers", [{}, {"X-API-Key": WRONG}, {"X-API-Key": NOORD.upper()}, {"Authorization": f"Bearer {WRONG}"}]
)
@pytest.mark.parametrize("path", [CHECK, "/api/v1/hook", "/"])
def test_without_the_right_key_nothing_is_checked(client: FlaskClient, path: str, headers: dict[str, str]) -> None:
    answer = client.post(path, json={"text": TEXT}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert WRONG not in answer.text
    if path != "/":
        assert answer.get_json()["error"]["code"] == ("wrong_key" if headers else "key_needed")


@pytest.mark.parametrize("given", [{}, {"apiKey": WRONG}])
def test_a_client_of_languagetool_is_told_in_plain_text(client: FlaskClient, given: dict[str, str]) -> None:
    for path in ("/v2/check", "/v2/configinfo"):
        answer = client.post(path, data={"language": "nl", "text": TEXT, **given})
        assert (answer.status_code, answer.mimetype) == (401, "text/plain")
        assert answer.text.startswith("Error: This ")


def test_what_clients_ask_before_they_send_a_key_is_answered(client: FlaskClient) -> None:
    for path in ("/v2/languages", "/v2/healthcheck", "/v2/maxtextlength", "/healthz", "/readyz", "/", "/regels"):
        assert client.get(path).status_code == 200
    assert client.options("/v2/check").status_code == 204


def test_a_key_is_nowhere_to_be_seen(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        said = [client.post(CHECK, json={"text": TEXT}, headers={"X-API-Key": key}).text for key in (NOORD, WRONG)] + [
            client.get("/metrics").text
        ]
    for text in (*said, caplog.text):
        assert NOORD not in text
        assert WRONG not in text
        assert sha256(NOORD.encode()).hexdigest() not in text


def test_without_a_key_the_servers_own_settings_where_that_is_allowed(tmp_path: Path, checker: Checker) -> None:
    client = client_with(tmp_path, checker, "  key_needed: false\n")
    assert found(client) == ["vage-termijn.zo-snel-mogelijk", "webproef.open-plek"]
    assert found(client, X_API_Key=NOORD) == ["vage-termijn.zo-snel-mogelijk"]
    assert client.post(CHECK, json={"text": TEXT}, headers={"X-API-Key": WRONG}).status_code == 401


def test_a_key_is_counted_by_itself(tmp_path: Path, checker: Checker) -> None:
    client = client_with(tmp_path, checker, "  per_minute: 1\n")

    def status(key: str) -> int:
        return client.post(CHECK, json={"text": "Hoi."}, headers={"X-API-Key": key}).status_code

    assert [status(NOORD), status(NOORD), status(ZUID)] == [200, 429, 200]


def test_without_keys_none_is_looked_at(checker: Checker) -> None:
    client = create_app(checker=checker).test_client()
    assert found(client, X_API_Key=WRONG) == found(client)


def test_organisations_share_what_they_can(checker: Checker, tmp_path: Path) -> None:
    own = checker.with_settings(read_settings(settings_in(tmp_path)))
    assert own.rulebook is checker.rulebook
    assert own.pipeline == checker.pipeline
    assert own.settings is not checker.settings


@pytest.mark.parametrize(
    ("write", "problem"),
    [
        ({"noord.yaml": "server: {at_once: 3}\n"}, "noord.yaml: server: hoort alleen in de instellingen van de server"),
        ({"noord.yaml": "zerver: {}\n"}, "noord.yaml:1: zerver: onbekende sleutel"),
        ({"noord.yaml": "rules: {off: [niets]}\n"}, "rules.off: ‘niets’ is geen categorie of regel"),
        ({"noord.yaml": None}, "noord.yaml: dit bestand bestaat niet"),
    ],
)
def test_settings_of_a_key_that_cannot_be_used(
    tmp_path: Path, checker: Checker, write: dict[str, Any], problem: str
) -> None:
    own = checker.with_settings(read_settings(settings_in(tmp_path)))
    for name, text in write.items():
        (tmp_path / name).unlink() if text is None else (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=problem):
        create_app(checker=own)


def test_a_key_that_is_not_in_the_environment(
    tmp_path: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZUID_KEY", "")
    with pytest.raises(SettingsError, match="omgevingsvariabele ‘ZUID_KEY’ ontbreekt of is leeg"):
        client_with(tmp_path, checker)


def test_the_document_says_how_to_send_a_key(client: FlaskClient) -> None:
    document = client.get("/openapi/openapi.json").get_json()
    named = {name for choice in document["paths"][CHECK]["post"]["security"] for name in choice}
    assert named == set(document["components"]["securitySchemes"])
    assert document["components"]["securitySchemes"]["key"]["name"] == "X-API-Key"
