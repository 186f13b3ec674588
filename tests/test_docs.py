"""The documents say what is there: settings, conditions, constructions and recipes."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from checker.files import read_yaml
from checker.flow import NAMES
from checker.settings import Settings, read_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
AUTHORS = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")


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


def test_the_readme_shows_every_setting_with_a_value_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "klantcheck.yaml"
    path.write_text(re.search(r"```yaml\n(model:.*?)```", README, re.S)[1], encoding="utf-8")
    read_settings(path)
    shown = read_yaml(path).data
    written = {(name, key) for name, block in shown.items() if isinstance(block, dict) for key in block}
    written |= {(name,) for name, block in shown.items() if not isinstance(block, dict)}
    assert written == keys(Settings)


@pytest.mark.parametrize("name", sorted(NAMES.conditions | NAMES.constructions | NAMES.recipes))
def test_the_page_for_rule_authors_names_every_condition_construction_and_recipe(name: str) -> None:
    assert re.search(rf"^ *\| `{name}` \| .+", AUTHORS, re.M)
