"""GET /api/v1/rules and /api/v1/rules/<id>."""

from flask.testing import FlaskClient

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import RuleSettings
from webapp import create_app
from webapp.wire import RulesOut, RuleWithExamplesOut

ADDRESS = "/api/v1/rules"


class Chosen:
    """A checker with other settings."""

    def __init__(self, checker: Checker, settings: Settings) -> None:
        self.rulebook, self.check, self.settings = checker.rulebook, checker.check, settings


def test_lists_what_finds_something(client: FlaskClient) -> None:
    answer = client.get(ADDRESS)
    assert [rule.id for rule in RulesOut.model_validate(answer.get_json()).rules] == [
        "vage-termijn.zo-snel-mogelijk",
        "webproef.open-plek",
        "webproef.alleen-advies",
        "webproef.dag-open",
    ]
    assert answer.get_json()["rules"][0] == {
        "id": "vage-termijn.zo-snel-mogelijk",
        "category": "vage-termijn",
        "title": "Vage termijn",
        "severity": "error",
        "message": "‘{match}’ zegt de klant niet wanneer.",
        "why": "De klant weet niet waar hij op kan rekenen.",
        "advice": "Noem een dag en een tijd.",
    }


def test_one_rule_comes_with_its_examples(client: FlaskClient) -> None:
    rule = client.get(f"{ADDRESS}/vage-termijn.zo-snel-mogelijk").get_json()
    assert rule["title"] == "Vage termijn"
    (flag,) = rule["flag"]
    assert flag["text"][flag["start"] : flag["end"]] == "zo snel mogelijk"
    assert flag["rewrite"] == "U hoort uiterlijk maandag 23 november vóór 17.00 uur van ons."
    assert rule["leave"] == ["U hoort vrijdag van ons."]


def test_what_is_no_rule(client: FlaskClient) -> None:
    for name in ("geheim", "vage-termijn", "pluspunten.dank"):
        answer = client.get(f"{ADDRESS}/{name}")
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "no_rule")
        assert name not in answer.text


def test_the_settings_say_which_rules_are_on_and_how_severe(checker: Checker) -> None:
    rules = RuleSettings(off=("webproef",), severity={"vage-termijn": "suggestion"})
    client = create_app(checker=Chosen(checker, Settings(rules=rules))).test_client()  # type: ignore[arg-type]
    (rule,) = client.get(ADDRESS).get_json()["rules"]
    assert (rule["id"], rule["severity"]) == ("vage-termijn.zo-snel-mogelijk", "suggestion")
    assert client.get(f"{ADDRESS}/webproef.open-plek").status_code == 404


def test_every_shipped_rule_can_be_shown() -> None:
    client = create_app(checker=example_checker()).test_client()
    for rule in client.get(ADDRESS).get_json()["rules"]:
        shown = RuleWithExamplesOut.model_validate(client.get(f"{ADDRESS}/{rule['id']}").get_json())
        assert all("[[" not in flag.text.replace("[[[", "[") for flag in shown.flag)
