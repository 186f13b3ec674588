"""`klantcheck explain` and `klantcheck rules`: look at rules, and check and try out folders of them."""

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import CommandError, ExitCode, SettingsOption, chosen_settings, page
from checker.errors import RuleError
from checker.report.terminal import printable

if TYPE_CHECKING:
    from checker.rulebook.model import Category, Rule

Name = Annotated[
    str, typer.Argument(metavar="REGEL", help="Een regel of categorie, zoals vage-termijn.zo-snel-mogelijk.")
]
Folder = Annotated[Path, typer.Argument(metavar="MAP", help="De map met regels (*.yaml).")]
AnyFolder = Annotated[
    Path | None, typer.Argument(metavar="MAP", help="Een map met regels; gewoonlijk de meegeleverde en die van jezelf.")
]


class Kind(StrEnum):
    """What a schema describes."""

    RULES = "rules"
    LIST = "list"


def explain(name: Name, settings: SettingsOption = None) -> None:
    """Print the explanation of a rule or category."""
    from checker.report.explain import explain_category, explain_rule, rule_id

    categories = _categories(_folders_in_use(settings))
    rules = {rule_id(category, rule): (category, rule) for category in categories for rule in category.rules}
    chosen = [category for category in categories if category.category == name]
    if chosen:
        typer.echo("\n\n".join(explain_category(category, page()) for category in chosen))
    else:
        typer.echo(explain_rule(*_rule_named(name, rules, [category.category for category in categories]), page()))


def list_rules(folder: AnyFolder = None, settings: SettingsOption = None) -> None:
    """Print a line for every rule."""
    from checker.report.explain import rule_lines
    from checker.rulebook.folder import shipped_rules

    folders = [_existing(folder)] if folder else _folders_in_use(settings)
    for place in folders:
        if len(folders) > 1:
            typer.echo("meegeleverd:" if place == shipped_rules() else f"{place}:")
        typer.echo("\n".join(rule_lines(_categories([place]), page())))


def lint_rules(folder: Folder) -> None:
    """Load a folder of rules strictly and print what is wrong as path:line: problem."""
    from checker.rulebook.folder import problems

    wrong = list(problems(_existing(folder))) or list(_loading_problem(folder))
    for problem in wrong:
        typer.echo(str(problem))
    if wrong:
        raise typer.Exit(ExitCode.FOUND)
    categories = _categories([folder])
    rules = _number(sum(len(category.rules) for category in categories), "regel", "regels")
    typer.echo(f"{folder}: in orde ({rules} in {_number(len(categories), 'categorie', 'categorieën')}).")


def print_schema(of: Annotated[Kind, typer.Argument(metavar="SOORT", help="rules of list.")] = Kind.RULES) -> None:
    """Print the JSON Schema of rule files or word lists."""
    from checker.flow import NAMES
    from checker.rulebook.schema import list_schema, rule_schema

    schema = rule_schema(NAMES) if of is Kind.RULES else list_schema()
    typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))


def print_guide(
    folder: AnyFolder = None,
    html: Annotated[bool, typer.Option("--html", help="Als webpagina in plaats van Markdown.")] = False,
    settings: SettingsOption = None,
) -> None:
    """Print the rulebook as a style guide."""
    from checker.report.guide import guide_html, guide_markdown

    categories = _categories([_existing(folder)] if folder else _folders_in_use(settings))
    typer.echo((guide_html if html else guide_markdown)(categories), nl=False)


def try_rules(
    folder: Folder,
    on: Annotated[
        Path | None, typer.Option("--on", metavar="MAILS", help="Toon waar de regels afgaan in deze mails.")
    ] = None,
) -> None:
    """Run the examples of a folder's rules and print those that come out otherwise than the rule says."""
    from checker.cli.try_rules import show_hits
    from checker.examples import check_examples, example_checker
    from checker.settings import RuleSettings, Settings

    checker = example_checker(Settings(rules=RuleSettings(extra=_besides_shipped(_existing(folder)))))
    origins = checker.rulebook.origins
    inside = [rule for rule in checker.rulebook.rules if origins[rule.id].parent.samefile(folder)]
    wrong = list(check_examples(checker, inside))
    for problem in wrong:
        typer.echo(f"{origins[problem.rule]}: {problem.rule}: {problem.problem}\n    {printable(problem.text)}")
    if on:
        show_hits(checker, [rule.id for rule in inside], on)
    if wrong:
        raise typer.Exit(ExitCode.FOUND)
    examples = sum(len(rule.rule.examples.flag) + len(rule.rule.examples.leave) for rule in inside)
    typer.echo(f"{folder}: in orde ({examples} voorbeelden bij {_number(len(inside), 'regel', 'regels')}).")


def _folders_in_use(settings: Path | None) -> list[Path]:
    from checker.rulebook.folder import shipped_rules

    return [shipped_rules(), *map(_existing, chosen_settings(settings).rules.extra)]


def _categories(folders: Sequence[Path]) -> "list[Category]":
    from checker.rulebook.folder import read_folders

    return [file.category for file in read_folders(folders).files]


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise CommandError(f"de map met regels ‘{folder}’ bestaat niet.")
    if not any(folder.glob("*.yaml")):
        raise CommandError(f"in de map ‘{folder}’ staan geen regels (*.yaml).")
    return folder


def _besides_shipped(folder: Path) -> tuple[Path, ...]:
    """Return what to load besides the shipped rules to have a folder's rules."""
    from checker.rulebook.folder import shipped_rules

    return () if folder.samefile(shipped_rules()) else (folder,)


def _loading_problem(folder: Path) -> Iterator[RuleError]:
    """Give the problem that stops a folder from being used together with the shipped rules."""
    from spacy.vocab import Vocab

    from checker.findings.matching import Finder
    from checker.flow import NAMES
    from checker.rulebook.folder import shipped_rules
    from checker.rulebook.reader import read_rulebook

    try:
        rulebook = read_rulebook([shipped_rules(), *_besides_shipped(folder)], NAMES)
        Finder(rulebook, rulebook.rules, Vocab())
    except RuleError as error:
        yield error


def _rule_named(
    name: str, rules: "dict[str, tuple[Category, Rule]]", categories: Sequence[str]
) -> "tuple[Category, Rule]":
    """Return a rule by its id or the last part of it; raises CommandError with suggestions when there is none."""
    fitting = [one for one in rules if name in {one, one.partition(".")[2]}]
    if len(fitting) == 1:
        return rules[fitting[0]]
    near = fitting or get_close_matches(name, [*rules, *categories]) or [one for one in rules if name in one]
    hint = f"Bedoel je: {' of '.join(near[:3])}?" if near else "Alle regels staan in: klantcheck rules list"
    raise CommandError(f"de regel ‘{name}’ {'is er meer dan eens' if fitting else 'bestaat niet'}. {hint}")


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
