"""Whole-mail construction `address-form`: words that address the customer otherwise than the rest of the mail does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc, Span, Token

from checker.findings.constructions.base import Found, MailConstruction, Parameters
from checker.findings.model import AddressForm
from checker.findings.phrases import PhraseIndex, PhraseMatch
from checker.findings.wholemail import Mail
from checker.language.kept import keep
from checker.language.texts import plain_text
from checker.language.words import columns_of

FORMS: dict[str, AddressForm] = {
    **dict.fromkeys(("u", "uw", "uwe", "uzelf"), "u"),
    **dict.fromkeys(("je", "jij", "jou", "jouw", "jouwe", "jullie", "jezelf"), "je"),
}
_HOUR = re.compile(r"\d{1,2}(?:[.:]\d\d)?")
_JOINS = frozenset("-–—/&'’")
_BEFORE_LETTER = frozenset({"een", "'n", "’n", "letter", "letters", "hoofdletter"})
_BEFORE_CAPITAL = frozenset(
    """vak rij gate uitgang ingang gang hal blok zone vorm groep perron toren vleugel module sectie parkeerplaats
    niveau type maat plek tribune klasse toets lijn trap afdeling gebouw kluis kleur route code""".split()
)


def _other_form(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find each word of one form in a mail that goes by the other; the same words of its sentence come with it."""
    idioms = parameters["idioms"]
    doc, other = mail.reading.doc, parameters["form"]
    lower = columns_of(doc).lower
    forms = {FORMS[word] for word in columns_of(doc).known & FORMS.keys()}
    if other not in forms or (len(forms) == 1 and mail.reading.settings.address_form == "auto"):
        return
    written = keep(doc, (_address_words, id(idioms)), lambda: _address_words(mail, idioms))
    words = [word for word in written if mail.is_own_voice(doc[word.i : word.i + 1])]
    said = [lower[word.i] for word in words]
    if not words or _form_of(mail, said) == other:
        return
    group = _speaks_to_a_group(said)
    for _, together in groupby(written, key=lambda word: word.sent.start):
        tokens = tuple(word for word in together if FORMS[lower[word.i]] == other)
        for token in tokens:
            if token in words:
                yield Found(doc[token.i : token.i + 1], {"tokens": tokens, "group": group})


def _form_of(mail: Mail, words: Sequence[str]) -> AddressForm:
    """Return the form a mail should keep to: the organisation's own, or what most words say, or what came first."""
    own = mail.reading.settings.address_form
    if own != "auto":
        return own
    counts = Counter(FORMS[word] for word in words)
    return counts.most_common(1)[0][0]


def _speaks_to_a_group(words: Sequence[str]) -> bool:
    """Tell whether the familiar words of a mail are mostly `jullie`."""
    familiar = [word for word in words if FORMS[word] == "je"]
    return 2 * familiar.count("jullie") > len(familiar)


def _address_words(mail: Mail, idioms: PhraseIndex) -> list[Token]:
    """Return the words that address the customer outside quotations, in order; in what he said, retold, too."""
    words = []
    names, quoted = _names(mail.reading.doc), mail.reading.spans("quoted")
    own = {mail.reading.settings.organisation.name, *mail.reading.settings.organisation.brands} - {""}
    lower = columns_of(mail.reading.doc).lower
    for sentence in mail.reading.sentences:
        said = (sentence.doc[index] for index in range(sentence.start, sentence.end) if lower[index] in FORMS)
        found = [token for token in said if not mail.reading.in_slot(token)]
        fixed = list(idioms(sentence)) if found else []
        for token in found:
            if not _addresses(token) or any(_covers(idiom, token) for idiom in fixed) or _is_named(token, names):
                continue
            named = any(_lies_in(token, sentence, name) for name in own)
            if not named and not any(span.start <= token.i < span.end for span in quoted):
                words.append(token)
    return words


def _covers(idiom: PhraseMatch, token: Token) -> bool:
    """Tell whether a word is part of a fixed expression, or means anybody because its sentence does."""
    about_anybody = token.doc[idiom.start].lower_ != "dank" and FORMS[token.lower_] == "je"
    return about_anybody or idiom.start <= token.i < idiom.end


def _addresses(token: Token) -> bool:
    """Tell whether a word is no hour or part of another word, and more than thanks: `14 u`, `U-bocht`, `Dank u.`"""
    before = token.nbor(-1) if token.i else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if before is not None and not before.whitespace_ and (before.text in _JOINS or before.like_num):
        return False
    if after is not None and not token.whitespace_ and after.text in _JOINS:
        return False
    if before is None:
        return True
    if token.lower_ == "u" and _names_a_letter(token, before):
        return False
    thanks = before.lower_ in {"dank", "bedankt"} and (after is None or after.is_punct or after.is_space)
    return not thanks and not (token.text == "u" and _HOUR.fullmatch(before.text))


def _names_a_letter(token: Token, before: Token) -> bool:
    """Tell whether `U` is only a letter: `in de vorm van een U`, `vak U`, `huisnummer 14 U`."""
    capital = token.text == "U" and (before.lower_ in _BEFORE_CAPITAL or before.text.isdigit())
    return before.lower_ in _BEFORE_LETTER or capital


def _names(doc: Doc) -> frozenset[tuple[str, str]]:
    """Return the pairs of words with capitals that stand inside a sentence: `Uw Versmarkt`, `Bij U`."""
    lower = columns_of(doc).lower
    inside = (doc[index] for index in range(1, len(doc) - 1) if lower[index] in FORMS and _is_title(doc[index]))
    pairs: set[tuple[str, str]] = set()
    for token in inside:
        before, after = token.nbor(-1), token.nbor()
        owns = token.lower_ != "u" and _is_title(after) and not (before.is_punct or before.is_space)
        if (_is_title(before) or before.is_upper or owns) and before.lower_ not in FORMS:
            pairs |= {(before.text, token.text), (token.text, after.text)}
    return frozenset(pairs)


def _is_named(token: Token, names: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a word is part of a name that stands in the mail."""
    before = token.nbor(-1).text if token.i else ""
    after = token.nbor().text if token.i + 1 < len(token.doc) else ""
    return _is_title(token) and bool({(before, token.text), (token.text, after)} & names)


def _is_title(token: Token) -> bool:
    return token.is_title or (token.text == "U")


def _lies_in(token: Token, sentence: Span, name: str) -> bool:
    """Tell whether a word lies inside the organisation's own name."""
    places = (found.span() for found in re.finditer(re.escape(name), plain_text(sentence)))
    return any(start <= token.idx - sentence.start_char < end for start, end in places)


ADDRESS_FORM = MailConstruction(_other_form, parameters=frozenset({"form", "idioms"}), phrases=frozenset({"idioms"}))
