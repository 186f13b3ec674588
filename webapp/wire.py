"""What goes in and out over HTTP, as the OpenAPI document describes it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.draft.model import PartKind
from checker.hook.guard import Reason
from checker.hook.policy import Action
from checker.settings import AddressForm, Manner, Response, Severity
from webapp.languagetool.source import Text

KINDS = ("text", "html", "annotation")
"""The ways to send a draft, one at a time."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class MannerIn(_Shape):
    """What a writer may choose for one mail, in place of what the settings say."""

    address_form: AddressForm | None = None
    """How this mail addresses the customer."""
    response: Response | None = None
    """How soon this customer hears from the sender."""

    def manner(self) -> Manner:
        """Return what was chosen."""
        chosen = Manner()
        if self.address_form is not None:
            chosen["address_form"] = self.address_form
        if self.response is not None:
            chosen["response"] = self.response
        return chosen


class PieceIn(_Shape):
    """A piece of an annotated draft: `text`, or `markup` with or without what it stands for."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["text"]}, {"required": ["markup"]}]})

    text: Annotated[Text, Field(strict=True)] | None = None
    """Text, which is checked."""
    markup: Annotated[Text, Field(strict=True)] | None = None
    """Markup, which is not checked but counts in every offset."""
    stand_in: Annotated[Text, Field(alias="interpretAs", strict=True)] = ""
    """What the markup stands for, such as white lines for `<p>`; not with `text`."""

    @model_validator(mode="after")
    def _one_kind(self) -> "PieceIn":
        if (self.text is None) == (self.markup is None) or (self.text is not None and self.stand_in):
            raise ValueError("text or markup")
        return self


class DraftIn(MannerIn):
    """A draft: either `text`, `html` or `annotation`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [kind]} for kind in KINDS]})

    text: Annotated[str, Field(strict=True)] = ""
    """The draft as plain text."""
    html: Annotated[str, Field(strict=True)] = ""
    """The draft as HTML; what a reader sees of it is checked."""
    annotation: list[PieceIn] | None = None
    """The draft in pieces of text and markup; offsets in the answer count in all pieces together."""
    attachments: Annotated[int, Field(ge=0, strict=True)] | None = None
    """How many files go along; leave it out when that is not known."""
    to: Annotated[str, Field(max_length=200, strict=True)] | None = None
    """The name of the one to whom the mail goes; leave it out when that is not known."""
    parts: Annotated[bool, Field(strict=True)] = False
    """Whether the answer says which stretches are the sender's own words, and which play another part."""

    @model_validator(mode="before")
    @classmethod
    def _one_of_both(cls, data: Any) -> Any:
        if isinstance(data, dict) and sum(kind in data for kind in KINDS) != 1:
            raise ValueError("text, html or annotation")
        return data


class Range(_Shape):
    """A stretch of the HTML that was sent."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""


class _Placed(_Shape):
    start: int
    """Where it begins, in code points of `text`."""
    end: int
    """Where it ends (exclusive), in code points of `text`."""
    text: str
    """The words."""
    html: list[Range] | None = None
    """Where it stands in the HTML, a range for every run without a tag in it; only there when HTML was sent."""


class RewriteOut(_Placed):
    """Other words for a stretch of the draft; an insertion ends where it starts, and `[…]` is a slot to fill."""

    text: str
    """The words to put there."""
    safe: bool
    """Whether it may be applied without a person looking at it."""


class FindingOut(_Placed):
    """Something in the draft that costs the sender the customer's trust."""

    rule: str
    """The rule's id, such as `vage-termijn.zo-snel-mogelijk`."""
    category: str
    """The category's slug, such as `vage-termijn`."""
    severity: Severity
    """How bad it is."""
    scope: Literal["sentence", "mail"]
    """Whether it is about these words or about the mail as a whole, and then only points at the place."""
    sentence_start: int
    """Where the sentence around the words begins, in code points of `text`."""
    sentence_end: int
    """Where that sentence ends (exclusive), in code points of `text`."""
    message: str
    """What is wrong, in Dutch."""
    why: str
    """What it costs with the customer, in Dutch."""
    advice: str
    """What to write instead, in Dutch."""
    rewrites: list[RewriteOut]
    """Other words, best first."""


