"""Clauses by words, before any parsing: the stretches of a sentence that have a finite verb of their own.

A sentence is cut at its punctuation and before words that join clauses; a piece without a finite verb belongs to the
clause before it, or to the one after it when that goes on with its verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc, Span, Token

from checker.language.kept import keep
from checker.language.verb_words import finite_forms, is_finite, is_participle, past_forms
from checker.language.words import columns_of

REACH = 100
"""How far a sentence is looked at around a span, in tokens: sentences are shorter, and no text takes long."""
COORDINATORS = frozenset({"en", "maar", "want", "dus", "of", "doch"})
SUBORDINATORS = frozenset(
    """dat als of om omdat aangezien zodat opdat zodra terwijl wanneer indien voordat alvorens nadat totdat doordat
    hoewel tenzij mits toen tot waardoor waarbij waarop waarin waarmee waarvoor waarna waarom hoe zolang sinds
    zoals naarmate ofschoon""".split()
)
_JOINING = COORDINATORS | SUBORDINATORS
PRONOUNS = frozenset({"ik", "wij", "we", "u", "je", "jij", "jullie", "hij", "zij", "ze", "het", "er", "ge", "gij"})
_CUTS = frozenset({",", ";", ":", "(", ")", "–", "—", "...", "…", "/", ".", "!", "?"})
_FUTURE = frozenset("zal zullen zult zul ga gaat gaan wordt worden word".split())
_HAVE = frozenset({"heb", "hebt", "heeft", "hebben"})
_ALREADY = frozenset(
    "al reeds inmiddels gisteren eergisteren vandaag vanmorgen vanochtend eerder destijds toen gelukkig".split()
)
_PROMISED = frozenset(
    "beloofd toegezegd gevraagd verzocht gepland ingepland voorzien verwacht afgesproken besloten gemeld".split()
)


@dataclass(frozen=True)
class Clause:
    """A clause of a sentence."""

    doc: Doc
    """The Doc that it stands in."""
    indexes: Sequence[int]
    """Its token indexes, without white space and the punctuation around it."""
    before: "Clause | None"
    """The clause before it in the same sentence."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return tuple(self.doc[index] for index in self.indexes)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        lower = columns_of(self.doc).lower
        return tuple(lower[index] for index in self.indexes)

    @cached_property
    def _leads(self) -> int:
        """How many joining words it opens with; in `en dat doen wij`, `dat` is none."""
        count = next((index for index in range(len(self.words)) if not self._joins_at(index)), len(self.words))
        if count and self.words[count - 1] == "dat" and is_finite("".join(self.words[count : count + 1])):
            count -= 1
        return 0 if count == 1 and self.words[0] in COORDINATORS and self.before is None else count

    def _joins_at(self, index: int) -> bool:
        return self.words[index] in _JOINING and not _tells_time(self.words, index)

    @property
    def lead(self) -> str:
        """The word that joins it to what stands before; empty when there is none."""
        return self.words[self._leads - 1] if self._leads else ""

    @property
    def body(self) -> tuple[str, ...]:
        """Its words after the joining words."""
        return self.words[self._leads :]

    @property
    def is_subordinate(self) -> bool:
        """Whether its verb stands at the end."""
        joined = self.lead in SUBORDINATORS - {"of"}
        return joined or (self.lead == "of" and not any(is_finite(word) for word in self.body[:2]))

    @property
    def ends_in(self) -> str:
        """The token right after it; empty at the end of the text."""
        return "".join(columns_of(self.doc).texts[self.indexes[-1] + 1 : self.indexes[-1] + 2])

    def __contains__(self, token: Token) -> bool:
        return self.holds(token.i)

    def holds(self, index: int) -> bool:
        """Tell whether it begins at or before a token, given by its index, and does not end before it."""
        return bool(self.indexes) and self.indexes[0] <= index <= self.indexes[-1]


