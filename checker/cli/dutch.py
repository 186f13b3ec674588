"""Help pages and usage errors in Dutch; Typer has them in English only."""

import re
import textwrap
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli.options import CommandError, page_width

# The class that all usage errors share; some versions of Typer take it from click, others have their own.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
_LEFT = 2
_GAP = 3


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_page(self, ctx)


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_page(self, ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; raises CommandError with a suggestion when there is none of that name."""
        command = super().get_command(ctx, cmd_name)
        if command is None:
            raise CommandError(f"de opdracht ‘{cmd_name}’ bestaat niet.{self._suggestion(ctx, cmd_name)}")
        return command

    def _suggestion(self, ctx: Any, name: str) -> str:
        near = get_close_matches(name, self.commands, n=1)
        if not near and "check" in self.commands and (Path(name).exists() or name == "-"):
            near = [f"check {name}"]
        return f" Bedoel je: {ctx.command_path} {near[0]}?" if near else f" Kies uit: {', '.join(self.commands)}."


def help_page(command: TyperCommand | TyperGroup, context: Any) -> str:
    """Return the help page of a command: usage, what it does, arguments, options, commands."""
    width = page_width()
    shown = [parameter for parameter in command.get_params(context) if not getattr(parameter, "hidden", False)]
    arguments = [one for one in shown if one.param_type_name == "argument"]
    options = [one for one in shown if one.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    words = [_argument(one) for one in arguments] + (["OPDRACHT"] if commands else [])
    sections = [
        " ".join(["Gebruik:", context.command_path, "[OPTIES]", *words]),
        textwrap.fill(command.help or "", width),
        _table("Argumenten", [(_argument(one), _help(one)) for one in arguments], width),
        _table("Opdrachten", [(name, one.help or "") for name, one in commands.items()], width),
        _table("Opties", [(_option(one), _help(one)) for one in options], width),
        textwrap.fill(command.epilog or "", width),
    ]
    return "\n\n".join(section for section in sections if section)


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    name = f"{name}..." if parameter.nargs == -1 else name
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any) -> str:
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def _help(parameter: Any) -> str:
    return "Toon deze uitleg." if "--help" in parameter.opts else parameter.help or ""


def _table(title: str, rows: list[tuple[str, str]], width: int) -> str:
    if not rows:
        return ""
    column = _LEFT + max(len(name) for name, _ in rows) + _GAP
    margin = " " * column
    names = [f"{' ' * _LEFT}{name}".ljust(column) for name, _ in rows]
    texts = [textwrap.fill(words, width, initial_indent=margin, subsequent_indent=margin) for _, words in rows]
    return "\n".join([f"{title}:", *(name + text[column:] for name, text in zip(names, texts, strict=True))])


def in_dutch(error: Exception) -> str:
    """Return a usage error in Dutch, with where to find help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "klantcheck"
    return f"{_problem(error)}. Uitleg: {command} --help"


def _problem(error: Exception) -> str:
    kind, option = type(error).__name__, getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        return f"de optie {option} bestaat niet" + (f"; wel: {near}" if near else "")
    if kind == "MissingParameter":
        parameter: Any = getattr(error, "param", None)
        return f"{parameter.metavar or parameter.opts[0]} ontbreekt"
    if option:
        return f"{option} neemt geen waarde" if "not take" in str(error) else f"achter {option} ontbreekt een waarde"
    extra = re.search(r"argument(?:\(s\)|s)? \((.+)\)", str(error))
    return f"‘{extra[1]}’ staat er te veel" if extra else "deze opdracht is niet te begrijpen"
