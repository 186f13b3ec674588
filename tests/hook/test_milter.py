"""Where the milter listens, and what it answers."""

from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.hook.milter import Address, _reply, read_address

ADDRESSES = {
    "inet:8891@127.0.0.1": Address("127.0.0.1", 8891),
    "inet:8891": Address("127.0.0.1", 8891),
    "inet6:8891@::1": Address("::1", 8891),
    "unix:/run/klantcheck.sock": Address(path=Path("/run/klantcheck.sock")),
    "local:/run/klantcheck.sock": Address(path=Path("/run/klantcheck.sock")),
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_reads_an_address(text: str) -> None:
    assert read_address(text) == ADDRESSES[text]


@pytest.mark.parametrize("text", ["", "8891", "inet:x@127.0.0.1", "inet:70000@127.0.0.1", "unix:sok", "tcp:1@a"])
def test_refuses_what_is_no_address(text: str) -> None:
    with pytest.raises(SettingsError, match=r"geen adres; schrijf het als inet:8891@127\.0\.0\.1"):
        read_address(text)


def test_a_reply_of_several_lines_doubles_percent_signs() -> None:
    assert bytes(_reply("550", "5.7.1", ["een", "10 % korting"]).content) == (
        b"550-5.7.1 een\r\n550 5.7.1 10 %% korting\0"
    )
