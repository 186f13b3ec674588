"""The rulebook as people read it: topics with their rules, and sentences cut where words are marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from checker.report.explain import marked
from checker.rulebook.model import MARKED, Category, FlagExample, LeaveExample, Rule

PLUS = "plus"
"""Stands where a severity does, for what goes well."""
REASONS = {
    "asked-by-customer": "de klant schreef of vroeg dit zelf",
    "moment-in-sentence": "het moment staat erbij",
    "moment-next": "de volgende zin noemt het moment",
    "name": "het is een naam",
    "past": "het is al gebeurd",
    "question": "het is een vraag",
    "quoted": "het is aangehaald",
    "wish": "het is een wens",
}
"""Why a rule lets a sentence be, by the name of the condition."""
_SHORT = 30
"""To how many characters words fit in a line of contents."""
_TASTE = 44
"""How many characters of labels give a taste of a topic."""


@dataclass(frozen=True)
class Piece:
    """Some text of a sentence."""

    text: str
    """The text."""
    marked: bool = False
    """Whether these are the words that it is about."""


Sentence = tuple[Piece, ...]


@dataclass(frozen=True)
class Pair:
    """What was written, and what to write instead."""

    instead_of: Sentence
    """The sentence as it should not be; what the rule finds is marked."""
    write: Sentence
    """The sentence as it can be sent; what is new is marked, unless all of it is."""


@dataclass(frozen=True)
class Fine:
    """A sentence that may stay."""

    text: str
    """The sentence."""
    reason: str
    """Why it may, in a few words; empty where that is for the reader to see."""


@dataclass(frozen=True)
class Guideline:
    """A rule to read."""

    id: str
    """Its name within the topic, also its anchor."""
    topic: str
    """The slug of its topic."""
    severity: str
    """How bad a finding is with these settings: `error`, `warning` or `suggestion`; `plus` for what goes well."""
    on: bool
    """Whether the settings leave it on."""
    label: str
    """A few words for a list of contents."""
    message: str
    """What is wrong, or goes well."""
    advice: str
    """What to write instead; empty for what goes well."""
    pairs: Sequence[Pair]
    """What to write instead of what."""
    examples: Sequence[Sentence]
    """Sentences that it finds, where no rewrite says what to write instead."""
    fine: Sequence[Fine]
    """Sentences that it leaves alone."""

    @property
    def quotes(self) -> bool:
        """Whether the label is the words that the rule finds."""
        return self.label.startswith("‘")

    @property
    def long(self) -> bool:
        """Whether the examples are whole mails."""
        return "\n" in self.fine[0].text or any("\n" in piece.text for pair in self.pairs[:1] for piece in pair.write)


@dataclass(frozen=True)
class Topic:
    """A category to read."""

    slug: str
    """Its name in addresses."""
    title: str
    """Its name for people."""
    why: str
    """What it costs with the customer."""
    plus: bool
    """Whether it is about what goes well."""
    guidelines: Sequence[Guideline]
    """Its rules."""

    @property
    def words(self) -> list[Guideline]:
        """A few rules whose labels give a taste of the topic: those with the words that they find, where there are."""
        quoting = [rule for rule in self.guidelines if rule.quotes]
        chosen: dict[str, Guideline] = {}
        for rule in quoting or self.guidelines:
            if sum(map(len, chosen)) + len(rule.label) <= _TASTE:
                chosen.setdefault(rule.label.casefold(), rule)
        return list(chosen.values())


def topics(categories: Sequence[Category], severities: Mapping[str, str]) -> list[Topic]:
    """Return the topics by title, and then what goes well; rules that are on stand in `severities`, with theirs."""
    together: dict[str, list[Category]] = {}
    for category in categories:
        together.setdefault(category.category, []).append(category)
    found = [_topic(slug, parts, severities) for slug, parts in together.items()]
    return sorted(found, key=lambda topic: (topic.plus, topic.title.casefold()))


def _topic(slug: str, parts: Sequence[Category], severities: Mapping[str, str]) -> Topic:
    """Return a category as a topic, with the rules that an organisation adds to it in a file of its own."""
    first = parts[0]
    rules = [_guideline(category, rule, severities) for category in parts for rule in category.rules]
    return Topic(slug, first.title, first.why, first.plus, rules)


def _guideline(category: Category, rule: Rule, severities: Mapping[str, str]) -> Guideline:
    name = f"{category.category}.{rule.id}"
    flagged = rule.examples.flag
    rewritten = [(example, example.rewrite) for example in flagged if example.rewrite]
    return Guideline(
        id=rule.id,
        topic=category.category,
        severity=PLUS if category.plus else severities.get(name, rule.severity),
        on=name in severities,
        label=_label(rule, plus=category.plus),
        message=rule.message.replace("{match}", " ".join(marked(flagged[0]).split())),
        advice="" if category.plus else rule.advice,
        pairs=[Pair(_flagged(example), _new(_plain(example), rewrite)) for example, rewrite in rewritten],
        examples=[] if rewritten else [_flagged(example) for example in flagged],
        fine=[_fine(example) for example in rule.examples.leave],
    )


def _label(rule: Rule, *, plus: bool) -> str:
    """Return the words that a rule finds where they say enough, or else its name."""
    words = " ".join(marked(rule.examples.flag[0]).split())
    if plus or rule.scope == "mail" or len(words) > _SHORT:
        return rule.id.replace("-", " ").capitalize()
    return f"‘{words}’"


def _plain(example: FlagExample) -> str:
    return MARKED.sub(r"\1", example.text)


def _flagged(example: FlagExample) -> Sentence:
    before, found, after = MARKED.split(example.text, maxsplit=1)
    return _pieces(before, found, after)


def _new(old: str, new: str) -> Sentence:
    """Mark what a rewrite has between the words at the start and at the end that stood there before."""
    olds, news = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (old, new))
    start = _alike(olds, news)
    end = _alike(olds[start:][::-1], news[start:][::-1])
    if start + end == 0:
        return (Piece(new),)
    stop = len(news) - end
    return _pieces("".join(news[:start]), "".join(news[start:stop]), "".join(news[stop:]))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _pieces(before: str, found: str, after: str) -> Sentence:
    """Cut a sentence in three, without white space at the ends of the marked part."""
    stripped = found.strip()
    lead, tail = (
        (found[: found.find(stripped)], found[found.find(stripped) + len(stripped) :]) if stripped else ("", found)
    )
    return tuple(_full(Piece(before + lead), Piece(stripped, marked=True), Piece(tail + after)))


def _full(*pieces: Piece) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.text)


def _fine(example: LeaveExample) -> Fine:
    return Fine(example.text, REASONS.get(example.because or "", ""))
