"""`klantcheck hook`: exit codes, the filter, and a mail that always goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

KLANTCHECK = Path(sys.executable).with_name("klantcheck")
CLEAN = b"From: a@firma.nl\r\nTo: b@elders.nl\r\n\r\nBeste Jan,\r\n\r\nUw fiets is klaar.\r\n\r\nGroet,\r\nBo Stam\r\n"
FAULTY = CLEAN.replace(b"Uw fiets is klaar", b"Dat is tegen onze regels")


def run(raw: bytes, *options: str, policy: str = "", folder: Path) -> subprocess.CompletedProcess[bytes]:
    path = folder / "policy.yaml"
    path.write_text(f"seconds: 60\n{policy}", encoding="utf-8")
    return subprocess.run(
        [KLANTCHECK, "hook", "--policy", str(path), *options], input=raw, capture_output=True, cwd=folder, check=False
    )


@pytest.mark.parametrize(
    ("raw", "policy", "code"),
    [
        (CLEAN, "severity: {error: reject}", 0),
        (FAULTY, "severity: {error: note}", 1),
        (FAULTY, "severity: {error: hold}", 75),
        (FAULTY, "severity: {error: reject}", 77),
    ],
)
def test_the_exit_code_says_what_has_to_happen(raw: bytes, policy: str, code: int, tmp_path: Path) -> None:
    done = run(raw, "--filter", policy=policy, folder=tmp_path)
    assert done.returncode == code
    assert done.stdout.endswith(raw)
    assert done.stdout.startswith(b"X-Klantcheck: ")
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n")
    assert (b"tegen onze regels" in done.stderr) == (raw is FAULTY)


def test_what_need_not_be_checked_passes_at_once(tmp_path: Path) -> None:
    done = run(
        FAULTY,
        "--recipient",
        "chef@firma.nl",
        policy="internal: [firma.nl]\nseverity: {error: reject}",
        folder=tmp_path,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("policy", ["onzin: ja", "severity: [", "severity: {error: weg}"])
def test_with_a_policy_that_is_wrong_the_mail_passes_and_it_is_said(policy: str, tmp_path: Path) -> None:
    done = run(FAULTY, "--filter", policy=policy, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, FAULTY)
    assert b"policy.yaml:" in done.stderr
    assert b"gaat ongecontroleerd door" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("on_failure", "code"), [("pass", 1), ("tempfail", 75), ("reject", 69)])
def test_rules_that_cannot_be_loaded_are_a_failure(on_failure: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "klantcheck.yaml").write_text("rules: {off: [bestaat-niet]}\n", encoding="utf-8")
    done = run(FAULTY, "--filter", policy=f"on_failure: {on_failure}", folder=tmp_path)
    assert done.returncode == code
    assert done.stdout.endswith(FAULTY)
    assert "‘bestaat-niet’ is geen categorie of regel" in done.stderr.decode()
