"""The command line, as a user at a terminal or in a pipe meets it."""

import io
import json
import os
import pty
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import checker.examples  # before flow.Checker is replaced, so that it keeps the real one
import checker.flow
from checker.cli import main
from checker.rulebook.folder import shipped_rules
from checker.settings import Settings

RULE = "vage-termijn.zo-snel-mogelijk"
VAGUE = "Beste Jan,\n\nU hoort zo snel mogelijk van ons.\n"
FIXED = "Beste Jan,\n\nU hoort uiterlijk maandag 23 november vóór 17.00 uur van ons.\n"
CLEAN = "Beste Jan,\n\nDank voor de foto's.\n"
NOW = ("--now", "2026-11-20T10:00")
MAIL = b"""From: Piet <piet@example.nl>
To: jan@example.nl
Subject: Foto
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Beste Jan,

U hoort zo snel mogelijk van ons.

Op 3 november schreef Jan:
> Help mij z.s.m.
"""
HEAD = """category: eigen
title: Eigen
why: Daarom.
source: {document: "001", advice: 1}
rules:
  - id: hatsjoe
    severity: suggestion
    match: [hatsjoe]
    message: Niet niezen.
    advice: Neem een zakdoek.
    examples:
"""
EXAMPLES = '      flag: [{text: "Ik zei [[hatsjoe]]."}]\n      leave: [{text: Ik zei gezondheid.}]\n'


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="module", autouse=True)
def loaded_once() -> Iterator[None]:
    """Keep one Checker for each set of settings, because loading one takes seconds."""
    loaded: dict[str, Any] = {}
    real = checker.flow.Checker

    def load(settings: Settings) -> Any:
        key = settings.model_dump_json()
        loaded[key] = loaded.get(key) or real(settings)
        return loaded[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checker.flow, "Checker", load)
        yield


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in a folder of its own, with bytes on standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*args: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(args)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    folder = tmp_path / "regels"
    folder.mkdir()
    (folder / "eigen.yaml").write_text(HEAD + EXAMPLES)
    return folder


def one_line(outcome: Outcome) -> str:
    """Return what went wrong, after seeing that it is one line and nothing else."""
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith("klantcheck: ")
    return outcome.err


def test_a_file_with_a_finding(run: Run) -> None:
    Path("mail.txt").write_text(VAGUE)
    outcome = run("check", "mail.txt", *NOW)
    assert outcome.code == 1
    assert outcome.err == ""
    assert outcome.out.splitlines()[:3] == [
        f"mail.txt:3:9  kost vertrouwen  {RULE}",
        "    U hoort zo snel mogelijk van ons.",
        "            ~~~~~~~~~~~~~~~~",
    ]
    assert "    Liever  uiterlijk maandag 23 november vóór 17.00 uur\n" in outcome.out
    assert "mail.txt: 1 punt gevonden" in outcome.out


@pytest.mark.parametrize("args", [["-"], []])
def test_standard_input(run: Run, args: list[str]) -> None:
    outcome = run("check", *args, stdin=CLEAN.encode())
    assert outcome.code == 0
    assert "invoer: niets gevonden.\n" in outcome.out


@pytest.mark.parametrize(
    "raw",
    [VAGUE.encode("utf-8-sig"), VAGUE.replace("\n", "\r\n").encode(), f"Café\n{VAGUE}".encode("latin-1"), MAIL],
    ids=["bom", "crlf", "latin-1", "mail"],
)
def test_every_kind_of_text(run: Run, raw: bytes) -> None:
    outcome = run("check", "-", stdin=raw)
    assert outcome.out.count(RULE) == 1
    assert "    U hoort zo snel mogelijk van ons.\n            ~~~~~~~~~~~~~~~~\n" in outcome.out


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (b"", "invoer: De tekst is leeg"),
        (b" \n\n", "invoer: De tekst is leeg"),
        (b"\x89PNG\0\0\0", "invoer: Dit is geen tekst maar een binair bestand"),
        (b"zo snel mogelijk " * 70_000, "invoer: De tekst is te lang"),
        (b"a" * 50_000_001, "invoer: Dit is te groot om een mail te zijn"),
    ],
    ids=["empty", "white", "binary", "long", "huge"],
)
def test_input_that_cannot_be_checked(run: Run, raw: bytes, answer: str) -> None:
    assert answer in one_line(run("check", "-", stdin=raw))


