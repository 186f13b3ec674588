"""The phrase notation, from words to rows of slots."""

import pytest

from checker.rulebook.phrase import PhraseError, PhraseReader

READER = PhraseReader(
    split=str.split,
    lemma={"bellen": ["bel", "belt"]}.__getitem__,
    words={"kleur": ["rood", "licht blauw"]}.__getitem__,
)


def written(phrase: str) -> list[str]:
    """Return the rows of a phrase in a short form: alternatives with /, a gap as …, marked words in capitals."""

    def slot_text(slot):
        text = "…" if slot.gap else "/".join(sorted(slot.words))
        return text.upper() if slot.marked else text

    return [" ".join(slot_text(slot) for slot in row) for row in READER.rows(phrase)]


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("zo snel mogelijk", ["ZO SNEL MOGELIJK"]),
        ("zo (snel|gauw) mogelijk", ["ZO GAUW/SNEL MOGELIJK"]),
        ("dat is (nu)? eenmaal zo", ["DAT IS NU EENMAAL ZO", "DAT IS EENMAAL ZO"]),
        ("wel? goed", ["WEL GOED", "GOED"]),
        ("(op tijd|laat) zijn", ["LAAT ZIJN", "OP TIJD ZIJN"]),
        ("u <bellen> ons", ["U BEL/BELT ONS"]),
        ("{kleur} hout", ["ROOD HOUT", "LICHT BLAUW HOUT"]),
        ("[[u had]] … moeten", ["U HAD … moeten"]),
        ("foto's", ["FOTO'S/FOTO’S"]),
        ("((a|b) c|d) e", ["D E", "A/B C E"]),
    ],
)
def test_a_phrase_stands_for_these_rows(phrase: str, rows: list[str]) -> None:
    assert written(phrase) == rows


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("(a|b", "gaat open en niet dicht"),
        ("a) b", "haakje te veel"),
        ("[[a b", "niet één keer als paar"),
        ("[[a]] [[b]]", "niet één keer als paar"),
        ("a [[]] b", "niets tussen"),
        ("…", "geen woord dat er altijd staat"),
        ("a < b", "niets betekent"),
        (" ".join(["(a|b c)?"] * 9), "meer dan"),
    ],
)
def test_a_wrong_phrase_is_refused_with_its_problem(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError, match=problem):
        READER.rows(phrase)
