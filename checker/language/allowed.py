"""Wording that an organisation has to use: where it stands in a draft."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc


def mark_allowed(doc: Doc, wording: Sequence[str]) -> None:
    """Leave every place where one of the wordings stands in `doc.spans["allowed"]`; capitals and line breaks differ."""
    if not wording:
        return
    longest_first = sorted(wording, key=len, reverse=True)
    pattern = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", doc.text, re.I)
    spans = (doc.char_span(*match.span(), alignment_mode="contract") for match in found)
    doc.spans["allowed"] = [span for span in spans if span]
