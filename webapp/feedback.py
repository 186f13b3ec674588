"""What writers say about findings, where the organisation wants to know: off unless the settings name a file for it.

Only JSON is taken, which no form on another site can send. Kept are the rule, the moment and what happened; a sentence
only where the writer agreed, and then masked.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from flask import Response, jsonify
from pydantic import BaseModel, ConfigDict, Field

from checker.feedback import Event, FeedbackError, Remark, add_remarks
from webapp.bodies import read_body, takes
from webapp.openapi import calls
from webapp.problems import Problem, log_crash
from webapp.state import the_checker

EXAMPLE = {"event": "rejected", "rules": ["vage-termijn.zo-snel-mogelijk"]}
EXAMPLE_SENTENCE = {"sentence": "Jan belt u zo snel mogelijk op 06 12345678.", "frame": "Beste mevrouw De Vries,"}
NOT_ON = "Meldingen worden hier niet bewaard."
NOT_KEPT = "Je melding kon niet worden bewaard. Probeer het later nog een keer."
NO_MASKS = "Zinnen kunnen hier niet worden bewaard, omdat namen erin niet onleesbaar te maken zijn."
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]*(?:[ ](?:(?:van|de|den|der|ten|ter|te|el|al|’t|'t)[ ])*[A-ZÀ-Þ][\w'’-]*)*")
_NO_NAMES = frozenset(
    "beste geachte hallo hoi dag lieve goedemorgen goedemiddag goedenavond met vriendelijke hartelijke groet groeten "
    "namens de heer mevrouw meneer dhr mevr mw klantenservice afdeling team".split()
)

feedback = calls("feedback", __name__, "Feedback")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SentenceIn(_Shape):
    """A sentence, and what tells which names are in it."""

    sentence: Annotated[str, Field(min_length=1, max_length=2000, strict=True)]
    """The sentence."""
    frame: Annotated[str, Field(max_length=2000, strict=True)] = ""
    """The salutation and the signature of the draft; only used to know names, never kept."""


class RemarkIn(_Shape):
    """What a writer did with findings."""

    event: Event
    """Whether the writer said that they are wrong, or took rewrites of them."""
    rules: Annotated[list[str], Field(min_length=1, max_length=200)]
    """The rule of each."""
    sentence: Annotated[str, Field(min_length=1, max_length=2000, strict=True)] | None = None
    """The sentence, only where the writer agreed; it is masked before it is kept."""
    frame: Annotated[str, Field(max_length=2000, strict=True)] = ""
    """The salutation and the signature of the draft; only used to know names, never kept."""


class MaskedOut(_Shape):
    """What of the draft is kept."""

    sentence: str | None
    """The sentence with names, numbers and addresses masked; null without a sentence."""


@feedback.post(
    "/api/v1/feedback",
    summary="Say what a writer did with findings",
    description="Keeps the rules, the moment and the event, and the masked sentence where one is sent.",
    operation_id="feedback",
    responses={200: MaskedOut},
    openapi_extensions=takes(RemarkIn, EXAMPLE),
)
def remark() -> Response:
    """Keep a remark; 404 where the organisation keeps none."""
    file = _file()
    said = read_body(RemarkIn, "no_remark", "de melding")
    known = {rule.id for rule in the_checker().rulebook.rules}
    if not known.issuperset(said.rules):
        raise Problem(400, "no_rule", "Deze regel bestaat niet.", "There is no such rule.")
    sentence = _masked(said.sentence, said.frame) if said.sentence else None
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        add_remarks(file, [Remark(rule=rule, event=said.event, time=now, sentence=sentence) for rule in said.rules])
    except FeedbackError as error:
        log_crash(error)
        raise Problem(503, "not_kept", NOT_KEPT, "This could not be kept. Please try again later.") from None
    return jsonify(sentence=sentence)


@feedback.post(
    "/api/v1/feedback/masked",
    summary="Show a sentence as it would be kept",
    description="Keeps nothing.",
    operation_id="masked",
    responses={200: MaskedOut},
    openapi_extensions=takes(SentenceIn, EXAMPLE_SENTENCE),
)
def masked() -> Response:
    """Mask a sentence, so that the writer sees what would be kept; 404 where the organisation keeps nothing."""
    _file()
    said = read_body(SentenceIn, "no_sentence", "de zin")
    return jsonify(sentence=_masked(said.sentence, said.frame))


def _file() -> Path:
    file = the_checker().settings.feedback.file
    if file is None:
        raise Problem(404, "feedback_off", NOT_ON, "No feedback is kept here.")
    return file


def _masked(sentence: str, frame: str) -> str:
    """Return a sentence on one line without names, numbers and addresses."""
    try:
        from checker.masking import mask
    except ModuleNotFoundError:
        raise Problem(503, "no_masks", NO_MASKS, "Sentences cannot be masked here, so none is kept.") from None
    return mask(" ".join(sentence.split()), _names(frame))


def _names(frame: str) -> Sequence[str]:
    """Return the names in a salutation and a signature; too many do no harm."""
    words = (" ".join(word for word in name.split() if word.lower() not in _NO_NAMES) for name in _NAME.findall(frame))
    return [name for name in words if len(name) > 1]
