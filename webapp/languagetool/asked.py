"""What a client asks: its parameters, from the query and the body together, and which findings it wants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl

from flask import Request, g

from checker.report.model import Finding
from webapp.languagetool.refusal import bad_request, too_long
from webapp.languagetool.source import Source, annotated_source, plain_source

MAX_TEXT = 40_000
"""The longest text that is checked, in UTF-16 code units with its markup."""
GROUP = "STYLE"
"""The category of every match: LibreOffice colours by it, and it is not that of spelling."""
CODES = {"nl": "nl", "nl-nl": "nl-NL", "nl-be": "nl-BE", "auto": "auto"}
"""The language codes that are served, by themselves in lower case."""
SCOPES = {"textlevelonly": {"mail"}, "allbuttextlevelonly": {"sentence"}}
"""Which findings a mode asks for: the add-on sends the whole mail and its changed paragraphs in two requests."""


@dataclass(frozen=True)
class Asked:
    """A request to check a text."""

    source: Source
    """The text."""
    language: str
    """One of the CODES, or with a LanguageTool server behind this one any other."""
    variants: tuple[str, ...]
    """With language `auto`: the variants that the user prefers."""
    enabled: frozenset[str]
    """Rules and categories that are asked for by name."""
    disabled: frozenset[str]
    """Rules and categories that are not wanted."""
    only: bool
    """Whether nothing else than the enabled is wanted."""
    picky: bool
    """Whether suggestions are wanted too."""
    scopes: frozenset[str]
    """Whether findings about sentences, about the mail as a whole or both are wanted."""

    def wants(self, finding: Finding) -> bool:
        """Tell whether the client wants to see a finding."""
        names = {finding.rule, finding.category, GROUP}
        asked = bool(names & self.enabled)
        shown = asked if self.only else asked or self.picky or finding.severity != "suggestion"
        return shown and not names & self.disabled and finding.scope in self.scopes


def parameters(request: Request) -> Mapping[str, str]:
    """Return the parameters of the query and of the body, whatever type the body says it has; the body wins."""
    if "parameters" not in g:
        body = request.get_data(cache=False).decode(errors="replace")
        query = request.query_string.decode(errors="replace")
        g.parameters = dict(parse_qsl(query, keep_blank_values=True) + parse_qsl(body, keep_blank_values=True))
    return cast("Mapping[str, str]", g.parameters)


def read(given: Mapping[str, str], *, any_language: bool = False) -> Asked:
    """Read the parameters of a check; raises Refusal when they cannot be served. Unknown ones are ignored."""
    source = _source(given)
    language = _language(given, any_language)
    if language != "auto" and given.get("preferredVariants"):
        raise bad_request("You specified 'preferredVariants' but you didn't specify 'language=auto'")
    enabled = _names(given, "enabledRules", "enabledCategories")
    disabled = _names(given, "disabledRules", "disabledCategories")
    only = given.get("enabledOnly", "").lower() in {"true", "yes"}
    if only and disabled:
        raise bad_request("You cannot specify disabled rules or categories using enabledOnly=true")
    if only and not enabled:
        raise bad_request("You must specify enabled rules or categories when using enabledOnly=true")
    scopes = SCOPES.get(given.get("mode", "").lower(), {"mail", "sentence"})
    variants = tuple(_listed(given.get("preferredVariants", "")))
    picky = given.get("level", "").lower() == "picky"
    return Asked(source, language, variants, enabled, disabled, only, picky, frozenset(scopes))


def _source(given: Mapping[str, str]) -> Source:
    if "text" in given and "data" in given:
        raise bad_request("Set only 'text' or 'data' parameter, not both")
    if "data" in given:
        source = annotated_source(given["data"])
    elif "text" in given:
        source = plain_source(given["text"])
    else:
        raise bad_request("Missing 'text' or 'data' parameter")
    length = max(source.units(0, len(source.whole)), len(source.plain))
    if length > MAX_TEXT:
        raise too_long(MAX_TEXT, length)
    return source


def _language(given: Mapping[str, str], any_language: bool) -> str:
    if not given.get("language"):
        raise bad_request("Missing 'language' parameter, e.g. 'language=nl' or 'language=auto'")
    code = given["language"].strip()
    if code.lower() in CODES:
        return CODES[code.lower()]
    if any_language and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9-]{2,20})?", code):
        return code
    known = ", ".join(CODES.values())
    raise bad_request(f"This is not a language code known here. Supported language codes are: {known}")


def _names(given: Mapping[str, str], *keys: str) -> frozenset[str]:
    return frozenset(name for key in keys for name in _listed(given.get(key, "")))


def _listed(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]
