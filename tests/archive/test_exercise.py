"""`klantcheck exercise`: sentences to rewrite, and the answers on the page after."""

from pathlib import Path

import lxml.html
import pytest
from report_archive import archive

from checker.cli import main


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(400).write(tmp_path_factory.mktemp("run"))


def sheet(run: Path, category: str, *options: str) -> lxml.html.HtmlElement:
    assert main(["exercise", str(run), "--category", category, *options]) == 0
    page = (run / f"oefenblad-{category}.html").read_text(encoding="utf-8")
    return lxml.html.document_fromstring(page)


def lines(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    [section] = tree.xpath(f"//section[@aria-labelledby='{name}']")
    return [" ".join(item.text_content().split()) for item in section.xpath(".//ol/li")]


def test_the_sentences_come_first_and_give_nothing_away(run: Path) -> None:
    tree = sheet(run, "vage-termijn")
    tasks = lines(tree, "oefening")
    assert sorted(tasks) == sorted({
        "U hoort zo snel mogelijk van ons over de bestelling.",
        "De monteur belt u zo spoedig mogelijk terug.",
        "Het geld staat z.s.m. op uw rekening ‹rekening›.",
        "We sturen u binnenkort een nieuwe pas.",
        "Binnenkort ontvangt u van ‹naam› een voorstel.",
    })  # fmt: skip
    assert not tree.xpath("//section[@aria-labelledby='oefening']//mark")
    assert len(tree.xpath("//*[@class='room']")) == 2 * len(tasks)


def test_each_answer_has_the_sentence_better_words_and_why(run: Path) -> None:
    tree = sheet(run, "vage-termijn")
    for task, answer in zip(lines(tree, "oefening"), lines(tree, "antwoorden"), strict=True):
        assert answer.startswith(task)
        assert "uiterlijk" in answer.lower()
    [vague] = [answer for answer in lines(tree, "antwoorden") if "zo spoedig mogelijk" in answer]
    assert "‘zo spoedig mogelijk’ zegt de klant niet wanneer." in vague
    assert "Noem de dag en de tijd" in vague


def test_the_answers_begin_on_a_page_of_their_own(run: Path) -> None:
    tree = sheet(run, "vage-termijn")
    assert "answers" in tree.xpath("//section[@aria-labelledby='antwoorden']/@class")[0]
    assert ".answers { break-before: page; }" in tree.xpath("//style")[0].text


def test_the_writer_chooses_how_many(run: Path) -> None:
    assert len(lines(sheet(run, "vage-termijn", "--sentences", "3"), "oefening")) == 3


def test_what_comes_from_mail_is_shown_as_text(run: Path) -> None:
    tree = sheet(run, "regels-als-reden")
    assert not tree.xpath("//script")
    assert any("<script>alert('x')</script>" in line for line in lines(tree, "oefening"))


@pytest.mark.parametrize(
    ("category", "problem"),
    [
        ("haast", "voor ‘haast’ is in deze mails niets gevonden"),
        ("../../boos", "de categorie ‘../../boos’ bestaat niet"),
    ],
)
def test_a_category_without_sentences_names_those_with(
    run: Path, category: str, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercise", str(run), "--category", category]) == 2
    error = capsys.readouterr().err
    assert problem in error
    assert "Kies uit: vage-termijn, voorschrijven" in error


def test_results_without_text_cannot_be_practised_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = archive(300, text=False).write(tmp_path)
    assert main(["exercise", str(run), "--category", "vage-termijn"]) == 2
    assert "geen zinnen bewaard" in capsys.readouterr().err