def test_files_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    assert "weg.txt: Dit bestand bestaat niet." in one_line(run("check", "weg.txt"))
    assert "Dit is een map." in one_line(run("check", str(tmp_path)))


def test_a_binary_file_named_eml_is_no_mail(run: Run) -> None:
    Path("foto.eml").write_bytes(b"\x89PNG\0\0\0")
    assert "binair bestand" in one_line(run("check", "foto.eml"))


def test_an_eml_file_needs_one_known_header(run: Run) -> None:
    Path("mail.eml").write_text(f"Subject: zo snel mogelijk\n\n{CLEAN}")
    assert run("check", "mail.eml").code == 0


def test_a_draft_that_begins_like_headers_is_text(run: Run) -> None:
    outcome = run("check", stdin=f"Onderwerp: foto\nAan: Jan\n\n{VAGUE}".encode())
    assert f"invoer:6:9  kost vertrouwen  {RULE}" in outcome.out


def test_several_files_go_on_after_one_that_fails(run: Run) -> None:
    Path("a.txt").write_text(VAGUE)
    Path("b.txt").write_text(CLEAN)
    outcome = run("check", "a.txt", "weg.txt", "b.txt")
    assert outcome.code == 2
    assert outcome.err == "klantcheck: weg.txt: Dit bestand bestaat niet.\n"
    assert "a.txt: 1 punt gevonden" in outcome.out
    assert "b.txt: niets gevonden" in outcome.out


def test_json_is_the_wire_form(run: Run) -> None:
    outcome = run("check", "--format", "json", *NOW, stdin=VAGUE.encode())
    data = json.loads(outcome.out)
    assert outcome.code == 1
    assert list(data)[:2] == ["version", "text"]
    assert data["text"] == VAGUE
    assert data["findings"][0]["rule"] == RULE


def test_json_of_several_files_is_a_line_for_each(run: Run) -> None:
    Path("a.txt").write_text(VAGUE)
    Path("b.txt").write_text(CLEAN)
    lines = run("check", "--format", "json", "a.txt", "b.txt").out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_prints_the_text_and_nothing_else(run: Run, end: str) -> None:
    outcome = run("check", "--fix", *NOW, stdin=VAGUE.replace("\n", end).encode())
    assert outcome == Outcome(0, FIXED.replace("\n", end), "")


@pytest.mark.parametrize("args", [["a.txt", "b.txt"], ["--format", "json"]])
def test_fix_gives_one_text(run: Run, args: list[str]) -> None:
    assert "--fix toont één tekst" in one_line(run("check", "--fix", *args))


def test_fail_on(run: Run, own_rules: Path) -> None:
    Path("klantcheck.yaml").write_text(f"rules: {{severity: {{vage-termijn: warning}}, extra: ['{own_rules}']}}")
    codes = {
        (text, level): run("check", "--fail-on", level, stdin=text.encode()).code
        for text in (VAGUE, "Ik zei hatsjoe.")
        for level in ("error", "warning", "suggestion", "never")
    }
    assert list(codes.values()) == [0, 1, 1, 0, 0, 0, 1, 0]


def test_settings_come_from_this_folder_or_from_the_option(run: Run) -> None:
    Path("klantcheck.yaml").write_text("response: {working_days: 2}")
    Path("andere.yaml").write_text("response: {working_days: 3}")
    assert "dinsdag 24 november" in run("check", "--fix", *NOW, stdin=VAGUE.encode()).out
    assert "woensdag 25 november" in run("check", "--fix", *NOW, "--settings", "andere.yaml", stdin=VAGUE.encode()).out


