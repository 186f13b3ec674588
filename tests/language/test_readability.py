"""Reading ease and long words: syllables by rule, and figures that can be checked by hand."""

import pytest

from checker import Checker
from checker.language.readability import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("u", 1), ("fiets", 1), ("nieuw", 1), ("sneeuw", 1), ("ooit", 1), ("aanvraag", 2), ("geïnd", 2), ("groeien", 2),
        ("beantwoorden", 4), ("verzekering", 4), ("beëindiging", 5), ("cadeau", 2), ("DHL", 1), ("mooie", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_report_has_figures() -> None:
    figures = Checker().check("De fiets is klaar. Uw verzekering betaalt.").figures
    assert (figures.sentences, figures.words, figures.words_per_sentence) == (2, 7, 3.5)
    assert figures.flesch_douma == pytest.approx(206.84 - 0.93 * 3.5 - 77 * 11 / 7, abs=0.05)
    assert figures.long_words == pytest.approx(1 / 7, abs=0.001)


def test_only_own_words_count() -> None:
    mail = "Geachte mevrouw De Wit,\n\nDe fiets is klaar.\n\nMet vriendelijke groet,\nJan"
    assert Checker().check(mail).figures.words == 4


def test_a_text_without_words_has_no_reading_ease() -> None:
    figures = Checker().check("12345").figures
    assert (figures.words, figures.flesch_douma, figures.long_words) == (0, None, 0.0)
