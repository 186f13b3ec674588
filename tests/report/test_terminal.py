"""The report as text: where the marks stand, what is said, and what a terminal must never be sent."""

from dataclasses import replace

import pytest

from checker.language.readability import readability
from checker.report.model import Finding, PlusPoint, Report
from checker.report.terminal import Page, printable, terminal_report, underline
from checker.rewrites.model import Rewrite
from checker.settings import Severity

PLAIN = Page()


def finding(text: str, words: str, *rewrites: Rewrite, severity: Severity = "error") -> Finding:
    start = text.index(words)
    return Finding(
        rule="categorie.regel",
        category="categorie",
        severity=severity,
        scope="sentence",
        start=start,
        end=start + len(words),
        text=words,
        sentence_start=0,
        sentence_end=len(text),
        message="Zeg wanneer.",
        why="Dat telt.",
        advice="Doe.",
        rewrites=rewrites,
    )


def report(text: str, *findings: Finding, failed: tuple[str, ...] = ()) -> Report:
    return Report(
        text, findings, (), pipeline="nl_proef 1.0", rulebook="abc", failed_rules=failed, figures=readability(())
    )


def marks(line: str, words: str, width: int = 100) -> tuple[str, str]:
    start = line.index(words)
    return underline(line, start, start + len(words), Page(width))


def test_one_finding_says_all_there_is_to_say() -> None:
    text = "Beste Jan,\n\nU hoort snel van ons.\n"
    snel = finding(
        text,
        "snel",
        Rewrite(20, 24, "maandag", safe=True),
        Rewrite(12, 33, "Ja.", safe=False),
        Rewrite(12, 33, "[dag].", safe=False),
    )
    assert terminal_report(report(text, snel), "mail.txt", PLAIN).splitlines() == [
        "mail.txt:3:9  kost vertrouwen  categorie.regel",
        "    U hoort snel van ons.",
        "            ~~~~",
        "    Zeg wanneer.",
        "    Waarom  Dat telt.",
        "    Advies  Doe.",
        "    Liever  maandag",
        "    Of      Ja. (zelf nalezen)",
        "    Of      [dag]. (zelf invullen)",
        "",
        "mail.txt: 1 punt gevonden: 1 × kost vertrouwen. Met --fix schrijft klantcheck er 1 zelf beter.",
        "Gelezen met nl_proef 1.0, regels abc.",
    ]


def test_nothing_found() -> None:
    assert terminal_report(report("Beste Jan,"), "invoer", PLAIN).startswith("invoer: niets gevonden.\n")


def test_what_goes_well_stands_before_the_summary() -> None:
    praise = PlusPoint("dank", 0, 4, "Dank", "Je bedankt de klant.")
    said = terminal_report(replace(report("Dank"), plus_points=(praise,)), "x", PLAIN)
    assert said.startswith("    Goed    Je bedankt de klant.\n\nx: niets gevonden.")


def test_findings_are_counted_by_severity() -> None:
    text = "een twee drie"
    found = (
        finding(text, "een"),
        finding(text, "twee", severity="suggestion"),
        finding(text, "drie", severity="warning"),
    )
    said = terminal_report(report(text, *found), "x", PLAIN)
    assert "3 punten gevonden: 1 × kost vertrouwen, 1 × let op, 1 × tip.\n" in said


def test_rules_that_failed_are_named() -> None:
    said = terminal_report(report("Hoi", failed=("a.b (KeyError)",)), "x", PLAIN)
    assert "Let op: deze regels liepen vast en telden niet mee: a.b (KeyError)" in said


def test_a_rewrite_of_other_words_says_which() -> None:
    text = "Wij gaan kijken of het lukt"
    said = terminal_report(report(text, finding(text, "kijken", Rewrite(4, 15, "kijken", safe=True))), "x", PLAIN)
    assert "Liever  kijken (in plaats van ‘gaan kijken’)" in said


def test_a_rewrite_that_drops_words_says_so() -> None:
    text = "Even kijken"
    said = terminal_report(report(text, finding(text, "Even", Rewrite(0, 4, "", safe=True))), "x", PLAIN)
    assert "Liever  (weglaten)" in said


