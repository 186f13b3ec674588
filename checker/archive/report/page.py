"""The report as one page of HTML: without scripts, without anything from elsewhere, to read, keep and print."""

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.archive.report import numbers, wording
from checker.archive.report.charts import MINIMUM_WEEK, NARROW, WIDE, groups_chart, trend_chart, weekly_rate
from checker.archive.report.database import TEMPLATE_MAILS
from checker.archive.report.measures import PER, Comparison, Difference, Rate
from checker.archive.report.model import CategoryFigures, Results
from checker.archive.report.teams import MINIMUM_MAILS
from checker.report.terminal import NAMES

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
BEST = 3
"""How many things to practise first, and how many that go well, the top of the page names."""
MANY_RULES = 25
"""How many rules stand on the page at once; the others open."""
ENOUGH_TO_DRAW = 20
"""From how many findings a category has a plot of its own."""


def report_page(results: Results, minimum_group: int) -> str:
    """Return the report as HTML; the same results give the same page."""
    titles = {category.slug: category.title for category in results.categories}
    return render(
        "report.html",
        results=results,
        titles=titles,
        changes=lambda comparison: _changes(comparison, titles),
        trend=_trend(results),
        plots={category.slug: _category_plot(results, category) for category in results.categories},
        teams_plot=_teams_plot(results),
        spreads={category.slug: _spread(results, category.slug) for category in results.categories},
        minimum_group=minimum_group,
    )


def render(template: str, **values: Any) -> str:
    """Return a page from a template of ours; whatever is not ours in it is shown as text."""
    environment = _environment()
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(**values, style=_safe(style), style_digest=digest)


def per_category(rate: Rate, categories: Mapping[str, int], slug: str) -> float:
    """Return the findings of a category per 100 mails of a group."""
    return Rate(rate.mails, categories.get(slug, 0)).per_hundred


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    told = (numbers.count, numbers.decimal, numbers.share, numbers.many, numbers.day_month, numbers.full_day)
    said = (wording.between, wording.conclusion, wording.counted, wording.found_in, wording.new_in, wording.once)
    others = (wording.plus_minus, wording.verdict, wording.what_happened, weekly_rate, per_category)
    environment.globals |= {function.__name__: function for function in (*told, *said, *others)}
    environment.globals |= {"severities": NAMES, "statuses": wording.STATUSES, "best": BEST, "per": PER}
    environment.globals |= {
        "minimum_mails": MINIMUM_MAILS,
        "minimum_week": MINIMUM_WEEK,
        "many_rules": MANY_RULES,
        "template_mails": TEMPLATE_MAILS,
    }
    return environment


def _safe(text: str) -> Any:
    """Return a text of our own that goes into the page as it is."""
    from markupsafe import Markup

    return Markup(text)


def _changes(comparison: Comparison, titles: Mapping[str, str]) -> list[tuple[str, Difference]]:
    """Return what changed by category: what is certain first, and then by title."""
    return sorted(comparison.categories.items(), key=lambda one: (not one[1].certain, titles.get(one[0], one[0])))


def _trend(results: Results) -> Mapping[str, Any]:
    """Return the plot of all findings for wide and for narrow screens."""
    widths = {"wide": WIDE, "narrow": NARROW}
    return {name: _safe(trend_chart(results.weeks, results.comparisons, width=width)) for name, width in widths.items()}


def _category_plot(results: Results, category: CategoryFigures) -> Any:
    if category.rate.findings < ENOUGH_TO_DRAW:
        return ""
    return _safe(trend_chart(results.weeks, results.comparisons, category.slug))


def _teams_plot(results: Results) -> Any:
    written = Rate(sum(week.mails for week in results.weeks), sum(week.findings for week in results.weeks))
    return _safe(groups_chart(results.teams.shown, written.per_hundred))


def _spread(results: Results, slug: str) -> str:
    """Say between which rates the teams are: `van 3,1 (Noord) tot 9,8 (Zuid)`; empty with fewer than two teams."""
    rates = sorted((per_category(group.rate, group.categories, slug), group.name) for group in results.teams.shown)
    if len(rates) < 2:
        return ""
    (low, least), (high, most) = rates[0], rates[-1]
    return f"van {numbers.decimal(low)} ({least}) tot {numbers.decimal(high)} ({most})"
