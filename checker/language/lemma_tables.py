"""What the lemmatizer learns from gold trees: lemmas of forms, changes of endings, parts of compounds."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from spacy.tokens import Doc, Token

LONGEST_ENDING = 6
SHORTEST_PART = 3
SAFE_PART = 4
SPLIT_SHARE = 0.4
"""How often the trees must divide compounds with a part before new ones with it are divided."""
VERB, NOUN, ADJECTIVE = "WW", "N|soort", "ADJ"
AS_WRITTEN = ("SPEC|deeleigen", "SPEC|vreemd", "LET")
"""The tags of words whose lemma is what is written."""
LINKS = ("", "s", "en", "e", "n")
"""What may stand between the parts of a compound."""
_PREFIXES = frozenset({"be", "ge", "her", "ont", "ver", "on"})

Forms = dict[str, dict[str, str]]
Endings = dict[str, dict[str, tuple[int, str]]]


@dataclass(frozen=True)
class LemmaTables:
    """Learned from trees; a kind is the part of a tag that `kind` returns."""

    forms: Forms = field(default_factory=dict)
    """The lemma of every form in lower case, by kind; of a split verb without its particle."""
    endings: Endings = field(default_factory=dict)
    """How many letters go and which come, for every ending, by kind."""
    particles: frozenset[str] = frozenset()
    """The first parts of separable verbs."""
    phrasal: frozenset[str] = frozenset()
    """The lemmas of the separable verbs that stood split, such as `op_bellen`."""
    parts: dict[str, frozenset[str]] = field(default_factory=lambda: {"first": frozenset(), "last": frozenset()})
    """The first and the last parts of compounds that may be divided."""

    def to_bytes(self) -> bytes:
        """Return the tables, compressed; the same tables always give the same bytes."""
        return gzip.compress(json.dumps(asdict(self), ensure_ascii=False, default=sorted).encode("utf-8"), mtime=0)

    @classmethod
    def from_bytes(cls, data: bytes) -> "LemmaTables":
        """Read what `to_bytes` wrote."""
        read = json.loads(gzip.decompress(data))
        return cls(
            forms=read["forms"],
            endings={
                name: {end: (cut, add) for end, (cut, add) in one.items()} for name, one in read["endings"].items()
            },
            particles=frozenset(read["particles"]),
            phrasal=frozenset(read["phrasal"]),
            parts={place: frozenset(parts) for place, parts in read["parts"].items()},
        )


def kind(tag: str) -> str:
    """Return the part of a tag that decides how a form and its lemma differ."""
    fields = tag.split("|")
    if fields[0] == "WW":
        return "|".join(fields[:3]) if fields[1:2] == ["pv"] else "|".join(fields[:2])
    if fields[0] == "N":
        return "|".join(fields[:3]) + ("|dim" if "dim" in fields else "")
    if fields[0] == "ADJ":
        return "|".join(("ADJ", *fields[2:4])) if len(fields) > 3 else tag
    return tag if fields[0] in ("VNW", "LID") else "|".join(fields[:2])


def without_ge(participle: str) -> str:
    """Return a participle without its `ge`: `geëist` gives `eist`."""
    return participle[2:].replace("ë", "e", 1) if participle.startswith("geë") else participle[2:]


def learn(docs: Iterable[Doc]) -> LemmaTables:
    """Learn the tables from Docs with gold tags, trees and lemmas."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    particles: Counter[str] = Counter()
    phrasal = set()
    for token in (token for doc in docs for token in doc if token.tag_ and token.lemma_ and not token.is_space):
        lemma, prefix = token.lemma_, _particle(token)
        if prefix and lemma.startswith(prefix):
            phrasal.add(lemma)
            particles[prefix.removesuffix("_")] += 1
            lemma = lemma.removeprefix(prefix)
        elif "_" in lemma and token.tag_.startswith(VERB):
            particles[lemma.split("_")[0]] += 1
        counts[kind(token.tag_)][token.text.lower()][lemma] += 1
    forms = {
        name: {form: lemmas.most_common(1)[0][0] for form, lemmas in sorted(found.items())}
        for name, found in sorted(counts.items())
        if not name.startswith(AS_WRITTEN)
    }
    return LemmaTables(
        forms=forms,
        endings={name: _endings(found) for name, found in forms.items()},
        particles=frozenset(particle for particle, count in particles.items() if count > 1) - _PREFIXES,
        phrasal=frozenset(phrasal),
        parts=_parts({lemma for name in forms if name.startswith(("N|", ADJECTIVE)) for lemma in forms[name].values()}),
    )


def _particle(token: Token) -> str | None:
    return next((f"{child.text.lower()}_" for child in token.children if child.dep_ == "compound:prt"), None)


def _endings(forms: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Return the commonest change for every ending of the forms, without endings that only repeat a shorter one."""
    counts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemma in forms.items():
        if "_" in lemma:
            continue
        stem = without_ge(form) if form.startswith("ge") and not lemma.startswith("ge") else form
        same = 0
        while same < min(len(stem), len(lemma)) and stem[same] == lemma[same].lower():
            same += 1
        change = (len(stem) - same, lemma[same:])
        for length in range(change[0], min(LONGEST_ENDING, len(stem)) + 1):
            counts[stem[len(stem) - length :]][change] += 1
    best = {ending: changes.most_common(1)[0][0] for ending, changes in counts.items()}
    return {ending: change for ending, change in sorted(best.items()) if not ending or change != best.get(ending[1:])}


def _parts(lemmas: set[str]) -> dict[str, frozenset[str]]:
    """Return the first and last parts of compounds that the trees mostly divide, `_` between, rather than not."""
    lemmas = lemmas | {lemma.rsplit("_", 1)[-1] for lemma in lemmas}
    divided: dict[str, Counter[str]] = {"first": Counter(), "last": Counter()}
    whole: dict[str, Counter[str]] = {"first": Counter(), "last": Counter()}
    for lemma in lemmas:
        if "_" in lemma:
            divided["first"][lemma.split("_")[0]] += 1
            divided["last"][lemma.rsplit("_", 1)[-1]] += 1
            continue
        for place in range(SHORTEST_PART, len(lemma) - SHORTEST_PART + 1):
            if lemma[place:] in lemmas and any(lemma[:place].removesuffix(link) in lemmas for link in LINKS):
                whole["first"][lemma[:place]] += 1
                whole["last"][lemma[place:]] += 1
    known = {lemma for lemma in lemmas if len(lemma) >= SAFE_PART and "_" not in lemma and lemma.islower()}
    return {
        place: frozenset(
            part
            for part in (counts.keys() | known) - _PREFIXES
            if len(part) >= SHORTEST_PART and counts[part] >= SPLIT_SHARE * (counts[part] + whole[place][part])
        )
        for place, counts in divided.items()
    }
