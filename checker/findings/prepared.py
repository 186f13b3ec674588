"""A Finder that is made once and then comes from the cache on disk: hashing every word of every phrase takes long."""

from collections.abc import Iterable, Sequence

from spacy.about import __version__
from spacy.vocab import Vocab

from checker.cache import remembered
from checker.findings.conditions import CONDITIONS
from checker.findings.constructions import CONSTRUCTIONS, MAIL_CONSTRUCTIONS
from checker.findings.matching import Finder
from checker.rulebook.compiler import CompiledRule, compiler_for
from checker.rulebook.reader import Rulebook


def prepared_finder(rulebook: Rulebook, rules: Sequence[CompiledRule], vocab: Vocab) -> Finder:
    """Return a finder of rules; raises RuleError like a new one."""
    known = {"vocab": vocab, "lists": rulebook.lists, "compiler": compiler_for(rulebook.lists)}
    known |= {f"rule {rule.id}": rule for rule in rules}
    for kind, named in (("if", CONDITIONS), ("find", CONSTRUCTIONS), ("find in mail", MAIL_CONSTRUCTIONS)):
        known |= {f"{kind} {name}": value for name, value in named.items()}

    def made_of() -> Iterable[bytes]:
        parts = (__version__, rulebook.version, *(rule.id for rule in rules))
        return (part.encode() for part in parts)

    return remembered("finder", made_of, lambda: Finder(rulebook, rules, vocab), known)
