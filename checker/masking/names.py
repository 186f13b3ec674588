"""Names of people: those known from the mail, those that a word before them announces, and those on the lists.

A name on the lists counts where it has a capital. One that is an ordinary word too (`Roos`, `Mark`, `De Boer`) counts
only where the sentence says so: behind `mevrouw`, `collega` or `Beste`, before a verb that people do, in a whole name.
"""

import re
from collections.abc import Iterable, Iterator

from checker.masking.announced import BEFORE_NAMES, is_announced
from checker.masking.cues import (
    BUSINESS_AFTER,
    BUSINESS_BEFORE,
    FIRMS,
    LETTERED,
    LOOSE_PARTICLES,
    PARTICLES,
    PERSON_VERBS,
    PLACE_BEFORE,
    SECOND_PARTICLES,
    WITH,
)
from checker.masking.known import known_names
from checker.masking.model import Mask
from checker.masking.tokens import Token, Words

_MOST_TOKENS = 6
_ARTICLES = frozenset({"de", "het", "een"})
_FIRM_BEFORE = re.compile(
    rf"(?:\b(?:{'|'.join(BUSINESS_BEFORE)})|praktijk|bedrijf|winkel|school|centrum|huis|kantoor|bureau|club)\Z"
)


def find_names(text: str, names: Iterable[str] = ()) -> Iterator[Mask]:
    """Give the names in a text; `names` are those that are known to occur."""
    reading = _Names(Words(text, known_names(names)))
    index, tokens = 0, reading.words.tokens
    while index < len(tokens):
        end = reading.name_at(index)
        if end > index and not reading.is_firm(index, end):
            yield Mask(tokens[index].start, tokens[end - 1].end, "naam")
        index = max(end, index + 1)


