"""A text as words, and what stands between them."""

import re
from dataclasses import dataclass

from checker.masking.cues import PARTICLES
from checker.masking.known import Known
from checker.masking.lexicon import Lexicon, lexicon

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,5}(?![^\W\d_])|[^\W\d_]+(?:['’.-][^\W\d_]+)*['’]?|['’][stST]\b")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OPENING = ' \t\r"“‘([{•–*-'
_ENDS = frozenset(".!?:\n")
_NOT_INITIALS = frozenset(
    "N.V. B.V. P.S. N.B. L.S. V.O.F. C.V. S.V. F.C. U. A.U.B. S.V.P. T.A.V. T.N.V. I.V.M.".split()
)


@dataclass(slots=True)
class Token:
    """A word, a set of initials, or `'t`."""

    text: str
    """As it is written."""
    start: int
    """Where it begins, in code points of the text."""
    end: int
    """Where it ends (exclusive), in code points of the text."""
    low: str
    """In lower case, without a dot behind it."""

    @property
    def base(self) -> str:
        """The word in lower case without the ending of a possessive, such as `anna` for `Anna's`."""
        return (
            _POSSESSIVE.sub("", self.low) if self.low[-2:-1] in ("'", "’") or self.low[-1:] in ("'", "’") else self.low
        )

    @property
    def capital(self) -> bool:
        """Whether it begins like a name, and so does whatever stands behind a hyphen."""
        return self.text[0].isupper() and (
            "-" not in self.text or all(one[:1].isupper() for one in self.text.split("-"))
        )

    @property
    def initials(self) -> bool:
        """Whether it is one or more initials."""
        return self.text[-1] == "." and self.text.isupper() and self.text not in _NOT_INITIALS


class Words:
    """A text as tokens, with the names that are known and the lists."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.lists: Lexicon = lexicon()
        self.tokens = [Token(match[0], *match.span(), match[0].lower().rstrip(".")) for match in _TOKEN.finditer(text)]

    def gap(self, index: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def following(self, index: int) -> Token | None:
        """Return the next word when only a space parts them."""
        at = index + 1
        return self.tokens[at] if at < len(self.tokens) and self.gap(at) == " " else None

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a token is the first of a sentence or line."""
        start = self.tokens[index].start
        before = self.text[max(0, start - 8) : start].rstrip(_OPENING)
        return before[-1:] in _ENDS if before else start <= 8

    def is_known(self, token: Token) -> bool:
        """Tell whether a token is a word of a known name."""
        words = self.known.words if token.capital else self.known.any_case
        return bool(words) and (token.base in words or (token.base[-1:] == "s" and token.base[:-1] in words))

    def is_listed(self, token: Token) -> bool:
        """Tell whether a token is on one of the lists of names."""
        return any(part in self.lists.given or part in self.lists.surnames for part in token.base.split("-"))

    def is_addressed(self, index: int) -> bool:
        """Tell whether a line or a clause ends right behind a token, as in `hoi kees,`."""
        token = self.tokens[index]
        return self.text[token.end : token.end + 1] in {",", "\n", "!"} and len(token.text) > 2

    def after_particles(self, at: int) -> int:
        """Return the token behind `van der` and the like; the token itself when there are none."""
        word = at
        while word < len(self.tokens) - 1 and self.tokens[word].low in PARTICLES and self.gap(word + 1) == " ":
            word += 1
        return word
