"""Grammar over a parsed sentence: the finite verb, subject and time of a clause."""

from spacy.tokens import Span, Token

CUSTOMER = frozenset({"u", "je", "jij", "jullie", "ge", "gij"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def is_finite(token: Token) -> bool:
    """Tell whether a token is tagged as a finite verb."""
    return token.tag_.startswith("WW|pv")


def is_infinitive(token: Token) -> bool:
    """Tell whether a token is tagged as an infinitive that stands free."""
    return token.tag_.startswith("WW|inf|vrij")


def is_question(sentence: Span) -> bool:
    """Tell whether a sentence ends in a question mark."""
    return any("?" in token.text for token in sentence[-4:])


def clause_verb(token: Token) -> Token | None:
    """Return the verb that a token depends on, or itself when it is one."""
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head == token:
            return token if _finite_child(token) is not None else None
        token = token.head
        if _finite_child(token) is not None:
            return token
    return token


def clause_finite(token: Token) -> Token | None:
    """Return the finite verb of the clause that a token stands in; None when the parse has none."""
    verb = clause_verb(token)
    while verb is not None:
        if is_finite(verb):
            return verb
        if child := _finite_child(verb):
            return child
        verb = verb.head if verb.head != verb and verb.dep_ in {"xcomp", "ccomp", "conj", "compound:prt"} else None
    return None


def clause_subject(token: Token) -> Token | None:
    """Return the subject of the clause that a token stands in; None when the parse has none."""
    verb = clause_verb(token)
    while verb is not None:
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        verb = verb.head if verb.head != verb and verb.dep_ in {"xcomp", "conj"} else None
    return None


def is_past(finite: Token) -> bool:
    """Tell whether a finite verb speaks of what has happened: past tense, or `hebben`/`zijn` with a participle."""
    if "|verl|" in finite.tag_:
        return True
    perfect = finite.lemma_ in {"hebben", "zijn"} and finite.dep_ in {"aux", "aux:pass"}
    return perfect and finite.head.tag_.startswith("WW|vd")


def _finite_child(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in {"aux", "aux:pass", "cop"} and is_finite(child)), None)
