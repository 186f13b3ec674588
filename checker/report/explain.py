"""A rule or a category explained to a person: why it matters, what to do, and what to write instead of what."""

from collections.abc import Iterator, Sequence

from checker.report.terminal import BOLD, COLOURS, DIM, GREEN, NAMES, Page
from checker.rulebook.model import MARKED, Category, FlagExample, LeaveExample, Rule

SEVERITY_WIDTH = max(map(len, NAMES.values()))


def rule_id(category: Category, rule: Rule) -> str:
    """Return a rule's full id, such as `vage-termijn.zo-snel-mogelijk`."""
    return f"{category.category}.{rule.id}"


def marked(example: FlagExample) -> str:
    """Return the words that an example marks."""
    mark = MARKED.search(example.text)
    return mark[1] if mark else example.text


def explain_rule(category: Category, rule: Rule, page: Page) -> str:
    """Return the explanation of a rule, ready to print."""
    title = page.ink(category.title, BOLD)
    name, colour = _kind(category, rule)
    severity = page.ink(name, BOLD, colour)
    parts = [
        f"{title}  {severity}  {rule_id(category, rule)}",
        page.paragraph(rule.message.replace("{match}", marked(rule.examples.flag[0]))),
        page.paragraph(category.why, label="Waarom"),
        *([] if category.plus else [page.paragraph(rule.advice, label="Advies")]),
        "",
        *(line for example in rule.examples.flag for line in _instead(example, page, plus=category.plus)),
        "",
        page.ink("Dit telt niet mee:" if category.plus else "Dit mag wel:", DIM),
        *(_fine(example, page) for example in rule.examples.leave),
    ]
    return "\n".join(parts)


def explain_category(category: Category, page: Page) -> str:
    """Return the explanation of a category with its rules, ready to print."""
    rules = "\n".join(rule_lines([category], page))
    return f"{page.ink(category.title, BOLD)}\n{page.paragraph(category.why, label='Waarom')}\n\n{rules}"


def rule_lines(categories: Sequence[Category], page: Page) -> Iterator[str]:
    """Give a line for every rule: id, severity and words that it flags."""
    rules = [(category, rule) for category in categories for rule in category.rules]
    width = max((len(rule_id(category, rule)) for category, rule in rules), default=0)
    for category, rule in rules:
        name, colour = _kind(category, rule)
        severity = page.ink(name.ljust(SEVERITY_WIDTH), colour)
        words = page.ink(f"‘{' '.join(marked(rule.examples.flag[0]).split())}’", DIM)
        yield f"{rule_id(category, rule).ljust(width)}  {severity}  {words}"


def _kind(category: Category, rule: Rule) -> tuple[str, str]:
    """Return what a finding of a rule is called, and its colour."""
    return ("gaat goed", GREEN) if category.plus else (NAMES[rule.severity], COLOURS[rule.severity])


def _instead(example: FlagExample, page: Page, *, plus: bool) -> Iterator[str]:
    yield page.paragraph(MARKED.sub(r"\1", example.text), label="Zo" if plus else "Niet")
    if example.rewrite:
        yield page.paragraph(example.rewrite, label="Wel")


def _fine(example: LeaveExample, page: Page) -> str:
    return page.paragraph(example.text)
