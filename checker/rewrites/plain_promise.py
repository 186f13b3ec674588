"""A hedged promise taken apart by its words: `Ik zal u proberen te bellen`, `Ik denk dat ik u morgen bel`.

Nothing is returned where the words leave any doubt about the construction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from checker.language.verbs import Verb, load_verbs
from checker.rewrites.words import text_of

SENDERS = frozenset({"ik", "wij", "we"})
STOPS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "...", "…"})
_TRYING = frozenset("probeer probeert proberen tracht trachten poog pogen hoop hoopt hopen".split())
_BESTS = [(*how, "best") for how in ((), ("uiterste",), ("stinkende",))]
_EFFORTS = (
    *("alles op alles".split(), "alles in het werk".split(), "er alles aan".split(), "alles aan".split()),
    "al het mogelijke".split(),
    *([whose, *best] for whose in ("ons", "mijn", "m'n", "haar", "zijn", "hun") for best in _BESTS),
)
_HELPERS = frozenset(
    "zal zullen ga gaat gaan wil willen zou zouden doe doet doen kan kunnen zet zetten stel stelt stellen".split()
)
_SINGULAR = frozenset("zal gaat probeert tracht poogt hoopt doet zet stelt".split())
_PLURAL = frozenset("zullen gaan proberen trachten pogen hopen doen zetten stellen".split())
_LIGHT_INFINITIVES = frozenset({"kunnen", "mogen", "zullen"})
_FINITE_LAST = frozenset(
    "kan kunnen zal zullen heb hebben ben zijn word worden ga gaan wil willen mag mogen moet moeten".split()
)
_AS_IK = {"zijn": "ben", "hebben": "heb", "kunnen": "kan", "willen": "wil", "zullen": "zal", "mogen": "mag"}
_SUBJOINERS = frozenset(
    "of als omdat zodat wanneer zodra voordat nadat want maar en dat die om terwijl tenzij mits".split()
)


@dataclass(frozen=True)
class Plain:
    """A stretch and the plain promise that can stand there."""

    first: Token
    """Where the stretch begins."""
    last: Token
    """Where it ends (inclusive)."""
    text: str
    """The plain promise."""


def tried(span: Span, sentence: Span) -> Plain | None:
    """Make `zal proberen … te bellen` and `doe mijn best om … te bellen` a plain `bel …`; None when it is not clear."""
    words = [word for word in sentence if not word.is_space]
    anchor = next((index for index, word in enumerate(words) if word.i == span.start), 0)
    finite = _hedging_finite(words, anchor)
    te = None if finite is None else _only_te(words, finite)
    if finite is None or te is None:
        return None
    verb, particle, used = _infinitive_after(words, te)
    if verb is None:
        return None
    subject = _subject_beside(words, finite)
    keep_from = finite + (2 if words[finite + 1] is subject else 1)
    middle = _without_effort(words[keep_from:te])
    form = person_form(verb, subject.lower_) if subject else _third(verb, words[finite].lower_)
    lead = f"{form} {words[finite + 1].text}" if keep_from == finite + 2 else form
    text = " ".join(part for part in (lead, text_of(middle), particle) if part)
    high = words[finite].text[0].isupper()
    return Plain(words[finite], words[used], text[:1].upper() + text[1:] if high else text)


def _without_effort(middle: Sequence[Token]) -> list[Token]:
    """Leave out what says that one only tries: `ons best doen om`, `alles in het werk stellen om`, `proberen`."""
    words = [word.lower_ for word in middle]
    gone = {index for index, word in enumerate(words) if word in _TRYING or word == "om"}
    for effort in _EFFORTS:
        starts = (index for index in range(len(words)) if words[index : index + len(effort)] == effort)
        gone |= {index + step for index in starts for step in range(len(effort))}
    helpers = {index for index, word in enumerate(words) if word in _HELPERS and index - 1 in gone}
    return [word for index, word in enumerate(middle) if index not in gone | helpers]


def believed(span: Span, sentence: Span) -> Plain | None:
    """Make `ik denk dat ik u morgen kan bellen` a plain `ik kan u morgen bellen`; None when it is not clear."""
    words = [word for word in sentence if not word.is_space]
    that = next((index for index, word in enumerate(words) if word.lower_ == "dat" and word.i >= span.start), None)
    if that is None or that + 2 >= len(words) or words[that + 1].lower_ not in SENDERS or words[that].i > span.end + 2:
        return None
    end = next(
        (i for i in range(that + 2, len(words)) if words[i].text in STOPS or words[i].lower_ in _SUBJOINERS), len(words)
    )
    clause = words[that + 2 : end]
    found = _finite_of(clause, words[that + 1].lower_)
    if found is None or _opening(words, span) is None:
        return None
    index, form, particle = found
    rest = [word for word in (*clause[:index], *clause[index + 1 :]) if word.lower_ != "wel"]
    first = words[_opening(words, span) or 0]
    subject = words[that + 1].text
    pieces = (subject, form, text_of([word for word in rest if word.i < clause[index].i]), particle)
    behind = text_of([word for word in rest if word.i > clause[index].i])
    text = " ".join(part for part in (*pieces, behind) if part)
    return Plain(first, clause[-1], text[:1].upper() + text[1:] if first.text[0].isupper() else text)


def person_form(verb: Verb, subject: str) -> str:
    """Return the present tense of a verb with `ik`, `wij` or `we`."""
    return _AS_IK.get(verb.infinitive, verb.stem) if subject == "ik" else verb.infinitive


def _third(verb: Verb, hedging: str) -> str:
    return verb.third if hedging in _SINGULAR else verb.infinitive


def _hedging_finite(words: Sequence[Token], anchor: int) -> int | None:
    """Return the index of the finite verb of the hedge: it, or a helper, right beside its subject."""
    for index in range(anchor, max(anchor - 8, -1), -1):
        if words[index].text in STOPS:
            break
        if _is_finite_here(words, index):
            return index
    return next((i for i in range(anchor, min(anchor + 3, len(words))) if _is_finite_here(words, i)), None)


def _is_finite_here(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word is the finite verb of a hedge: beside `ik` or `we`, or behind another subject."""
    if words[index].lower_ not in _HELPERS | _TRYING or index + 1 >= len(words):
        return False
    if _subject_beside(words, index) is not None:
        return True
    opening = next((i + 1 for i in range(index - 1, -1, -1) if words[i].text in STOPS), 0)
    lead = {word.lower_ for word in words[opening:index]}
    third = words[index].lower_ in _SINGULAR | _PLURAL
    return (
        third and bool(lead) and not lead & (_SUBJOINERS | SENDERS | _HELPERS | _TRYING | {"u", "je", "te", "jullie"})
    )


