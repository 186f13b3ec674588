"""The sendmail that asks klantcheck first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRAPPER = Path(__file__).parent.parent.parent / "docs" / "mail" / "klantcheck-sendmail"
MAIL = b"From: a@firma.nl\n\nBeste Jan,\n\nDat is tegen onze regels.\n\nGroet,\nBo Stam\n"


def send(folder: Path, policy: str, path: str | None = None) -> tuple[int, bytes | None]:
    """Send a mail, and return the exit code and what the real sendmail was given."""
    (folder / "policy.yaml").write_text(f"seconds: 60\n{policy}\n", encoding="utf-8")
    sendmail, sent = folder / "sendmail", folder / "sent"
    sendmail.write_text(f'#!/bin/sh\necho "$@" > {sent}.args\ncat > {sent}\n', encoding="utf-8")
    sendmail.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": path or f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "KLANTCHECK_POLICY": str(folder / "policy.yaml"),
        "SENDMAIL": str(sendmail),
    }
    done = subprocess.run(
        [WRAPPER, "-oi", "b@elders.nl"], input=MAIL, env=environment, check=False, capture_output=True
    )
    return done.returncode, sent.read_bytes() if sent.exists() else None


def test_a_mail_that_may_go_is_sent_with_our_header(tmp_path: Path) -> None:
    code, sent = send(tmp_path, "severity: {error: note}")
    assert code == 0
    assert sent is not None
    assert sent.startswith(b"X-Klantcheck: note; findings=1;")
    assert sent.endswith(MAIL)
    assert (tmp_path / "sent.args").read_text() == "-oi b@elders.nl\n"


@pytest.mark.parametrize(("action", "code"), [("hold", 75), ("reject", 77)])
def test_a_mail_that_may_not_go_is_not_sent(action: str, code: int, tmp_path: Path) -> None:
    assert send(tmp_path, f"severity: {{error: {action}}}") == (code, None)


def test_without_klantcheck_the_mail_goes_on_as_it_was(tmp_path: Path) -> None:
    assert send(tmp_path, "", path="/usr/bin:/bin") == (0, MAIL)
