"""What a server is asked to serve."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from checker.settings import Server

SPARE_THREADS = 4
"""Threads besides those that check, so that a busy server still says that it is busy, and up."""


@dataclass(frozen=True)
class Loaded:
    """An application and what it was loaded from."""

    app: Flask
    """The application."""
    server: Server
    """The settings that are the server's own."""
    files: Sequence[Path]
    """Files and folders that it was loaded from."""


@dataclass(frozen=True)
class Serving:
    """What to serve, and how."""

    load: Callable[[], Loaded]
    """Loads the application; raises CheckerError when it cannot."""
    listener: socket.socket
    """The socket to listen on."""
    workers: int
    """How many processes check."""
    ready: Callable[[], None]
    """Is called when requests are answered."""
    say: Callable[[str], None]
    """Tells whoever runs the server something, in Dutch."""