class PlusPointOut(_Placed):
    """Something that the draft does well."""

    category: str
    """What it is, such as `concreet-moment`."""
    message: str
    """What the writer does well, in Dutch."""


class FiguresOut(_Shape):
    """How easily the sender's own words read."""

    sentences: int
    """How many sentences there are."""
    words: int
    """How many words there are."""
    words_per_sentence: float
    """How long a sentence is on average."""
    flesch_douma: float | None
    """The Dutch reading ease: above 60 reads easily, below 45 is hard going; null without words."""
    long_words: float
    """The share of words of four syllables or more, from 0 to 1."""


class PartOut(_Shape):
    """A stretch of the draft."""

    kind: PartKind
    """What it is: only `own` words are checked sentence by sentence."""
    start: int
    """Where it begins, in code points of `text`."""
    end: int
    """Where it ends (exclusive), in code points of `text`."""


class ReportOut(_Shape):
    """What the checker says about a draft: wire form v1."""

    version: Literal[1]
    """The version of this form."""
    text: str
    """The text that was checked: as it was sent, or what a reader sees of the HTML."""
    findings: list[FindingOut]
    """What costs trust, ordered by start."""
    plus_points: list[PlusPointOut]
    """What goes well: at most two, the most telling first."""
    pipeline: str
    """The language pipeline that read the draft, with its version."""
    rulebook: str
    """The fingerprint of the rules that were applied."""
    failed_rules: list[str]
    """Rules that crashed on this draft, with the kind of error; the other rules went on."""
    figures: FiguresOut
    """How easily the draft reads."""
    parts: list[PartOut] | None = None
    """All of the text, in order, without gaps; only there when it was asked for."""


class VerdictOut(_Shape):
    """What has to happen with a message, just before it is sent."""

    verdict: Action
    """What happens, by the policy of the organisation."""
    rules: list[str]
    """The rules that count for the policy, each once."""
    unchecked: Reason | None
    """Why the message was not checked; null when it was."""
    override: str | None
    """Why the sender wants it sent all the same, when that changed what happens."""
    header: str
    """The value for a header in the message, without any of its text."""
    text: str
    """What to show the sender, in Dutch."""
    report: ReportOut | None
    """All that was found."""


class RuleOut(_Shape):
    """A rule that is on."""

    id: str
    """Its id, such as `vage-termijn.zo-snel-mogelijk`."""
    category: str
    """Its category's slug."""
    title: str
    """Its category's name for people, in Dutch."""
    severity: Severity
    """How bad it is, by the settings of the organisation."""
    message: str
    """What is wrong, in Dutch; `{match}` stands for the words that are found."""
    why: str
    """What it costs with the customer, in Dutch."""
    advice: str
    """What to write instead, in Dutch."""


class RulesOut(_Shape):
    """All rules that are on."""

    rules: list[RuleOut]
    """The rules, category by category."""


class FlaggedOut(_Shape):
    """A text in which the rule finds one thing."""

    text: str
    """The text."""
    start: int
    """Where the finding begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""
    rewrite: str | None
    """The whole text after the first rewrite; null when none is offered."""


class RuleWithExamplesOut(RuleOut):
    """A rule with its examples."""

    flag: list[FlaggedOut]
    """Texts in which it finds something."""
    leave: list[str]
    """Texts that it leaves alone."""


class ReadyOut(_Shape):
    """The server is ready to check."""

    rulebook: str
    """The fingerprint of the rules that it applies."""


class ErrorBody(_Shape):
    """What went wrong."""

    code: str
    """A code for programs, such as `no_text`."""
    message: str
    """A sentence for people, in Dutch or English by Accept-Language; it holds nothing of the request."""


class ErrorOut(_Shape):
    """The one shape of every error."""

    error: ErrorBody
    """What went wrong."""


class RulePath(_Shape):
    """Which rule."""

    rule: str
    """The rule's id."""
