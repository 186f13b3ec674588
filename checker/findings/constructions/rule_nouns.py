"""The nouns of rules: `regels`, `beleid`, `protocol`, by the word list that names them, with compounds."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.rulebook.compiler import Lists, compiler_for

NAMED = "@"
"""What stands before the name of a list in a phrase."""
LOOKALIKES = "geen-regelwoorden"
"""The list of words that end in such a noun and name no rule."""
MOST_WORDS = 2**12
"""Of how many words it is remembered whether they name a rule."""
_NONE: frozenset["Nouns"] = frozenset()


class Nouns:
    """The words of a list, and compounds that end in one."""

    def __init__(self, words: Sequence[str], lookalikes: Sequence[str] = ()) -> None:
        self._words = frozenset(words)
        self._endings = tuple(words)
        self._lookalikes = tuple(lookalikes)

    def __contains__(self, word: str) -> bool:
        if word in self._words:
            return True
        if not word.endswith(self._endings) or word.endswith(self._lookalikes):
            return False
        return any(word.endswith(one) and re.fullmatch(r"[\w/-]+", word[: -len(one)]) for one in self._endings)


class RuleNouns:
    """All lists that rules name, with what was found out about words."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists.by_name
        self._by_name: dict[str, Nouns] = {}
        self._known: dict[str, frozenset[Nouns]] = {}

    def named(self, name: str) -> Nouns:
        """Return the nouns of a list."""
        if name not in self._by_name:
            compiler = compiler_for(self._lists)
            words = compiler.list_forms(name.removeprefix(NAMED))
            self._by_name[name] = Nouns(words, compiler.list_forms(LOOKALIKES))
            self._known.clear()
        return self._by_name[name]

    def of(self, word: str) -> frozenset[Nouns]:
        """Return the lists of which a word is a noun."""
        if word not in self._known:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            # Most words are no such noun, and every empty frozenset that is made takes as much as a full one.
            self._known[word] = frozenset(one for one in self._by_name.values() if word in one) or _NONE
        return self._known[word]

    def among(self, words: Iterable[str]) -> frozenset[Nouns]:
        """Return the lists of which a noun stands among words."""
        return frozenset().union(*map(self.of, words))


@lru_cache(maxsize=4)
def rule_nouns(lists: Lists) -> RuleNouns:
    """Return what is known of the nouns in a rulebook's lists."""
    return RuleNouns(lists)