@pytest.mark.parametrize(
    ("args", "answer"),
    [
        (["check", "--settings", "weg.yaml"], "weg.yaml: dit instellingenbestand bestaat niet"),
        (["check", "--settings", "fout.yaml"], "fout.yaml:1: kleur: onbekende sleutel"),
        (["check", "--model", "nl_bestaat_niet"], "De taalpijplijn ‘nl_bestaat_niet’ is niet gevonden"),
        (["check", "--format", "xml"], "--format: kies uit text, json; ‘xml’ kan niet."),
        (["check", "--fail-on", "ooit"], "--fail-on: kies uit error, warning, suggestion, never; ‘ooit’ kan niet."),
        (["check", "--now", "straks"], "--now: ‘straks’ is geen tijdstip"),
        (["check", "--formt", "json"], "de optie --formt bestaat niet; wel: --format. Uitleg: klantcheck check --help"),
        (["check", "--format"], "achter --format ontbreekt een waarde"),
        (["check", "--fix=ja"], "--fix neemt geen waarde"),
        (["explain"], "REGEL ontbreekt. Uitleg: klantcheck explain --help"),
        (["explain", "a", "b"], "‘b’ staat er te veel"),
        (["chek"], "de opdracht ‘chek’ bestaat niet. Bedoel je: klantcheck check?"),
        (["fout.yaml"], "de opdracht ‘fout.yaml’ bestaat niet. Bedoel je: klantcheck check fout.yaml?"),
        (["rules", "show"], "de opdracht ‘show’ bestaat niet. Kies uit: list, lint, test, guide, schema."),
        (["explain", "zo-snel"], f"de regel ‘zo-snel’ bestaat niet. Bedoel je: {RULE}?"),
        (["explain", "qqq"], "de regel ‘qqq’ bestaat niet. Alle regels staan in: klantcheck rules list"),
        (["rules", "list", "weg"], "de map met regels ‘weg’ bestaat niet"),
        (["rules", "lint", "leeg"], "in de map ‘leeg’ staan geen regels"),
        (["serve", "--port", "http"], "--port: ‘http’ is geen poortnummer"),
        (["serve", "--host", "192.0.2.1", "--port", "0"], "dat adres hoort niet bij deze computer"),
    ],
)
def test_what_a_user_does_wrong_gets_one_dutch_line(run: Run, args: list[str], answer: str) -> None:
    Path("fout.yaml").write_text("kleur: rood")
    Path("leeg").mkdir()
    assert answer in one_line(run(*args, stdin=CLEAN.encode()))


@pytest.mark.parametrize("args", [[], ["--help"], ["check", "--help"], ["rules"], ["rules", "lint", "--help"]])
def test_help_is_dutch(run: Run, args: list[str]) -> None:
    outcome = run(*args)
    assert outcome.code == 0
    assert outcome.out.startswith("Gebruik: klantcheck")
    assert "Toon deze uitleg." in outcome.out
    assert not {"Usage", "Options", "Show", "Commands", "Arguments", "default", "required"} & set(outcome.out.split())
    assert max(map(len, outcome.out.splitlines())) <= 100


def test_version(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"1.2 van {name}")
    assert run("--version").out == "klantcheck 1.2 van klantcheck\n"


@pytest.mark.parametrize("name", [RULE, RULE.partition(".")[2]])
def test_explain_a_rule(run: Run, name: str) -> None:
    outcome = run("explain", name)
    assert outcome.code == 0
    assert f"  {RULE}\n" in outcome.out
    assert "    Niet    U hoort zo snel mogelijk van ons.\n" in outcome.out


def test_explain_a_category(run: Run) -> None:
    assert RULE in run("explain", "vage-termijn").out


