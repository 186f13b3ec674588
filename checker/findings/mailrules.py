"""Match the rules with `scope: mail`: each looks at the whole draft once, when the sentence rules are done."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Span

from checker.findings.constructions import MAIL_CONSTRUCTIONS
from checker.findings.constructions.base import Found, MailConstruction, Parameters
from checker.findings.model import Hit
from checker.findings.phrases import Indexes
from checker.findings.provisos import Provisos
from checker.findings.wholemail import Mail
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import ConstructionMatch
from checker.rulebook.phrase import PhraseError


class MailSearcher:
    """One whole-mail rule, ready to be looked for in drafts."""

    def __init__(self, rule: CompiledRule, indexes: Indexes) -> None:
        """Prepare a rule; `indexes` holds those of rules before it, for more than one may have the same phrases."""
        if rule.phrases or rule.patterns or rule.trees:
            raise PhraseError("een regel met ‘scope: mail’ zoekt alleen met constructies")
        self.rule = rule
        self._provisos = Provisos(rule, indexes)
        self._constructions = [_prepared(entry, indexes) for entry in rule.constructions]

    def hits(self, mail: Mail) -> Iterator[Hit]:
        """Give the places in a mail for which the rule's conditions hold."""
        for construction, parameters in self._constructions:
            for found in construction.find(mail, parameters):
                hit = Hit(self.rule, found.span, found.span, _sentence(found, mail), found.details)
                if self._provisos.hold(hit, mail.reading):
                    yield hit


def _prepared(entry: ConstructionMatch, indexes: Indexes) -> tuple[MailConstruction, Parameters]:
    """Return a construction with its parameters, phrases indexed; raises PhraseError when they do not fit."""
    construction = MAIL_CONSTRUCTIONS.get(entry.construction)
    if construction is None:
        raise PhraseError(f"‘{entry.construction}’ kijkt naar zinnen, niet naar de hele mail (scope: mail)")
    if unknown := sorted(entry.parameters.keys() - construction.parameters):
        raise PhraseError(f"de constructie kent ‘{unknown[0]}’ niet")
    parameters: dict[str, Any] = dict(entry.parameters)
    for name in construction.phrases & parameters.keys():
        parameters[name] = indexes.of(parameters[name])
    return construction, parameters


def _sentence(found: Found, mail: Mail) -> Span:
    """Return the sentence in which something was found."""
    return found.sentence or mail.reading.sentence_of(found.span) or found.span
