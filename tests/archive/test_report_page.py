"""The page: complete, in Dutch, readable without seeing the plots, and with nothing in it that is not ours."""

import re
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from report_archive import TRAINING, Tables, archive

from checker.archive.report.measures import Event
from checker.archive.report.page import report_page
from checker.archive.report.results import read_results
from checker.archive.report.topics import read_rulebook
from checker.settings import Archive

RULEBOOK = read_rulebook()
EVENTS = (Event(TRAINING, "training <vage> beloften"),)
NASTY = "<script>alert('x')</script>"


def page_of(folder: Path, tables: Tables, events: tuple[Event, ...] = EVENTS, **settings: Any) -> str:
    chosen = Archive(**settings)
    return report_page(read_results(tables.write(folder), RULEBOOK, chosen, events), chosen.minimum_group)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("run"), archive())


@pytest.fixture(scope="module")
def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(tree: lxml.html.HtmlElement, name: str) -> lxml.html.HtmlElement:
    [found] = tree.xpath(f"//section[@aria-labelledby='{name}']")
    return found


def test_the_top_tells_how_much_and_what_to_practise_first(tree: lxml.html.HtmlElement) -> None:
    tiles = {text(tile.find("dt")): text(tile.find("dd")) for tile in tree.xpath("//dl[@class='tiles']/div")}
    assert tiles["Mails nagekeken"] == "3.169"
    assert re.fullmatch(r"\d+,\d", tiles["Punten per 100 mails"])
    assert re.fullmatch(r"\d+,\d%", tiles["Mails zonder fout"])
    assert [text(one) for one in section(tree, "oefenen").xpath(".//h3")] == ["Vage termijn", "Voorschrijven", "Cliché"]
    assert [text(one) for one in section(tree, "goed").xpath(".//h3")] == ["Concreet moment", "Dank", "Hulpaanbod"]
    assert "van 4 mei 2026 tot en met 18 september 2026, van 24 schrijvers" in text(tree.find(".//main"))


def test_before_and_after_say_no_more_than_the_figures_allow(tree: lxml.html.HtmlElement) -> None:
    lines = {text(row[0]): [text(cell) for cell in row[1:]] for row in section(tree, "verloop").xpath(".//tr[td]")}
    assert lines["Cliché"][-1] == "geen verschil aan te tonen"
    assert lines["Vage termijn"][-1] == "minder"
    assert re.fullmatch(r"van −\d+,\d tot −\d+,\d", lines["Vage termijn"][-2])


def test_every_plot_is_told_in_dutch_and_has_its_figures_in_a_table(tree: lxml.html.HtmlElement) -> None:
    plots = tree.xpath("//*[contains(@class, 'plot')]")
    assert len(plots) == 1 + 1 + 4
    for plot in plots:
        assert plot.get("role") == "img"
        assert "per 100 mails" in plot.get("aria-label")
        assert plot.xpath("following::table")
        assert plot.xpath(".//*[name() = 'svg']//*[name() = 'path']")
        assert not plot.xpath(".//*[@aria-label or @aria-roledescription]")
    weeks = section(tree, "verloop").xpath(".//details//tr[td]")
    assert len(weeks) == 20
    assert text(weeks[0][0]) == "4 mei 2026"


def test_tables_have_captions_and_heads_and_headings_do_not_skip(tree: lxml.html.HtmlElement) -> None:
    for table in tree.xpath("//table"):
        assert text(table.find("caption"))
        assert all(head.get("scope") in {"col", "row"} for head in table.xpath(".//th"))
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_links_and_names_inside_the_page_lead_somewhere(tree: lxml.html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [one for names in tree.xpath("//@aria-labelledby") for one in names.split()]
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} | set(named) <= set(ids)


def test_the_page_is_on_its_own_and_runs_nothing(page: str, tree: lxml.html.HtmlElement) -> None:
    assert not tree.xpath("//script | //link | //img | //iframe | //*[@style]")
    assert not [name for name in tree.xpath("//@*") if str(name.attrname).startswith("on")]
    assert set(re.findall(r"https?://[^\"' ]+", page)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    [style] = tree.xpath("//style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"


def test_what_comes_from_mail_is_shown_as_text(page: str, tree: lxml.html.HtmlElement) -> None:
    assert NASTY not in page
    assert NASTY in text(tree)
    assert "‘Over uw retour <b>‹nummer›</b>…’" in text(section(tree, "standaard"))
    assert "training <vage> beloften" in text(section(tree, "verloop"))
    assert "Wilt u het formulier invullen & terugsturen." in text(section(tree, "onderwerpen"))


def test_a_sentence_shows_what_was_found_and_what_is_new(tree: lxml.html.HtmlElement) -> None:
    shown = {
        (text(one.xpath(".//mark[@class='mark']")[0]), text(one.xpath(".//mark[@class='new']")[0]))
        for one in section(tree, "onderwerpen").xpath(".//ol[@class='sentences']/li")
        if one.xpath(".//mark[@class='new']")
    }
    assert ("zo spoedig mogelijk", "uiterlijk dinsdag 24 november") in shown
    assert ("U moet", "Wilt u") in shown


def test_the_same_results_give_the_same_page(page: str, tmp_path: Path) -> None:
    assert page_of(tmp_path, archive()) == page


def test_without_text_the_page_says_so(tmp_path: Path) -> None:
    page = page_of(tmp_path, archive(600, text=False))
    assert "zijn geen zinnen bewaard" in page
    assert "(geen tekst bewaard)" in page
    assert "om te bespreken" not in page


def test_people_are_on_the_page_only_with_a_notice(page: str, tmp_path: Path) -> None:
    assert "noord1" not in page
    allowed = page_of(tmp_path, archive(2000), per_person=True)
    assert "noord1" in allowed
    assert "ondernemingsraad" in allowed


def test_an_archive_of_few_writers_carries_a_warning(tmp_path: Path, page: str) -> None:
    tables = Tables()
    for number in range(40):
        tables.add_finding(tables.add_mail(agent=f"a{number % 3}"), "voorschrijven.klant-moet")
    small = page_of(tmp_path, tables)
    assert "van minder dan 5 schrijvers" in small
    assert "van minder dan 5 schrijvers" not in page


def test_an_archive_without_findings_has_a_page_all_the_same(tmp_path: Path) -> None:
    tables = Tables()
    for number in range(30):
        tables.add_mail(agent=f"a{number}", sent=datetime(2026, 6, 1 + number % 28))
    tree = lxml.html.document_fromstring(page_of(tmp_path, tables, ()))
    assert "Er is niets gevonden dat vertrouwen kost" in text(tree)
    assert "100,0%" in text(tree)


def test_long_wordings_and_events_are_cut_to_fit(tmp_path: Path) -> None:
    tables = archive(600)
    tables.findings[0] |= {"wording": "x" * 400, "sentence": "x" * 400}
    page = page_of(tmp_path, tables, (Event(TRAINING, "een training met een heel lange naam & meer"),))
    assert f"{'x' * 89}…" in page
    assert "een training met een heel…" in page
    assert "een training met een heel lange naam &amp; meer (15 juli 2026)" in page


def test_the_page_of_many_results_stays_small(tmp_path: Path, page: str) -> None:
    tables = archive(3000, seed=2)
    for finding in tables.findings:
        finding["sentence"] = f"{finding['sentence']} Zin {finding['mail_id']}."
    assert len(page_of(tmp_path, tables)) < 1.5 * len(page)