def test_rules_of_your_own_are_listed_and_explained(run: Run, own_rules: Path) -> None:
    Path("klantcheck.yaml").write_text(f"rules: {{extra: ['{own_rules}']}}")
    listed = run("rules", "list").out
    assert RULE in listed
    assert "eigen.hatsjoe" in listed
    assert "Neem een zakdoek." in run("explain", "hatsjoe").out


def test_a_name_that_two_rules_share_is_not_guessed(run: Run, own_rules: Path) -> None:
    (own_rules / "tweede.yaml").write_text((HEAD + EXAMPLES).replace("category: eigen", "category: tweede"))
    Path("klantcheck.yaml").write_text(f"rules: {{extra: ['{own_rules}']}}")
    assert "Bedoel je: eigen.hatsjoe of tweede.hatsjoe?" in one_line(run("explain", "hatsjoe"))


def test_rules_list_of_a_folder(run: Run, own_rules: Path) -> None:
    assert run("rules", "list", str(own_rules)).out.splitlines() == ["eigen.hatsjoe  tip              ‘hatsjoe’"]


def test_rules_lint(run: Run, own_rules: Path) -> None:
    assert run("rules", "lint", str(own_rules)) == Outcome(0, f"{own_rules}: in orde (1 regel in 1 categorie).\n", "")
    assert run("rules", "lint", str(shipped_rules())).code == 0


def test_rules_lint_reports_every_file(run: Run, own_rules: Path) -> None:
    (own_rules / "eigen.yaml").write_text((HEAD + EXAMPLES).replace("advice: Neem", "advies: Neem"))
    (own_rules / "leeg.yaml").write_text("")
    outcome = run("rules", "lint", str(own_rules))
    assert outcome.code == 1
    assert [line.rpartition("/")[2].partition(":")[0] for line in outcome.out.splitlines()] == [
        "eigen.yaml",
        "leeg.yaml",
    ]
    assert f"{own_rules}/eigen.yaml:" in outcome.out


def test_rules_lint_reports_what_only_loading_shows(run: Run, own_rules: Path) -> None:
    (own_rules / "eigen.yaml").write_text((HEAD + EXAMPLES).replace("[hatsjoe]\n", '["(hatsjoe"]\n'))
    outcome = run("rules", "lint", str(own_rules))
    assert outcome.code == 1
    assert outcome.out.startswith(f"{own_rules}/eigen.yaml:8: match: ")


def test_rules_test(run: Run, own_rules: Path) -> None:
    assert run("rules", "test", str(own_rules)) == Outcome(
        0, f"{own_rules}: in orde (2 voorbeelden bij 1 regel).\n", ""
    )
    (own_rules / "eigen.yaml").write_text((HEAD + EXAMPLES).replace("gezondheid", "hatsjoe"))
    outcome = run("rules", "test", str(own_rules))
    assert outcome.code == 1
    assert outcome.out == f"{own_rules}/eigen.yaml: eigen.hatsjoe: gaat toch af\n    Ik zei hatsjoe.\n"


def test_serve_says_when_the_port_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = one_line(run("serve", "--port", str(taken.getsockname()[1])))
    assert "die poort is al in gebruik; kies een andere met --port" in answer


def test_serve_says_when_the_web_parts_are_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "webapp.server", raising=False)
    monkeypatch.setitem(sys.modules, "gunicorn.app.base", None)
    assert "pip install 'klantcheck[web]'" in one_line(run("serve", "--port", "0"))


