"""The spaCy component, in a pipeline of somebody's own."""

import spacy

from checker.language.pipeline import BUNDLED_PATH


def test_the_component_leaves_findings_in_the_doc() -> None:
    nlp = spacy.load(BUNDLED_PATH)
    nlp.add_pipe("klantcheck")
    doc = nlp("U hoort zo snel mogelijk van ons. Wij bellen u morgen om 10.00 uur.")
    assert [(span.text, span.label_) for span in doc.spans["klantcheck"]] == [
        ("zo snel mogelijk", "vage-termijn.zo-snel-mogelijk")
    ]
