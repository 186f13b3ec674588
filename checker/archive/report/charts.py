"""The plots of a report: Vega-Lite drawn as static SVG, in colours that the page's style sheet turns dark at night."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from checker.archive.report.measures import PER, Comparison, Difference, Week
from checker.archive.report.model import Group
from checker.archive.report.numbers import day_month

MINIMUM_WEEK = 20
"""Of a week with fewer mails a rate says too little to draw."""
WIDE, NARROW = 760, 360
"""The widths of a plot, in pixels."""
INK, SOFT, LINE, EDGE, ACCENT, EVENT = "#1c2530", "#55606d", "#dfdad0", "#8d8a80", "#0b5d57", "#8a5700"
_LABEL = 26
"""To how many characters what happened fits in a plot."""
_VERSION = "5.20"
_CONFIG = {
    "font": "Helvetica Neue, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": SOFT, "gridColor": LINE, "domainColor": EDGE, "tickColor": EDGE, "labelFontSize": 12},
    "axisX": {"grid": False, "labelOverlap": True},
    "axisY": {"domain": False, "ticks": False, "labelPadding": 6, "tickCount": 4},
}
_HOW_OFTEN = {"type": "quantitative", "scale": {"zero": True, "nice": True}, "title": None}
_ANNOTATION = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
Spec = dict[str, Any]


def trend_chart(
    weeks: Sequence[Week], comparisons: Sequence[Comparison], category: str = "", width: int = NARROW
) -> str:
    """Return the plot of a category per week, or of all findings, with a mark at each event and the rates around it.

    Empty when fewer than two weeks have enough mails to draw.
    """
    data = [{"x": week.monday.isoformat(), "y": weekly_rate(week, category)} for week in weeks]
    drawn = [point for point, week in zip(data, weeks, strict=True) if week.mails >= MINIMUM_WEEK]
    if len(drawn) < 2:
        return ""
    x = _when(ticks=9 if width == WIDE else 5)
    mark = {"type": "line", "color": ACCENT, "strokeWidth": 2, "point": {"color": ACCENT, "size": 22}}
    line = _layer(drawn, mark, x=x, y=_how_often("y"))
    span = weeks[0].monday, weeks[-1].monday + timedelta(days=6)
    events = [
        layer for one in comparisons if span[0] <= one.event.day <= span[1] for layer in _event(one, category, span, x)
    ]
    return _svg(width, 250 if width == WIDE else 190, [*events, line])


def groups_chart(groups: Sequence[Group], middle: float) -> str:
    """Return the plot of groups with the interval of each, and a line for all together; empty without groups."""
    data = [{"name": group.name, "rate": group.rate.per_hundred, **_bounds(group)} for group in groups]
    axis = {"domain": False, "ticks": False, "labelColor": INK, "labelLimit": 120}
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": axis}
    dashed = {"type": "rule", "color": EDGE, "strokeDash": [4, 3]}
    reach = {"type": "rule", "color": SOFT, "strokeWidth": 2}
    dot = {"type": "point", "filled": True, "size": 90, "color": ACCENT, "opacity": 1}
    layers = [
        _layer([{"middle": middle}], dashed, x=_how_often("middle")),
        _layer(data, reach, x=_how_often("low"), x2={"field": "high"}, y=y),
        _layer(data, dot, x=_how_often("rate"), y=y),
    ]
    return _svg(NARROW, 32 * len(data) + 36, layers) if data else ""


def weekly_rate(week: Week, category: str = "") -> float:
    """Return the findings per 100 mails of a week, of a category or of all."""
    found = week.categories.get(category, 0) if category else week.findings
    return PER * found / week.mails


def _bounds(group: Group) -> dict[str, float]:
    rate, interval = group.rate.per_hundred, group.interval
    return {"low": max(interval.low, 0.0), "high": interval.high} if interval else {"low": rate, "high": rate}


def _event(comparison: Comparison, category: str, span: tuple[date, date], x: Spec) -> Iterator[Spec]:
    """Give the mark of an event with its label, and the rates before and after it."""
    day, (first, last) = comparison.event.day, span
    label = comparison.event.label or day_month(day)
    here = [{"x": day.isoformat(), "label": label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"}]
    left, right = comparison.since or first, comparison.until or last
    side = {"align": "right", "dx": -6} if day - first > last - day else {"align": "left", "dx": 6}
    yield _layer(here, {"type": "rule", "color": EVENT, "strokeDash": [5, 3], "strokeWidth": 1.5}, x=x)
    text = {"type": "text", "y": -9, "fontSize": 12, "color": EVENT, **side}
    yield _layer(here, text, x=x, text={"field": "label", "type": "nominal"})
    if found := _difference(comparison, category):
        periods = ((max(left, first), day, found.before), (day, min(right, last), found.after))
        data = [
            {"x": start.isoformat(), "x2": end.isoformat(), "y": rate.per_hundred}
            for start, end, rate in periods
            if rate.mails
        ]
        rates = {"type": "rule", "color": EDGE, "strokeWidth": 1.5}
        yield _layer(data, rates, x=x, x2={"field": "x2"}, y=_how_often("y"))


def _difference(comparison: Comparison, category: str) -> Difference | None:
    return comparison.categories.get(category) if category else comparison.total


def _layer(data: Sequence[Mapping[str, Any]], mark: Spec, **encoding: Spec) -> Spec:
    return {"data": {"values": list(data)}, "mark": mark, "encoding": encoding}


def _how_often(field: str) -> Spec:
    return {"field": field, **_HOW_OFTEN}


def _when(ticks: int) -> Spec:
    axis = {"format": "%-d %b", "tickCount": ticks}
    return {"field": "x", "type": "temporal", "scale": {"type": "utc"}, "title": None, "axis": axis}


def _svg(width: int, height: int, layers: Sequence[Spec]) -> str:
    """Draw a plot; its English roles and labels go, for the page says in Dutch what it shows."""
    import vl_convert

    size = {"width": width, "height": height, "autosize": {"type": "fit", "contains": "padding"}}
    spec = {**size, "background": None, "config": _CONFIG, "layer": list(layers)}
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, format_locale="nl-NL", time_format_locale="nl-NL")
    return _ANNOTATION.sub("", drawn)
