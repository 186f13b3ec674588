"""A report on HTML: everything that has a place in the text also gets its places in the HTML source."""

from collections.abc import Mapping
from typing import Any

from checker.draft.html import HtmlText


def with_places(said: Mapping[str, Any], page: HtmlText, html: str) -> dict[str, Any]:
    """Return the wire form of a report in which findings, rewrites and plus points say where they stand in the HTML."""
    return {
        **said,
        "findings": [
            {**_placed(finding, page, html), "rewrites": [_placed(one, page, html) for one in finding["rewrites"]]}
            for finding in said["findings"]
        ],
        "plus_points": [_placed(one, page, html) for one in said["plus_points"]],
    }


def _placed(thing: Mapping[str, Any], page: HtmlText, html: str) -> dict[str, Any]:
    """Return a thing with its ranges; one without words of its own, such as an insertion, has an empty range."""
    start, end = thing["start"], thing["end"]
    place = page.starts[start] if start < len(page.starts) else len(html)
    ranges = page.source(start, end) or [(place, place)]
    return {**thing, "html": [{"start": first, "end": last} for first, last in ranges]}
