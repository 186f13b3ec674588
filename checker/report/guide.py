"""The rulebook as a style guide to read: per piece of advice why, and what to write instead of what."""

from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt

from checker.report.explain import marked
from checker.rulebook.model import MARKED, Category, FlagExample, Rule

TITLE = "Schrijfwijzer voor klantmail"
INTRODUCTION = (
    "Deze wijzer laat zien welke woorden een klant vertrouwen kosten, waarom, en wat je in plaats daarvan kunt "
    "schrijven. De voorbeelden zijn bedacht; in een dag of tijd staat wat er stond op een vrijdagochtend in november."
)
STYLE = (
    "body{font:17px/1.55 system-ui,sans-serif;color:#1d2433;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3{line-height:1.25}h2{margin-top:3rem;border-top:1px solid #d6dbe6;padding-top:1.5rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;"
    "border-bottom:1px solid #d6dbe6;width:50%}th{font-weight:600}blockquote{margin:0;padding-left:1rem;"
    "border-left:3px solid #d6dbe6;color:#47506a}a{color:#1c4fa0}"
)


def guide_markdown(categories: Sequence[Category]) -> str:
    """Return the guide in Markdown."""
    contents = [f"- [{category.title}](#{category.category})" for category in categories]
    chapters = ("\n".join(_chapter(category)) for category in categories)
    return "\n\n".join([f"# {TITLE}", INTRODUCTION, "\n".join(contents), *chapters]) + "\n"


def guide_html(categories: Sequence[Category]) -> str:
    """Return the guide as a page of its own, without anything from elsewhere."""
    body = MarkdownIt("commonmark").enable("table").render(guide_markdown(categories))
    for category in categories:
        heading = f"<h2>{escape(category.title)}</h2>"
        body = body.replace(heading, heading.replace("<h2>", f'<h2 id="{category.category}">'), 1)
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{TITLE}</title>\n<style>{STYLE}</style>\n'
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _chapter(category: Category) -> Iterator[str]:
    yield f"## {category.title}"
    yield f"\n{_safe(category.why)}\n"
    for rule in category.rules:
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    """Give what a rule says, what to write instead, and what is fine as it is."""
    yield f"### ‘{_safe(marked(rule.examples.flag[0]))}’\n"
    yield f"{_safe(rule.message.replace('{match}', marked(rule.examples.flag[0])))} {_safe(rule.advice)}\n"
    rewritten = [example for example in rule.examples.flag if example.rewrite]
    if rewritten:
        yield "| In plaats van | Schrijf |\n|---|---|"
        for example in rewritten:
            yield f"| {_cell(_plain(example))} | {_cell(example.rewrite or '')} |"
    else:
        yield from (f"- Liever niet: {_cell(_plain(example))}" for example in rule.examples.flag)
    yield f"\n> Dit mag wel: {_cell(rule.examples.leave[0].text)}\n"


def _plain(example: FlagExample) -> str:
    return MARKED.sub(r"\1", example.text)


def _cell(text: str) -> str:
    """Return a text on one line, without a mark that ends a cell."""
    return _safe(" ".join(text.split())).replace("|", "\\|")


def _safe(text: str) -> str:
    """Return a text in which nothing is read as Markdown or HTML."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in " ".join(text.split()))
