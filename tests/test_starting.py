"""spaCy without its command line, in a fresh process: everything else of it is there, and the command line when asked."""

import subprocess
import sys

import pytest


def in_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


START = "import sys; from checker.starting import import_spacy; import_spacy(); import spacy\n"


def test_the_command_line_of_spacy_is_left_out() -> None:
    assert in_fresh_process(f"{START}print([name for name in sys.modules if name.startswith('spacy.cli')])") == "[]"


def test_it_is_there_for_who_asks() -> None:
    asked = "from spacy.cli import download; print(callable(download), spacy.cli.download is download)"
    assert in_fresh_process(START + asked) == "True True"
    assert in_fresh_process(f"{START}print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)") == "True"


def test_spacy_that_is_there_already_is_left_alone() -> None:
    before = "import spacy; download = spacy.cli.download\n"
    assert in_fresh_process(f"{before}{START}print(spacy.cli.download is download)") == "True"


@pytest.mark.parametrize("command", [["check", "-"], ["hook"]])
def test_commands_do_without_it(command: list[str]) -> None:
    code = (
        "import sys\nfrom checker.cli import main\n"
        f"try:\n    main({command!r})\nexcept SystemExit:\n    pass\n"
        "print('spacy' in sys.modules, 'spacy.cli' in sys.modules, file=sys.stderr)"
    )
    mail = "From: a@b.nl\nTo: c@d.nl\nSubject: Vraag\n\nBeste mevrouw Jansen,\n\nU hoort zo snel mogelijk van ons.\n"
    done = subprocess.run([sys.executable, "-c", code], input=mail, capture_output=True, text=True, check=True)
    loaded, with_commands = done.stderr.split()[-2:]
    assert with_commands == "False", loaded