class _Names:
    """What is a name in a text; an `end` is the token after the last of a name, or the first one when there is none."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.lists = words.lists
        self._end_of_last = -1

    def name_at(self, index: int) -> int:
        """Return the end of the name that begins at a token."""
        token = self.words.tokens[index]
        if not token.text[0].isupper() and not self._may_be_lower(index):
            return index
        end = self._name_end(index)
        if end > index:
            self._end_of_last = end
        return end

    def _may_be_lower(self, index: int) -> bool:
        token, known = self.words.tokens[index], self.words.known
        if known.words and (token.low in PARTICLES or self.words.is_known(token)):
            return True
        return token.text[0] in "'’" or (index > 0 and self.words.tokens[index - 1].low in BEFORE_NAMES)

    def _name_end(self, index: int) -> int:
        token = self.words.tokens[index]
        if token.low in self.lists.stop and token.low not in PARTICLES and not self.words.is_known(token):
            return index
        if is_announced(self.words, index) or self._is_joined(index):
            end = self._whole_end(index, announced=True)
            if end > index:
                return end
        if token.initials:
            return self._end_after_initials(index)
        if self.words.is_known(token) or (token.capital and self._is_given(index)):
            return self._whole_end(index)
        return self._surname_end(index)

    def _is_joined(self, index: int) -> bool:
        """Tell whether a token goes on with names: `Olaf, Jeroen en Saskia`."""
        if self._end_of_last < 0 or not self.words.tokens[index].capital:
            return False
        if self._end_of_last == index:
            return self.words.gap(index) == ", " and self.words.is_listed(self.words.tokens[index])
        return (
            self._end_of_last == index - 1
            and self.words.tokens[index - 1].low in {"en", "of"}
            and self.words.gap(index) == " "
        )

    # Where a name ends.

    def _whole_end(self, index: int, *, announced: bool = False) -> int:
        """Return the end of a whole name: given names, initials, `van der` and surname."""
        at, tokens = index, self.words.tokens
        while at < min(len(tokens), index + _MOST_TOKENS):
            word = self._after_particles(at, index)
            if (at > index and self.words.gap(at) != " ") or not self._goes_on(index, at, word, announced):
                break
            at = word + 1
            if tokens[word].base != tokens[word].low:
                break
        return at

    def _after_particles(self, at: int, index: int) -> int:
        """Return the token behind `van der`; `in`, `op` and the like open a surname only before `'t` or `den`."""
        word = self.words.after_particles(at)
        loose = word == at + 1 and self.words.tokens[at].low in LOOSE_PARTICLES and at > index
        return at if loose and self.words.tokens[word].low not in SECOND_PARTICLES else word

    def _goes_on(self, index: int, at: int, word: int, announced: bool) -> bool:
        """Tell whether a word, with the particles that begin at `at`, belongs to the name that began at `index`."""
        token = self.words.tokens[word]
        known = self.words.is_known(token)
        if token.low in self.lists.stop and not known:
            return False
        if not token.capital and not known:
            return (
                announced
                and at == index
                and token.low not in PARTICLES
                and (at == word or not self.words.tokens[at].capital)
            )
        if at in (index, word) or token.initials:
            return True
        before = self.words.tokens[at - 1]
        has_surname = before.base in self.lists.surnames and before.base not in self.lists.given and not before.initials
        return not has_surname or known or token.base in self.lists.surnames

    def _end_after_initials(self, index: int) -> int:
        """Return the end of initials with a surname, such as `A.B. Çelik`; a letter that names an option is none."""
        end = self._whole_end(index)
        lettered = index > 0 and self.words.tokens[index - 1].low in LETTERED
        return end if end > index + 1 and not lettered else index

    # Names that nothing announces.

    def _is_given(self, index: int) -> bool:
        """Tell whether a given name stands here: by itself, or when it is a word too, by what stands around it."""
        base = self.words.tokens[index].base
        parts = base.split("-")
        firsts = parts if all(part in self.lists.given or part in self.lists.surnames for part in parts) else parts[:1]
        if any(part in self.lists.given and part not in self.lists.common for part in firsts):
            return True
        return self._person_around(index) if base in self.lists.given else self._is_possessive(index, base)

    def _is_possessive(self, index: int, base: str) -> bool:
        """Tell whether it is a given name with an s, such as `Jans fiets`."""
        owner = base[:-1] if base.endswith("s") and base not in self.lists.surnames else ""
        if owner not in self.lists.given or owner in self.lists.common:
            return False
        following = self.words.following(index)
        return following is not None and following.text.islower() and following.low not in PERSON_VERBS

    def _person_around(self, index: int) -> bool:
        """Tell whether a word that can be a given name is one: `met Roos`, `Mark belt`, `Floor Visser`."""
        tokens, following = self.words.tokens, self.words.following(index)
        if self._stands_as_name(index) or (index and tokens[index - 1].low in WITH and self.words.gap(index) == " "):
            return True
        if following is None:
            return False
        if following.low == "en" and index + 2 < len(tokens) and self._name_end(index + 2) > index + 2:
            return True
        word = self._after_particles(index + 1, index)
        return tokens[word].capital and tokens[word].base in self.lists.surnames

    def _surname_end(self, index: int) -> int:
        """Return the end of a surname that stands by itself, such as `Van Dijk` or `Jansen`."""
        tokens = self.words.tokens
        token, word = tokens[index], self._after_particles(index, index)
        if word > index and " ".join(one.low for one in tokens[index : word + 1]) in self.words.known.surnames:
            return word + 1
        if not (token.capital and tokens[word].capital) or tokens[word].low in self.lists.stop:
            return index
        parts = [part for part in tokens[word].base.split("-") if part in self.lists.surnames]
        place = word == index and index > 0 and tokens[index - 1].low in PLACE_BEFORE
        if not parts or place or (self._is_ordinary(parts) and not self._is_surname(index, word)):
            return index
        return word + 1

    def _is_ordinary(self, parts: list[str]) -> bool:
        return all(part in self.lists.common for part in parts)

    def _is_surname(self, index: int, word: int) -> bool:
        """Tell whether an ordinary word is a surname here: `met De Boer`, or by itself as `Kuiper heeft`."""
        return self._stands_as_name(index) if word == index else not self.words.starts_sentence(index)

    def _stands_as_name(self, index: int) -> bool:
        """Tell whether a word stands as a name: with a capital inside a sentence, or before a verb that people do."""
        token, following = self.words.tokens[index], self.words.following(index)
        if "-" in token.text or (index and self.words.tokens[index - 1].low in _ARTICLES):
            return False
        thing = token.base in self.lists.things
        if following is not None and following.low in PERSON_VERBS and (not thing or token.base in self.lists.given):
            return True
        return not thing and not self.words.starts_sentence(index)

    def is_firm(self, start: int, end: int) -> bool:
        """Tell whether a firm bears the name: `Bakkerij De Jong`, `Van den Berg Installaties`, `Hans Anders`."""
        tokens: list[Token] = self.words.tokens
        if start and _FIRM_BEFORE.search(tokens[start - 1].low) and self.words.gap(start) == " ":
            return True
        if " ".join(one.low for one in tokens[start:end]) in FIRMS or tokens[end - 1].low in BUSINESS_AFTER:
            return True
        if end > start + 1 and _FIRM_BEFORE.search(tokens[start].low):
            return True
        following = self.words.following(end - 1)
        behind = following is not None and following.capital and following.low in BUSINESS_AFTER
        return behind or self.words.text.startswith(" & ", tokens[end - 1].end)
