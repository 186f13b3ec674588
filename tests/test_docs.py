"""The documents say what is there: settings, conditions, constructions and recipes."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from checker.files import read_yaml
from checker.flow import NAMES
from checker.hook.policy import Policy, read_policy
from checker.settings import Settings, read_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
AUTHORS = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
MAIL = (ROOT / "docs" / "mail.md").read_text(encoding="utf-8")


def keys(model: type[BaseModel]) -> set[tuple[str, ...]]:
    """Return the key paths that a model has, as far as its blocks go."""
    found: set[tuple[str, ...]] = set()
    for name, field in model.model_fields.items():
        block = field.annotation
        if isinstance(block, type) and issubclass(block, BaseModel):
            found |= {(name, *rest) for rest in keys(block)}
        else:
            found.add((name,))
    return found


def shown(path: Path, model: type[BaseModel]) -> set[tuple[str, ...]]:
    """Return the key paths that a file shows, as far as the model's blocks go."""
    blocks = {names[0] for names in keys(model) if len(names) > 1}
    data = read_yaml(path).data
    return {(name, key) for name in blocks for key in data.get(name, {})} | {
        (name,) for name in data if name not in blocks
    }


def test_the_readme_shows_every_setting_with_a_value_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "klantcheck.yaml"
    path.write_text(re.search(r"```yaml\n(model:.*?)```", README, re.S)[1], encoding="utf-8")
    read_settings(path)
    assert shown(path, Settings) == keys(Settings)


def test_the_page_on_mail_shows_every_key_of_a_policy_with_a_value_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(re.search(r"```yaml\n(severity:.*?)```", MAIL, re.S)[1], encoding="utf-8")
    read_policy(path)
    assert shown(path, Policy) == keys(Policy)


@pytest.mark.parametrize("name", sorted(NAMES.conditions | NAMES.constructions | NAMES.recipes))
def test_the_page_for_rule_authors_names_every_condition_construction_and_recipe(name: str) -> None:
    assert re.search(rf"^ *\| `{name}` \| .+", AUTHORS, re.M)