def test_serve_answers_on_the_port_that_it_names_where_a_process_cannot_fork(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = []
    monkeypatch.setattr("checker.cli.serve.HAS_FORK", False)
    monkeypatch.setattr("waitress.server.BaseWSGIServer.run", lambda server: served.append(server.effective_port))
    monkeypatch.setattr("webapp.create_app", lambda settings, policy: settings)
    outcome = run("serve", "--port", "0")
    assert outcome == Outcome(0, f"klantcheck staat klaar op http://127.0.0.1:{served[0]} (stoppen met Ctrl-C)\n", "")
    assert "--workers: op deze computer kan er maar één proces zijn" in one_line(run("serve", "--workers", "2"))


@pytest.mark.parametrize(
    ("command", "without"),
    [
        (["--help"], ["spacy", "pydantic", "yaml"]),
        (["rules", "list"], ["spacy"]),
        (["explain", "vage-termijn"], ["spacy"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_command_loads_no_more_than_it_needs(command: list[str], without: list[str]) -> None:
    script = f"import sys; from checker.cli import main; main({command}); sys.exit(any(name in sys.modules for name in {without}))"
    assert subprocess.run([sys.executable, "-c", script], stdout=subprocess.DEVNULL, check=False).returncode == 0


@pytest.mark.parametrize(
    ("environment", "colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_on_a_terminal(environment: dict[str, str], colours: bool) -> None:
    ours, theirs = pty.openpty()
    script = "from checker.cli import main; main(['explain', 'vage-termijn'])"
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-c", script], stdout=theirs, env={**plain, "TERM": "xterm", **environment}, check=True
    )
    assert (b"\x1b[" in os.read(ours, 100_000)) == colours
    os.close(ours)
    os.close(theirs)


def test_rules_list_shows_where_each_rule_comes_from(run: Run, own_rules: Path) -> None:
    Path("klantcheck.yaml").write_text("rules: {extra: [regels]}")
    lines = run("rules", "list").out.splitlines()
    assert lines[0] == "meegeleverd:"
    assert lines.index("regels:") == len(lines) - 2
    assert lines[-1].startswith("eigen.hatsjoe")


def test_rules_tried_on_mail(run: Run, own_rules: Path) -> None:
    box = Path("post")
    box.mkdir()
    (box / "een.txt").write_text("Beste Jan,\n\nIk zei hatsjoe tegen u.\n")
    (box / "twee.eml").write_bytes(MAIL.replace(b"U hoort zo snel mogelijk van ons.", b"Ik zei hatsjoe tegen u."))
    (box / "drie.mbox").write_bytes(b"From piet Fri Nov 20 10:00:00 2026\n" + MAIL)
    outcome = run("rules", "test", "regels", "--on", "post")
    assert outcome.code == 0
    assert outcome.out.splitlines()[:3] == [
        "eigen.hatsjoe: 2 keer",
        f"    post{os.sep}een.txt: …Beste Jan, Ik zei [hatsjoe] tegen u. …",
        f"    post{os.sep}twee.eml: …Beste Jan, Ik zei [hatsjoe] tegen u. Op 3 november schreef Jan: > Help …",
    ]
    assert "3 mails: 2 keer raak, 1 regels; 0 regels vonden niets." in outcome.out


@pytest.mark.parametrize(("place", "problem"), [("weg", "‘weg’ bestaat niet."), ("regels", "staan geen mails")])
def test_rules_tried_on_nothing(run: Run, own_rules: Path, place: str, problem: str) -> None:
    outcome = run("rules", "test", "regels", "--on", place)
    assert outcome.code == 2
    assert problem in outcome.err


@pytest.mark.parametrize("kind", ["rules", "list"])
def test_the_schemas_in_the_package_are_the_ones_printed(run: Run, kind: str) -> None:
    printed = run("rules", "schema", kind)
    assert printed.code == 0
    assert (shipped_rules() / "schema" / f"{kind}.json").read_text(encoding="utf-8") == printed.out


def test_the_guide(run: Run, own_rules: Path) -> None:
    markdown = run("rules", "guide", "regels").out
    assert "## Eigen\n\nDaarom.\n\n### ‘hatsjoe’\n\nNiet niezen. Neem een zakdoek." in markdown
    page = run("rules", "guide", "regels", "--html").out
    assert '<h2 id="eigen">Eigen</h2>' in page
    assert "<blockquote>\n<p>Dit mag wel: Ik zei gezondheid.</p>" in page
