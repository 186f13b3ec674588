"""What the spaCy component does: findings on a Doc that somebody's own pipeline has tagged and parsed."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.findings.matching import Failures, Finder
from checker.findings.model import Reading
from checker.flow import NAMES
from checker.language.moments import mark_moments
from checker.language.speech import mark_speech
from checker.rulebook.folder import shipped_rules
from checker.rulebook.reader import read_rulebook
from checker.rulebook.selection import select_rules
from checker.settings import Settings

GROUP = "klantcheck"


class Annotator:
    """Adds the findings of the shipped rules to a parsed Doc."""

    def __init__(self, nlp: Language, settings: Settings) -> None:
        self._settings = settings
        self._rulebook = read_rulebook([shipped_rules(), *settings.rules.extra], NAMES)
        self._rules = select_rules(self._rulebook, settings.rules)
        self._finder = Finder(self._rulebook, [rule for rule, _ in self._rules.values()], nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the findings in `doc.spans["klantcheck"]`; a span's label is the rule's id."""
        mark_moments(doc)
        mark_speech(doc)
        reading = Reading(doc, tuple(doc.sents), self._settings, self._rulebook.lists)
        failures: Failures = {}
        severities = {name: severity for name, (_, severity) in self._rules.items()}
        hits = self._finder.find(self._finder.candidates(reading, failures), reading, severities, failures)
        doc.spans[GROUP] = [Span(doc, hit.span.start, hit.span.end, label=hit.rule.id) for hit in hits.findings]
        return doc
