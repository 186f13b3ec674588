"""The spaCy component: `nlp.add_pipe("klantcheck")` leaves findings in `doc.spans["klantcheck"]`.

The pipeline must tag, parse and set sentence starts before it. spaCy imports this module whenever anybody loads a
pipeline on a machine that has klantcheck, so it imports nothing of the checker until the component is asked for.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("klantcheck", requires=["token.dep", "token.tag", "doc.sents"], assigns=["doc.spans"])
def create_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component for a pipeline."""
    from checker.annotator import Annotator
    from checker.settings import Settings

    return Annotator(nlp, Settings())
