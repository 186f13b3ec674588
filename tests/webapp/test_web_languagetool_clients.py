"""Requests in the form of each program that speaks LanguageTool's API, and one such program for real."""

import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import language_tool_python
import pytest
from flask.testing import FlaskClient
from language_tool_python.exceptions import LanguageToolError

TEXT = "Hoi 😀, u hoort zo snel mogelijk iets.\n\nGroet & tot gauw, Café + Zo"
PLACE = (16, 16)
ANNOTATED = [
    {"markup": "# "},
    {"text": "Hoi 😀, u hoort "},
    {"markup": "", "interpretAs": ""},
    {"text": "zo snel mogelijk iets."},
    {"markup": "\n\n", "interpretAs": "\n\n"},
    {"text": "Groet"},
]
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Recorded:
    """A request as a program sends it."""

    name: str
    body: str
    path: str = "/v2/check"
    kind: str = FORM
    place: tuple[int, int] | None = PLACE


def form(**given: str) -> str:
    return urlencode(given)


def data(**given: object) -> str:
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


ADDON = {
    "data": data(text=TEXT, metaData={"EmailToAddress": "", "FullName": "", "PageUrl": "mail.voorbeeld.nl"}),
    "textSessionId": "31234:1666000000000",
    "enableHiddenRules": "true",
    "motherTongue": "nl",
    "level": "default",
    "language": "auto",
    "noopLanguages": "de,en",
    "preferredLanguages": "nl,en",
    "preferredVariants": "en-US,de-DE,nl-NL",
    "disabledRules": "WHITESPACE_RULE,CONSECUTIVE_SPACES",
    "useragent": "webextension-chrome-ng",
    "allowIncompleteResults": "true",
}
RECORDED = [
    Recorded("LibreOffice", f"text={quote(TEXT)}&language=nl-NL&motherTongue=nl-NL"),
    Recorded("LibreOffice with an account", f"text={quote(TEXT)}&language=nl-NL&username=s%40v.nl&apiKey=abc"),
    Recorded(
        "LanguageTool for LibreOffice, sentences",
        form(
            text=TEXT,
            language="nl",
            disabledRules="A,B",
            mode="allButTextLevelOnly",
            ruleValues="X:3",
            useragent="java-http-client",
        ),
    ),
    Recorded(
        "LanguageTool for LibreOffice, whole text",
        form(
            text=TEXT,
            language="nl",
            enabledRules="A",
            enabledOnly="yes",
            mode="textLevelOnly",
            useragent="java-http-client",
        ),
        place=None,
    ),
    Recorded(
        "browser add-on, sentences",
        urlencode(ADDON | {"mode": "allButTextLevelOnly"}),
        "/v2/check?c=1&instanceId=31234%3A1666000000000&v=8.3.0",
    ),
    Recorded(
        "browser add-on, whole text", urlencode(ADDON | {"mode": "textLevelOnly"}), "/v2/check?c=1&v=8.3.0", place=None
    ),
    Recorded(
        "LTeX", form(language="nl", data=data(annotation=ANNOTATED), enabledRules="", level="picky"), place=(18, 16)
    ),
    Recorded(
        "VS Code linter",
        form(
            data=data(annotation=ANNOTATED), language="nl", motherTongue="nl", disabledCategories="", disabledRules="X"
        ),
        place=(18, 16),
    ),
    Recorded(
        "Obsidian",
        form(data=data(annotation=[{"text": TEXT}]), language="auto", enabledOnly="false", level="default"),
    ),
    Recorded("languagetool-rust", form(text=TEXT, language="auto", enabledOnly="false", level="default")),
    Recorded("Emacs and Sublime Text", form(language="nl", text=TEXT)),
    Recorded("a page that names the wrong type", form(language="nl", text=TEXT), kind="multipart/form-data"),
    Recorded("a program that leaves v2 out", form(language="nl", text=TEXT), "/check"),
]


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded.name)
def test_every_program_gets_its_answer(client: FlaskClient, recorded: Recorded) -> None:
    answer = client.post(recorded.path, data=recorded.body, content_type=recorded.kind)
    assert answer.status_code == 200, answer.text
    body = answer.get_json()
    found = [(one["offset"], one["length"]) for one in body["matches"]]
    assert found == ([recorded.place] if recorded.place else [])
    assert body["language"]["detectedLanguage"]["code"].startswith("nl")
    for match in body["matches"]:
        assert {"message", "shortMessage", "context", "sentence", "rule", "type"} <= set(match)


def test_the_java_client_asks_for_the_limit_and_the_rules_with_post(client: FlaskClient) -> None:
    assert client.post("/v2/maxtextlength", data=b"\0", content_type=FORM).text == "40000"
    rules = client.post("/v2/configinfo", data="language=nl", content_type=FORM).get_json()["rules"]
    assert {"ruleId", "description", "categoryId", "categoryName"} <= set(rules[0])


def test_language_tool_python_checks_and_corrects(address: str) -> None:
    with language_tool_python.LanguageTool("nl-NL", remote_server=address) as tool:
        (match,) = tool.check(TEXT)
        assert TEXT[match.offset : match.offset + match.error_length] == "zo snel mogelijk"
        assert match.category == "STYLE"
        (moment,) = match.replacements
        assert tool.correct(TEXT) == TEXT.replace("zo snel mogelijk", moment)
        tool.disabled_rules = {match.rule_id}
        assert tool.check(TEXT) == []


def test_language_tool_python_understands_a_refusal(address: str) -> None:
    tool = language_tool_python.LanguageTool("nl", remote_server=address)
    with tool, pytest.raises(LanguageToolError, match="Your text exceeds the limit of 40000 characters"):
        tool.check("x" * 40_001)


def test_language_tool_python_is_told_what_to_fill_in(address: str) -> None:
    with pytest.raises(LanguageToolError, match="Enter http://127"):
        language_tool_python.LanguageTool("nl", remote_server=f"{address}v2/")
