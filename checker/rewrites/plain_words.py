"""Recipe `words`: the plain words in place of stiff ones, with the capital that stood there.

The plain words stand in the rule (`instead:`) or in the word lists that it names (`lists:`). A key is a match in lower
case; `…` in a key stands for any words, which the plain words may repeat. `{u}`, `{uw}`, … follow the form of address,
`{wij}` and `{ons}` the sender's own pronouns, `{laten}` is a verb in the form that goes with it. Where `|` leaves a
choice, none may be made unseen. Plain words that end in `-aan` take the particle `aan` away from the end of the clause;
`-,` is a comma before a finite verb. Lists with `forms: verb` pair infinitives: their verbs are conjugated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span

from checker.findings.model import AddressForm, Hit
from checker.language.clauses import clause_of
from checker.language.verb_words import is_finite
from checker.language.verbs import load_verbs
from checker.rewrites.frame import address_words, frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.plain_verbs import plain_verb
from checker.rewrites.words import cased_like, text_of
from checker.rulebook.model import Recipe

_SLOT = re.compile(r"\{(\w+)\}")
_OWN = ("ik", "wij", "we")
_INVERTED: Mapping[AddressForm, Mapping[str, str]] = {
    "u": {"vindt_u": "vindt u", "krijgt_u": "krijgt u"},
    "je": {"vindt_u": "vind je", "krijgt_u": "krijg je"},
}
GAP = "…"
REACH = 4
"""How many words around the match a longer key may take."""


def plain_words(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the plain words, best first; none when neither the match nor a verb in it is known."""
    table = _words(occasion, recipe)
    stretches = (*_around(hit, table), hit.whole, hit.span)
    found = _exact(stretches, table) or _fitting((hit.span, hit.whole), table)
    if found:
        stretch, choices = found
        sender = _sender(hit)
        texts = [_filled(choice.strip(), occasion, sender) for choice in choices.split("|")]
        safe = len(texts) == 1 and "[" not in texts[0]
        return [_in_place(hit, stretch, text, safe=safe) for text in texts]
    return [rewrite for rewrite in [plain_verb(hit, _verbs(occasion, recipe))] if rewrite]


def words_or_frame(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the plain words where the match is known, and the rule's frames after them."""
    return [*(replace(one, safe=False) for one in plain_words(hit, occasion, recipe)), *frame(hit, occasion, recipe)]


def _words(occasion: Occasion, recipe: Recipe) -> Mapping[str, str]:
    """Return the plain words for each match, from the rule and from its lists of words that are no verbs."""
    lists = (occasion.reading.lists[name] for name in recipe.lists)
    listed = (one.instead for one in lists if one.forms != "verb")
    return {key.lower(): plain for one in (*listed, recipe.instead or {}) for key, plain in one.items()}


def _verbs(occasion: Occasion, recipe: Recipe) -> Mapping[str, str]:
    """Return the plain verb for each stiff one, as infinitives."""
    lists = (occasion.reading.lists[name] for name in recipe.lists)
    return {verb: plain for one in lists if one.forms == "verb" for verb, plain in one.instead.items()}


def _around(hit: Hit, table: Mapping[str, str]) -> Iterator[Span]:
    """Give the longest stretch around the match that is a key itself: `tot op heden` where only `heden` is marked."""
    doc, span, sentence = hit.span.doc, hit.span, hit.sentence
    lefts = range(max(sentence.start, span.start - REACH), span.start + 1)
    rights = range(span.end, min(sentence.end, span.end + REACH) + 1)
    stretches = (doc[left:right] for left in lefts for right in rights if right - left > len(span))
    fits = [stretch for stretch in stretches if _normal(stretch.text).lower() in table]
    yield from sorted(fits, key=len, reverse=True)[:1]


def _normal(text: str) -> str:
    """Return words on one line, with straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def _exact(stretches: Iterable[Span], table: Mapping[str, str]) -> tuple[Span, str] | None:
    """Return the first stretch that is a key itself, with its plain words."""
    keyed = ((stretch, table.get(_normal(stretch.text).lower())) for stretch in stretches)
    return next(((stretch, plain) for stretch, plain in keyed if plain), None)


def _fitting(stretches: Iterable[Span], table: Mapping[str, str]) -> tuple[Span, str] | None:
    """Return the first stretch that fits a key with a gap, the most specific one, with its plain words."""
    for stretch in stretches:
        fits = [(key, match) for key in table if GAP in key for match in _fits(key, _normal(stretch.text))]
        if fits:
            key, match = max(fits, key=lambda fit: len(fit[0]))
            return stretch, table[key].replace(GAP, match[1])
    return None


def _fits(key: str, words: str) -> Iterator[re.Match[str]]:
    """Give the match of a key with a gap; `(a|b)` and `(a )?` mean in it what they mean in a phrase."""
    pattern = re.escape(key).replace(GAP, "(.+?)").replace(r"\(", "(?:").replace(r"\)\?", ")?").replace(r"\)", ")")
    if match := re.fullmatch(pattern.replace(r"\|", "|"), words, re.I):
        yield match


def _sender(hit: Hit) -> str:
    """Return the pronoun with which the sender speaks in the match, or else in the sentence: `wij`, `we` or `ik`."""
    words = [token.lower_ for stretch in (hit.whole, hit.sentence) for token in stretch]
    return next((word for word in words if word in _OWN), "wij")


def _filled(plain: str, occasion: Occasion, sender: str) -> str:
    """Fill in the form of address, the sender's pronoun and the verbs that go with it."""
    form = occasion.reading.form
    known = {**address_words(form), "wij": sender, "ons": "mijn" if sender == "ik" else "ons", **_INVERTED[form]}

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        verb = load_verbs().verb(name)
        if name in known or verb is None:
            return known[name]
        return verb.stem if sender == "ik" else verb.infinitive

    return _SLOT.sub(word, plain)


def _in_place(hit: Hit, stretch: Span, text: str, *, safe: bool) -> Rewrite:
    """Put plain words in place of a stretch, without the particle that the stiff verb left at the end of its clause."""
    plain, _, particle = text.partition(" -")
    if particle == ",":
        after = stretch.doc[stretch.end] if stretch.end < hit.sentence.end else None
        text = plain + ("," if after is not None and is_finite(after.lower_) else "")
        return Rewrite(stretch.start_char, stretch.end_char, cased_like(text, stretch), safe=safe)
    last = clause_of(hit.sentence, hit.span).tokens[-1]
    if not particle or last.lower_ != particle or last.i < stretch.end:
        return Rewrite(stretch.start_char, stretch.end_char, cased_like(plain, stretch), safe=safe)
    between = text_of(list(stretch.doc[stretch.end : last.i]))
    words = f"{cased_like(plain, stretch)} {between}".rstrip()
    return Rewrite(stretch.start_char, last.idx + len(last.text), words, safe=safe)