def _subject_beside(words: Sequence[Token], index: int) -> Token | None:
    """Return the sender's pronoun right before or behind a verb in a main clause."""
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.lower_ in SENDERS:
        return after
    return before if before is not None and before.lower_ in SENDERS and _opens_clause(words, index - 1) else None


def _opens_clause(words: Sequence[Token], index: int) -> bool:
    return index == 0 or words[index - 1].is_punct or words[index - 1].lower_ in {"en", "maar", "dus", "want"}


def _only_te(words: Sequence[Token], finite: int) -> int | None:
    """Return the index of the one `te` before an infinitive behind the hedge, with no other clause in between."""
    infinitives = load_verbs().infinitives
    stop = next((i for i in range(finite, len(words)) if words[i].text in STOPS - {","}), len(words))
    found = [i for i in range(finite, stop - 1) if words[i].lower_ == "te" and words[i + 1].lower_ in infinitives]
    if len(found) != 1 or any(words[i].lower_ in _SUBJOINERS - {"om"} for i in range(finite, found[0])):
        return None
    commas = [i for i in range(finite, found[0]) if words[i].text == ","]
    return None if commas else found[0]


def _infinitive_after(words: Sequence[Token], te: int) -> tuple[Verb | None, str, int]:
    """Return the verb behind `te`, without a `kunnen` before it, its particle and the index of its last word."""
    verbs = load_verbs()
    index = te + 1
    following = words[index + 1].lower_ if index + 1 < len(words) else ""
    if words[index].lower_ in _LIGHT_INFINITIVES and following in verbs.infinitives:
        index += 1
    particle, base = verbs.particle_of(words[index].lower_) or ("", words[index].lower_)
    return verbs.verb(base), particle, index


def _finite_of(clause: Sequence[Token], subject: str) -> tuple[int, str, str] | None:
    """Return where the finite verb of a subordinate clause stands, its form and the particle that it lets go of."""
    for index, word in enumerate(clause):
        if word.lower_ in _FINITE_LAST and (index == len(clause) - 1 or _in_cluster(clause, index)):
            return index, word.lower_, ""
    last = len(clause) - 1
    return None if last < 0 else _lexical(clause[last].lower_, subject, last)


def _in_cluster(clause: Sequence[Token], index: int) -> bool:
    """Tell whether a verb stands beside an infinitive or participle: `kan vertellen`, `verstuurd heb`."""
    verbs = load_verbs()
    return clause[index + 1].lower_ in verbs.infinitives or (
        index > 0 and clause[index - 1].lower_.startswith("ge") and len(clause) - index < 5
    )


def _lexical(word: str, subject: str, index: int) -> tuple[int, str, str] | None:
    """Return a finite verb that closes its clause: `bel`, or `terugbel` as `bel` and `terug`."""
    verbs = load_verbs()
    ending = [(particle, word[len(particle) :]) for particle in sorted(verbs.particles) if word.startswith(particle)]
    for particle, form in (*ending, ("", word)):
        infinitive = verbs.infinitive_of(form) if subject == "ik" else form
        verb = verbs.verb(infinitive or "")
        known = not particle or particle + (infinitive or "") in verbs.infinitives
        if verb and known and form == person_form(verb, subject):
            return index, form, particle
    return None


def _opening(words: Sequence[Token], span: Span) -> int | None:
    """Return the index at which the hedge's main clause opens: its subject, or its verb behind something in front."""
    index = next((i for i, word in enumerate(words) if word.i == span.start), 0)
    if words[index].lower_ in SENDERS:
        return index if _opens_clause(words, index) else None
    if index and words[index - 1].lower_ in SENDERS:
        return index - 1 if _opens_clause(words, index - 1) else None
    return None
