"""Wording that has to stay as it is: where it stands in a draft."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from checker.language.texts import plain_text

ALLOWED = "allowed"
"""The span group of wording that has to be used."""


def ignored(rule: str) -> str:
    """Return the span group of the texts about which a rule, or all rules of a category, are silent."""
    return f"ignored {rule}"


def mark_wording(doc: Doc, group: str, wording: Iterable[str]) -> None:
    """Leave every place where one of the wordings stands in `doc.spans[group]`; capitals and line breaks may differ."""
    longest_first = sorted(wording, key=len, reverse=True)
    if not longest_first:
        return
    pattern = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", plain_text(doc), re.I)
    spans = (doc.char_span(*match.span(), alignment_mode="contract") for match in found)
    doc.spans[group] = [span for span in spans if span]
