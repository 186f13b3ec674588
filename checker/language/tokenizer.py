"""The tokenizer: spaCy's Dutch one, made to fit mail.

What stays whole: abbreviations with full stops in any case (`z.s.m.`, `T.a.v.`), times (`12.00`), prices (`25,-`),
order codes, e-mail addresses, URLs and emoji, also those of several code points.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab, create_vocab

# Unambiguous ones only: what is also a word (`bel.`, `top.`, `zo.`, `jan.`) must be able to end a sentence.
_ABBREVIATIONS = (
    "aanv|adm|afd|afz|alg|apr|art|aug|betr|bijl|bijv|bijz|blz|bv|ca|cf|chr|dec|dept|dgl|dhr|dir|div|dr|drs|ds|enz|etc|evt|"
    "excl|fam|feb|fig|geb|gebr|gem|get|gr|hfdst|hr|incl|ing|int|ir|jhr|jkvr|jl|jr|max|mej|mevr|mgr|min|mld|mln|mnd|mob|"
    "mr|mrs|mrt|ms|mw|nl|nov|okt|ong|ongev|opm|pag|par|pct|ph|plm|prof|red|ref|resp|sec|secr|sep|sept|sr|st|str|tel|th|toel|"
    "vb|vgl|vlgs|vnl|voorz|vr|vs|wrsch|wsch|zgn"
)

_PICTURE = "[\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f004-\U0001f1e5\U0001f200-\U0001faff]"
_DRESSED = rf"{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
EMOJI = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_DRESSED}(?:\u200d{_DRESSED})*|[#*0-9\u00a9-\u3299]\ufe0f\u20e3?)"
_WHOLE = re.compile(
    rf"""(?:
      (?:[a-zà-ÿ]\.){{2,}}                          # z.s.m., a.u.b., o.b.v.
    | (?:{_ABBREVIATIONS}|[a-z]*nrs?)\.             # bijv., klantnr.
    | (?-i:[A-TV-Z])\.                              # J. de Boer
    | \d{{1,2}}[.:]\d{{2}}                          # 12.00, 9:30
    | \d+(?:[.,]\d+)*[.,](?:[-–—]{{1,2}}|=)         # 25,-
    | (?!\d\d?\.[a-z]{{2}})                         # but not a list number: 1.Bel
      (?=[\w/.-]*\d)[a-z0-9]+(?:[-/._][a-z0-9]+)+   # AB-12345/67, 12-11-2026
    | [a-zà-ÿ]+['’][a-zà-ÿ]+                        # foto's, zo’n
    | {EMOJI}
    )""",
    re.I | re.X,
)
_PREFIXES = (EMOJI, "\ufeff", r"[-–—•*·](?=[A-Za-z\"'‘“])")
_SUFFIXES = (EMOJI, r"(?<=[–—=])\.", r"(?<=\bU)\.", r"(?<=\w[A-Z])\.")
_INFIXES = (EMOJI, "(?<=[A-Za-zà-ÿ])—(?=[A-Za-zà-ÿ])", r"(?<=\b\d)[.)](?=[A-Z][a-z])", r"(?<=\b\d\d)[.)](?=[A-Z][a-z])")

_OPENERS = "([{\"'“‘„«"
NAME = "klantcheck.Mail.v1"
NONE = "klantcheck.None.v1"


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def create_mail_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the tokenizer for a pipeline that names it in its configuration."""
    return lambda nlp: build_tokenizer(nlp.vocab)


@registry.tokenizers(NONE)  # type: ignore[untyped-decorator]
def create_no_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make one that knows no rules, for a pipeline that only gets sentences that are split: ours takes 10 ms."""
    return lambda nlp: Tokenizer(nlp.vocab)


class MailTokenizer(Tokenizer):  # type: ignore[misc]
    """A tokenizer whose rules are this module: a pipeline's folder holds nothing of it."""

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write nothing."""

    def from_disk(self, path: object, **kwargs: object) -> "MailTokenizer":
        """Read nothing."""
        return self

    def to_bytes(self, **kwargs: object) -> bytes:
        """Return nothing."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "MailTokenizer":
        """Read nothing."""
        return self


def build_tokenizer(vocab: Vocab) -> Tokenizer:
    """Return the tokenizer for mail over a vocabulary."""
    defaults = spacy.util.get_lang_class("nl").Defaults
    # With a full stop they are `u.`, `bel.` and `top.`, which end sentences in mail, and thousands of law journals.
    exceptions = {word: parts for word, parts in defaults.tokenizer_exceptions.items() if "." not in word}
    return MailTokenizer(
        vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=partial(_suffix, compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())])),
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )


def _suffix(suffixes: re.Pattern[str], word: str) -> re.Match[str] | None:
    """Find a suffix, but not in what stays whole: spaCy takes `(` and the last full stop of `(t.a.v.` off together."""
    return None if _WHOLE.fullmatch(word.lstrip(_OPENERS)) else suffixes.search(word)


@lru_cache(maxsize=1)
def blank_tokenizer() -> Tokenizer:
    """Return a tokenizer with a vocabulary of its own, for splitting the words of rules."""
    return build_tokenizer(create_vocab("nl", spacy.util.get_lang_class("nl").Defaults))
