"""Rules of one's own, beside the shipped ones."""

from pathlib import Path

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import RuleSettings

RULE = """\
category: proef
title: Proef
why: Omdat het een proef is.
source: {{document: "001", advice: 8}}
{extra}
rules:
  - id: {id}
    severity: {severity}
    match: [{match}]
    message: "‘{{match}}’ is gevonden."
    advice: Kies iets anders.
    examples:
      flag:
        - text: "[[x]]"
      leave:
        - text: y
"""


def with_rules(folder: Path, **files: dict[str, str]) -> Checker:
    for name, values in files.items():
        text = RULE.format(**{"extra": "", "severity": "warning", "id": "een", **values})
        (folder / f"{name}.yaml").write_text(text.replace("category: proef", f"category: {name}"), encoding="utf-8")
    return example_checker(Settings(rules=RuleSettings(extra=(folder,))))
