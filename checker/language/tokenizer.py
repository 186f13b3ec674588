"""The tokenizer: spaCy's Dutch one, made to fit mail.

What stays whole: abbreviations with full stops in any case (`z.s.m.`, `T.a.v.`), times (`12.00`), prices (`25,-`), order
codes, e-mail addresses, URLs and emoji, also those of several code points.
"""

import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

_EMOJI_BASE = "[\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001faff]"
_EMOJI = rf"{_EMOJI_BASE}(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{_EMOJI_BASE}|(?<=[\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff])*"
_WHOLE = re.compile(
    rf"""(?:
      (?:[a-zà-ÿ]\.){{2,}}                          # z.s.m., a.u.b., o.b.v.
    | (?:bijv|bv|bijz|dhr|mevr|mw|dr|drs|ing|ir|mr|prof|nr|tel|evt|incl|excl|max|min|ca|resp|etc|enz|art|afd|jl|jan|feb|mrt|apr|aug|sep|sept|okt|nov|dec)\.
    | (?-i:[A-TV-Z])\.                              # J. de Boer
    | \d{{1,2}}[.:]\d{{2}}                          # 12.00, 9:30
    | \d+(?:[.,]\d+)*,-                             # 25,-
    | (?=[\w/.-]*\d)[a-z0-9]+(?:[-/._][a-z0-9]+)+   # AB-12345/67, 12-11-2026
    | {_EMOJI}
    )""",
    re.I | re.X,
)

# spaCy's Dutch exceptions hold words such as `u.`, `bel.` and `top.`, which end sentences in mail.
_HIDES_FULL_STOP = re.compile(r"[^.]+\.").fullmatch


def customise(nlp: Language) -> None:
    """Give a pipeline our tokenizer in place of its own."""
    nlp.tokenizer = build_tokenizer(nlp.vocab)


def build_tokenizer(vocab: Vocab) -> Tokenizer:
    """Return the tokenizer for mail over a vocabulary."""
    defaults = spacy.util.get_lang_class("nl").Defaults
    exceptions = {word: parts for word, parts in defaults.tokenizer_exceptions.items() if not _HIDES_FULL_STOP(word)}
    return Tokenizer(
        vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), _EMOJI, r"[-–—•*·](?=[A-Za-z\"'‘“])"]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), _EMOJI]).search,
        infix_finditer=compile_infix_regex([_EMOJI, *(defaults.infixes or ())]).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )


@lru_cache(maxsize=1)
def blank_tokenizer() -> Tokenizer:
    """Return a tokenizer with a vocabulary of its own, for splitting the words of rules."""
    return build_tokenizer(spacy.blank("nl").vocab)
