"""The strict loader: a wrong file is refused with its path, line and key."""

import textwrap
from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.flow import NAMES
from checker.rulebook.folder import shipped_rules
from checker.rulebook.reader import read_rulebook

GOOD = """\
category: proef
title: Proef
why: Omdat het een proef is.
source: {document: "001", advice: 8}
rules:
  - id: woord
    severity: error
    match:
      - woord
    unless: [quoted]
    message: "‘{match}’ is een woord."
    advice: Kies een ander woord.
    examples:
      flag:
        - text: "Een [[woord]] te veel."
      leave:
        - text: "Een ‘woord’ te veel."
          because: quoted
"""


def write(folder: Path, text: str, name: str = "proef.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def test_a_good_file_gives_its_rule_with_its_origin(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    rulebook = read_rulebook([tmp_path], NAMES)
    assert [rule.id for rule in rulebook.rules] == ["proef.woord"]
    assert rulebook.origins == {"proef.woord": path}
    assert rulebook.rules[0].phrases[0].anchors == {"woord"}


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    before = read_rulebook([tmp_path], NAMES).version
    assert read_rulebook([tmp_path], NAMES).version == before
    write(tmp_path, GOOD.replace("Een proef", "Een andere proef").replace("Kies een", "Kies liever een"))
    assert read_rulebook([tmp_path], NAMES).version != before


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("title: Proef\n", "", 1, "title: de sleutel ontbreekt"),
        ("    severity: error\n", "    severity: fout\n", 7, "severity: mag alleen"),
        ("    advice: Kies", "    advies: Kies", 6, "advice: de sleutel ontbreekt"),
        ("    unless: [quoted]\n", "    unless: [quoted]\n    kleur: rood\n", 11, "kleur: onbekende sleutel"),
        ("unless: [quoted]", "unless: [gequoot]", 6, "‘quoted’ staat niet onder unless"),
        ("because: quoted", "because: question", 6, "‘question’ staat niet onder"),
        ("          because: quoted\n", "", 6, "geen leave-voorbeeld laat zien waar ‘quoted’ voor dient"),
        ("- woord\n", '- "(woord"\n', 8, "gaat open en niet dicht"),
        ("- woord\n", '- "<woorden>"\n', 8, "‘woorden’ staat niet in de werkwoordenlijst"),
        ("- woord\n", '- "{woorden}"\n', 8, "er is geen lijst ‘woorden’"),
        ("- woord\n", "- tokens: [{POS: VERB}]\n", 8, "geef zelf een anker"),
        ("- woord\n", "- construction: tovenarij\n", 8, "‘tovenarij’ is niet bekend"),
        (
            "    advice: Kies een ander woord.\n",
            "    advice: Kies.\n    rewrite: {recipe: toveren}\n",
            13,
            "‘toveren’ is niet bekend",
        ),
        ("category: proef", "category: toets", 1, "het bestand heet ‘proef’"),
        ("- id: woord", "- id: Een Woord", 6, "niet de goede vorm"),
        ('"Een [[woord]] te veel."', '"Een woord te veel."', 15, "niet de goede vorm"),
        ("  - id: woord", "  - id: woord\n    id: twee", 7, "twee keer"),
        ("rules:", "rules: [", 6, "geen geldige YAML"),
        ("- woord\n", "- tokens: [{LAAG: woord}]\n        anchor: [woord]\n", 8, "geen geldig patroon"),
        (
            "- woord\n",
            "- tree: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: woord}}, {RIGHT_ID: b}]\n",
            8,
            "geen geldig patroon",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_key(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(RuleError) as caught:
        read_rulebook([tmp_path], NAMES)
    assert problem in caught.value.problem
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_an_id_may_stand_in_one_rule_only(tmp_path: Path) -> None:
    rule = GOOD[GOOD.index("  - id: woord") :]
    write(tmp_path, GOOD + rule)
    with pytest.raises(RuleError, match=r"‘proef\.woord’ bestaat al"):
        read_rulebook([tmp_path], NAMES)


def test_a_missing_or_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="bestaat niet"):
        read_rulebook([tmp_path / "weg"], NAMES)
    with pytest.raises(RuleError, match="geen regels"):
        read_rulebook([tmp_path], NAMES)


def test_own_lists_can_be_used_in_phrases(tmp_path: Path) -> None:
    write(tmp_path, "words: [traag, duur]\nforms: adjective\n", "lists/min.yaml")
    write(tmp_path, GOOD.replace("- woord\n", '- "{min} woord"\n').replace("[[woord]]", "[[trage woord]]"))
    slot = read_rulebook([tmp_path], NAMES).rules[0].phrases[0].slots[0]
    assert {"traag", "trage", "trager", "duurder", "duurst"} <= slot.words


def test_the_shipped_rules_load() -> None:
    rulebook = read_rulebook([shipped_rules()], NAMES)
    assert {"vage-termijn", "regels-als-reden", "voorschrijven", "concurrent-afkraken"} <= {
        file.category.category for file in rulebook.files
    }


def own_lists(tmp_path: Path, first: str, second: str) -> list[Path]:
    for name, words in (("een", first), ("twee", second)):
        folder = tmp_path / name / "lists"
        folder.mkdir(parents=True)
        (folder / "fruit.yaml").write_text(words)
    (tmp_path / "een" / "proef.yaml").write_text(GOOD)
    return [tmp_path / "een", tmp_path / "twee"]


def test_a_list_can_extend_an_earlier_one(tmp_path: Path) -> None:
    folders = own_lists(tmp_path, "words: [peer]", "{extends: true, words: [appel]}")
    assert read_rulebook(folders, NAMES).lists["fruit"].entries == ("peer", "appel")


def test_a_list_can_take_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    assert read_rulebook(own_lists(tmp_path, "words: [peer]", "words: [appel]"), NAMES).lists["fruit"].entries == (
        "appel",
    )


@pytest.mark.parametrize(
    ("folders", "problem"),
    [(slice(None), "heeft ‘as-is’"), (slice(1, None), "geen lijst ‘fruit’ om uit te breiden")],
)
def test_a_list_that_cannot_extend(tmp_path: Path, folders: slice, problem: str) -> None:
    both = own_lists(tmp_path, "words: [peer]", "extends: true\nforms: verb\nwords: [eten]")
    with pytest.raises(RuleError) as caught:
        read_rulebook(both[folders], NAMES)
    assert problem in caught.value.problem
