"""A message that was signed before it came to us keeps its valid signature: we only add a header at the top."""

import base64
import shutil
import subprocess
from pathlib import Path

import dkim
import pytest

from checker.hook import Verdict
from checker.hook.stamp import stamped

RAW = (
    b"From: Bo Stam <bo@firma.example>\r\nTo: klant@elders.example\r\nSubject: Uw fiets\r\n"
    b"Date: Fri, 20 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@firma.example>\r\n\r\nBeste Jan,\r\n\r\nUw fiets is klaar.\r\n"
)

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the key to sign with")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Return a private key, and the DNS record of its public one."""
    private = tmp_path_factory.mktemp("dkim") / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(private), "2048"], check=True, capture_output=True)
    public = subprocess.run(
        ["openssl", "rsa", "-in", str(private), "-pubout", "-outform", "DER"], check=True, capture_output=True
    )
    return Path(private).read_bytes(), b"v=DKIM1; k=rsa; p=" + base64.b64encode(public.stdout)


def signed(keys: tuple[bytes, bytes]) -> bytes:
    headers = [b"from", b"to", b"subject", b"date", b"message-id"]
    signature: bytes = dkim.sign(RAW, b"post", b"firma.example", keys[0], include_headers=headers)
    return signature + RAW


def is_valid(raw: bytes, keys: tuple[bytes, bytes]) -> bool:
    return bool(dkim.verify(raw, dnsfunc=lambda name, timeout=5: keys[1]))


@pytest.mark.parametrize("action", ["pass", "note", "hold"])
def test_a_signature_stays_valid(action: str, keys: tuple[bytes, bytes]) -> None:
    ours = stamped(signed(keys), Verdict(action))  # type: ignore[arg-type]
    assert ours.startswith(b"X-Klantcheck: ")
    assert is_valid(ours, keys)


def test_a_changed_message_has_no_valid_signature(keys: tuple[bytes, bytes]) -> None:
    assert not is_valid(signed(keys).replace(b"fiets is klaar", b"fiets is weg"), keys)