def clauses(sentence: Span, whole: Span | None = None) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; a stretch that has to stay whole is never cut.

    Of a text without full stops, only what stands within REACH tokens of that stretch counts as the sentence.
    """
    doc, stretch, inside = sentence.doc, (sentence.start, sentence.end), range(0)
    if whole is not None:
        stretch = (max(sentence.start, whole.start - REACH), min(sentence.end, whole.end + REACH))
        lower = columns_of(doc).lower
        if any(lower[index] in _CUTS or lower[index] in _JOINING for index in range(whole.start + 1, whole.end)):
            inside = range(whole.start + 1, whole.end)
    return keep(doc, (clauses, stretch, inside), lambda: _clauses(doc, stretch, inside))


def _clauses(doc: Doc, stretch: tuple[int, int], inside: range) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for piece in _joined([piece for piece in _pieces(doc, stretch, inside) if piece], columns_of(doc).lower):
        found.append(Clause(doc, piece, found[-1] if found else None))
    return tuple(found)


def nearby(sentence: Span, span: Span) -> Span:
    """Return the part of a sentence within REACH tokens of a span."""
    return sentence.doc[max(sentence.start, span.start - REACH) : min(sentence.end, span.end + REACH)]


def clause_of(sentence: Span, span: Span) -> Clause:
    """Return the clause of a sentence in which a span begins."""
    found = clauses(sentence, span)
    clause = next((clause for clause in found if clause.holds(span.start)), None)
    return clause or Clause(span.doc, range(span.start, span.end), None)


def _pieces(doc: Doc, stretch: tuple[int, int], inside: range) -> Iterator[list[int]]:
    """Give the token indexes of the stretches between punctuation and words that join clauses; none `inside` cuts."""
    columns = columns_of(doc)
    words, spaces = columns.lower, columns.spaces
    piece: list[int] = []
    for index in range(*stretch):
        if spaces[index]:
            continue
        word = words[index]
        if word in _CUTS and index not in inside:
            yield piece
            piece = []
        elif word in _JOINING and index not in inside and _joins(words, index):
            if not all(words[before] in _JOINING for before in piece):
                yield piece
                piece = []
            piece.append(index)
        else:
            piece.append(index)
    yield piece


def _joins(words: Sequence[str], index: int) -> bool:
    """Tell whether a joining word joins clauses; `tot` does before a subject: `tot de arts het weet`.

    In `tot maandag` it joins none, and `om` before a number tells the time: `om 11.00 uur`.
    """
    if _tells_time(words, index):
        return False
    if words[index] == "tot" and index + 1 < len(words):
        return words[index + 1] in PRONOUNS | {"de", "het", "uw", "onze", "mijn", "alles"}
    if words[index] == "dus":
        return index > 0 and is_punct(words[index - 1])
    return True


def _tells_time(words: Sequence[str], index: int) -> bool:
    """Tell whether a word is `om` before a number: `om 11.00 uur`."""
    return words[index] == "om" and "".join(words[index + 1 : index + 2])[:1].isdigit()


def _joined(pieces: list[list[int]], words: Sequence[str]) -> list[list[int]]:
    """Add a piece without a finite verb to the clause before it; an opening one to what goes on with a verb or `en`."""
    finite = finite_forms()
    joined: list[list[int]] = []
    for piece in pieces:
        first = piece[0]
        after_comma = first == 0 or words[first - 1] not in {":", ";", ".", "!", "?"}
        goes_on = after_comma and (words[first] in finite or words[first] in {"en", "of"})
        opened = len(joined) == 1 and not any(words[index] in finite for index in joined[0])
        if joined and ((opened and goes_on) or not any(words[index] in finite for index in piece)):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


_NO_NOUN = frozenset("op in aan bij om na de het een niet toen".split())


def is_past(clause: Clause) -> bool:
    """Tell whether a clause speaks of what has happened: past tense, or `hebben` with a participle."""
    words = set(clause.words)
    if any(_is_past_form(clause.words, index) for index in range(len(clause.words))):
        return True
    if words & _FUTURE:
        return False
    has = any(word in _HAVE and before != "te" for before, word in pairwise(["", *clause.words]))
    if has and words & {"laten", "kunnen", "moeten", "willen"}:
        return True
    perfect = has or bool(words & {"is", "zijn", "ben", "bent"} and words & _ALREADY)
    return perfect and any(is_participle(word) for word in words) and not words & _PROMISED


def _is_past_form(words: tuple[str, ...], index: int) -> bool:
    """Tell whether a word is a past tense; `betaalde` is one beside its subject or before a small word.

    In `het betaalde bedrag` it is none.
    """
    word = words[index]
    if word not in past_forms():
        return False
    after = {*words[index + 1 : index + 2]}
    beside = {*words[max(0, index - 1) : index], *after}
    return not (is_participle(word[:-1]) or is_participle(word)) or bool(beside & PRONOUNS or after & _NO_NOUN)