def test_colours_only_when_asked() -> None:
    text = "U hoort snel van ons."
    found = report(text, finding(text, "snel"))
    assert "\x1b" not in terminal_report(found, "x", PLAIN)
    assert "\x1b[31msnel\x1b[0m" in terminal_report(found, "x", Page(colour=True))


@pytest.mark.parametrize(
    ("line", "words", "column"),
    [
        ("snel", "snel", 0),
        ("\tsnel", "snel", 8),
        ("ab\tsnel", "snel", 8),
        ("😀 snel", "snel", 3),
        ("👨‍👩‍👧 snel", "snel", 3),
        ("👍🏽 snel", "snel", 3),
        ("☎️ snel", "snel", 3),
        ("🇳🇱 snel", "snel", 3),
        ("cafe\u0301 snel", "snel", 5),
        ("日本 snel", "snel", 5),
        ("ta\u00adk\u200b snel", "snel", 5),
    ],
)
def test_marks_stand_under_the_words(line: str, words: str, column: int) -> None:
    _, under = marks(line, words)
    assert under == " " * (4 + column) + "~" * len(words)


def test_marks_are_as_wide_as_the_words() -> None:
    assert marks("ja 😀日e\u0301 nee", "😀日e\u0301")[1] == "       ~~~~~"
    assert marks("a\tb", "a\tb")[1].strip() == "~" * 9


def test_a_finding_over_lines_is_marked_on_each() -> None:
    text = "Wij zullen zo\r\n\r\n  snel\tmogelijk komen.\r\n"
    said = terminal_report(report(text, finding(text, "zo\r\n\r\n  snel\tmogelijk")), "x", PLAIN)
    assert said.splitlines()[1:5] == [
        "    Wij zullen zo",
        "               ~~",
        "      snel  mogelijk komen.",
        "    ~~~~~~~~~~~~~~~~",
    ]


def test_of_a_finding_over_many_lines_the_first_are_shown() -> None:
    text = "\n".join("abcdef")
    lines = terminal_report(report(text, finding(text, text)), "x", PLAIN).splitlines()
    assert [line.strip() for line in lines[1:10:2]] == ["a", "b", "c", "d", "…"]


def test_a_finding_about_no_words_shows_no_line() -> None:
    found = replace(finding("Hoi", "", severity="warning"), scope="mail")
    assert terminal_report(report("Hoi Jan\n", found), "x", PLAIN).splitlines()[:2] == [
        "x:1:1  let op  categorie.regel",
        "    Zeg wanneer.",
    ]


@pytest.mark.parametrize("words", ["eerste", "midden", "laatste"])
def test_a_long_line_is_cut_around_the_words(words: str) -> None:
    line = f"eerste {'voor 😀 ' * 30}midden {'na 日本 ' * 30}laatste"
    shown, under = marks(line, words, width=60)
    assert words in shown
    assert shown.startswith("    …") == (words != "eerste")
    assert shown.endswith("…") == (words != "laatste")
    assert len(under) <= 60
    before = shown[: shown.index(words)]
    assert under.index("~") == len(before) + before.count("😀") + 2 * before.count("日本")


def test_words_longer_than_the_page_are_cut() -> None:
    shown, under = marks(f"a {'x' * 300} b", "x" * 300, width=60)
    assert (len(shown), len(under)) == (60, 59)
    assert shown.endswith("x…")


def test_a_very_long_line_costs_no_more_than_a_page() -> None:
    line = f"{'a' * 500_000} snel {'b' * 500_000}"
    shown, under = underline(line, 500_001, 500_005, PLAIN)
    assert (shown.index("snel"), len(shown)) == (under.index("~"), 100)
    assert under.strip() == "~~~~"


def test_no_character_steers_the_terminal() -> None:
    line = "a\x1b[2Jb\x07\x9bc\u2028 snel"
    shown, under = marks(line, "snel")
    assert shown == "    a␛[2Jb␇�c� snel"
    assert shown.index("snel") == under.index("~")
    assert printable("a\x1b\n\t b\x85c") == "a␛ b c"


def test_long_words_are_wrapped_under_their_label() -> None:
    assert Page(30).paragraph("een twee drie vier vijf zes", label="Waarom").splitlines() == [
        "    Waarom  een twee drie vier",
        "            vijf zes",
    ]
