"""Loading a pipeline, and parsing sentences each on its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.draft.text import read_text
from checker.errors import PipelineError
from checker.language.pipeline import BUNDLED_PATH, Dutch, load_pipeline
from checker.language.sentences import own_sentences
from checker.settings import BUNDLED_PIPELINE

SENTENCES = [
    "U moet het formulier vóór vrijdag ingevuld naar ons terugsturen.",
    "Vul het formulier in en stuur het op.",
    "Omdat u niet heeft betaald, kunnen wij dat helaas niet doen.",
    "Dat vinden wij vervelend voor u!",
]


@pytest.fixture(scope="module")
def dutch() -> Dutch:
    return load_pipeline(BUNDLED_PIPELINE)


def read(dutch: Dutch, text: str) -> tuple[Doc, tuple[Span, ...]]:
    doc = dutch.tokenize(read_text(text))
    return doc, own_sentences(doc)


def tree(sentence: Span) -> list[tuple[str, ...]]:
    """Everything a parse says about each word, with heads as words."""
    words = [token for token in sentence if not token.is_space]
    place = {word.i: str(index) for index, word in enumerate(words)}
    return [
        (word.text, word.tag_, word.pos_, str(word.morph), word.lemma_, word.dep_, place[word.head.i]) for word in words
    ]


def parsed_alone(dutch: Dutch, text: str) -> list[tuple[str, ...]]:
    _, (sentence,) = read(dutch, text)
    dutch.parse([sentence])
    return tree(sentence)


@pytest.mark.parametrize("neighbours", [[], ["Wij bellen u."], SENTENCES[::-1]])
def test_a_parse_does_not_depend_on_the_neighbours(dutch: Dutch, neighbours: list[str]) -> None:
    for text in SENTENCES:
        _, found = read(dutch, " ".join([*neighbours, text, *neighbours]))
        dutch.parse(found)
        assert tree(found[len(neighbours)]) == parsed_alone(dutch, text)


def test_a_parse_is_whole(dutch: Dutch) -> None:
    for text in SENTENCES:
        words = parsed_alone(dutch, text)
        assert all(tag and pos and dep for _, tag, pos, _, _, dep, _ in words)
        assert [dep for *_, dep, head in words].count("ROOT") == 1


@pytest.mark.parametrize("chosen", [[0], [1], [3], [0, 2], [1, 3], [0, 1, 2, 3]])
def test_sentences_without_a_parse_keep_their_boundaries(dutch: Dutch, chosen: list[int]) -> None:
    doc, found = read(dutch, "\n".join(SENTENCES))
    dutch.parse([found[index] for index in chosen])
    assert [sentence.text for sentence in own_sentences(doc)] == SENTENCES
    assert [token.sent.text.strip() for token in doc if token.is_sent_start] == SENTENCES
    assert [bool(sentence[0].dep) for sentence in found] == [index in chosen for index in range(4)]


def test_sentences_can_be_parsed_one_after_the_other(dutch: Dutch) -> None:
    _, found = read(dutch, " ".join(SENTENCES))
    for sentence in (found[2], found[0], found[2], found[3], found[1]):
        dutch.parse([sentence])
    assert [tree(sentence) for sentence in found] == [parsed_alone(dutch, text) for text in SENTENCES]


def test_sentences_of_several_docs_at_once(dutch: Dutch) -> None:
    readings = [read(dutch, f"Ik bel u. {text}") for text in SENTENCES]
    dutch.parse([found[1] for _, found in readings])
    for (doc, found), text in zip(readings, SENTENCES, strict=True):
        assert tree(found[1]) == parsed_alone(dutch, text)
        assert not doc[0].dep


@pytest.mark.parametrize("space", ["\n", "\r\n", "\n   ", "  ", " \n\t"])
def test_white_space_does_not_disturb_the_tree(dutch: Dutch, space: str) -> None:
    for text in SENTENCES[:3]:
        _, (sentence,) = read(dutch, text.replace(" het ", f"{space}het ").replace(" niet ", f" niet{space}"))
        dutch.parse([sentence])
        assert any(token.is_space for token in sentence)
        assert tree(sentence) == parsed_alone(dutch, text)
        assert not sentence.root.is_space
        assert all(token.head.i == token.i - 1 for token in sentence if token.is_space)


def test_white_lines_alone_are_no_sentence_to_parse(dutch: Dutch) -> None:
    doc, found = read(dutch, "\n\n \nIk bel u.\n\n")
    dutch.parse(list(doc.sents))
    assert found[0][1].dep_ == "ROOT"
    dutch.parse([])


def test_a_doc_has_the_text_and_the_parts_of_its_draft(dutch: Dutch) -> None:
    text = "Onderwerp: 😀\r\nBeste Jan,\r\nik bel z.s.m. 👨‍👩‍👧 terug.\r\n\r\nGroet,\r\nPiet\r\n> Waarom?\r\n"
    doc, found = read(dutch, text)
    assert doc.text == text
    kinds = {
        kind: [span.text.strip() for span in doc.spans[kind]] for kind in ("subject", "salutation", "closing", "quote")
    }
    assert kinds == {
        "subject": ["Onderwerp: 😀"],
        "salutation": ["Beste Jan,"],
        "closing": ["Groet,"],
        "quote": ["> Waarom?"],
    }
    assert [sentence.text for sentence in found] == ["ik bel z.s.m. 👨‍👩‍👧 terug."]
    assert text[found[0].start_char : found[0].end_char] == found[0].text


def test_half_a_character_costs_nothing_but_itself(dutch: Dutch) -> None:
    _, found = read(dutch, "Dit is \ud83d half. Ik bel u.")
    assert [sentence.text for sentence in found] == ["Dit is \ufffd half.", "Ik bel u."]
    assert found[1].start_char == 15


def test_says_which_pipeline_reads(dutch: Dutch) -> None:
    assert dutch.pipeline.name == BUNDLED_PIPELINE
    assert dutch.pipeline.version.count(".") == 2


def test_loads_a_folder() -> None:
    assert load_pipeline(str(BUNDLED_PATH)).pipeline.name == BUNDLED_PIPELINE


def with_pipes(language: str, *pipes: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        nlp = spacy.blank(language)
        for pipe in pipes:
            nlp.add_pipe(pipe)
        nlp.initialize(lambda: [example(nlp)] if pipes else [])
        nlp.to_disk(folder)

    return write


def example(nlp: Language) -> spacy.training.Example:
    words = {
        "words": ["Ja", "."],
        "tags": ["A", "B"],
        "pos": ["INTJ", "PUNCT"],
        "heads": [0, 0],
        "deps": ["ROOT", "punct"],
    }
    return spacy.training.Example.from_dict(nlp.make_doc("Ja."), words)


def broken(name: str, content: bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        with_pipes("nl", "tagger", "morphologizer", "parser")(folder)
        (folder / name).write_bytes(content)

    return write


UNUSABLE = {
    "missing": (lambda folder: None, "is niet gevonden. Installeer haar"),
    "an empty folder": (lambda folder: folder.mkdir(), "is niet gevonden. Installeer haar"),
    "a file": (lambda folder: folder.write_text("x"), "is niet gevonden. Installeer haar"),
    "another language": (with_pipes("en"), "is niet Nederlands maar ‘en’. Kies een Nederlandse"),
    "another language, complete": (
        with_pipes("de", "tagger", "morphologizer", "parser"),
        "is niet Nederlands maar ‘de’. Kies een Nederlandse",
    ),
    "a blank one": (with_pipes("nl"), "mist onderdelen: tagger, morphologizer, parser. Kies een volledige"),
    "no parser": (with_pipes("nl", "tagger", "morphologizer"), "mist onderdelen: parser. Kies een volledige"),
    "another version": (broken("parser/model", b"\x81"), "past niet bij spaCy"),
    "a broken configuration": (broken("config.cfg", b"[nlp"), "past niet bij spaCy"),
    "broken strings": (broken("vocab/strings.json", b"[}"), "past niet bij spaCy"),
    "no such component": (
        broken("config.cfg", b'[nlp]\nlang="nl"\npipeline=["x"]\n[components.x]\nfactory="zzz"'),
        "past niet",
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_says_in_one_line_what_is_wrong_and_what_to_do(name: str, tmp_path: Path) -> None:
    write, problem = UNUSABLE[name]
    folder = tmp_path / "pijplijn"
    write(folder)
    with pytest.raises(PipelineError) as caught:
        load_pipeline(str(folder))
    assert str(caught.value).startswith(f"De taalpijplijn ‘{folder}’ {problem}")
    assert str(caught.value).endswith(f", of gebruik de meegeleverde: model: {BUNDLED_PIPELINE}.")
    assert "\n" not in str(caught.value)


def test_a_complete_pipeline_of_ones_own_is_taken(tmp_path: Path) -> None:
    with_pipes("nl", "tagger", "morphologizer", "parser")(tmp_path / "eigen")
    doc = load_pipeline(str(tmp_path / "eigen")).tokenize(read_text("Ik bel z.s.m. terug."))
    assert [token.text for token in doc] == ["Ik", "bel", "z.s.m.", "terug", "."]


def test_the_bundled_pipeline_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.language.pipeline.BUNDLED_PATH", tmp_path / "weg")
    with pytest.raises(PipelineError, match=r"^De meegeleverde taalpijplijn .* Installeer klantcheck opnieuw\.$"):
        load_pipeline(BUNDLED_PIPELINE)
