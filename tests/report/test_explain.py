"""Rules and categories explained to a person."""

from checker.report.explain import explain_category, explain_rule, rule_lines
from checker.report.terminal import Page
from checker.rulebook.model import Category

CATEGORY = Category.model_validate(
    {
        "category": "vaag",
        "title": "Vaagheid",
        "why": "De klant weet niets.",
        "source": {"document": "001", "advice": 1},
        "rules": [
            {
                "id": "gauw",
                "severity": "warning",
                "match": ["gauw"],
                "message": "‘{match}’ is vaag.",
                "advice": "Noem een dag.",
                "examples": {
                    "flag": [
                        {"text": "U hoort [[gauw]] iets.", "rewrite": "U hoort maandag iets."},
                        {"text": "Tot [[gauw]]."},
                    ],
                    "leave": [{"text": "Ik was al gauw verkocht."}],
                },
            }
        ],
    }
)


def test_a_rule_is_explained_with_what_to_write_instead() -> None:
    assert explain_rule(CATEGORY, CATEGORY.rules[0], Page()).splitlines() == [
        "Vaagheid  let op  vaag.gauw",
        "    ‘gauw’ is vaag.",
        "    Waarom  De klant weet niets.",
        "    Advies  Noem een dag.",
        "",
        "    Niet    U hoort gauw iets.",
        "    Wel     U hoort maandag iets.",
        "    Niet    Tot gauw.",
        "",
        "Dit mag wel:",
        "    Ik was al gauw verkocht.",
    ]


def test_a_category_is_explained_with_its_rules() -> None:
    assert explain_category(CATEGORY, Page()).splitlines() == [
        "Vaagheid",
        "    Waarom  De klant weet niets.",
        "",
        "vaag.gauw  let op           ‘gauw’",
    ]


def test_rules_stand_in_columns() -> None:
    other = CATEGORY.model_copy(update={"category": "veel-vager"})
    assert [line.index("‘") for line in rule_lines([CATEGORY, other], Page())] == [34, 34]
    assert list(rule_lines([], Page())) == []
