"""The server: worker processes that share what their master loaded, and are replaced when rules or settings change.

The master loads the application and forks the workers, so that they share its memory. On SIGHUP, or when a file that it
was loaded from changes, it loads anew; only when that works do new workers get the new rules, and the old ones finish
what they have under way. No request's text ever gets into a log.
"""

import gc
import os
import shutil
import signal
import socket
import struct
import sys
import tempfile
from functools import lru_cache
from math import ceil
from threading import Thread
from traceback import extract_tb
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.util import write_error
from gunicorn.workers.gthread import ThreadWorker

from checker.errors import CheckerError
from webapp.limits import limits_of
from webapp.serving import SPARE_THREADS, Loaded, Serving
from webapp.watching import watch

KEEP_ALIVE = 75
"""Seconds that an unused connection stays open: longer than a reverse proxy keeps it."""
LONGEST_LINE = 8190
"""Bytes of a request's first line, with the query."""
LEAST_TIMEOUT = 30
_Cached = type(lru_cache(lambda: None))
STUCK = "een controle loopt vast; de werkers worden vervangen"
KEPT = "De oude regels en instellingen blijven gelden."


def serve(serving: Serving) -> None:
    """Serve until the process is told to stop, and then end it; raises CheckerError when loading does not work."""
    _Application(serving).run()


class _Application(BaseApplication):
    """What gunicorn asks for: the configuration, the application, and both again when they may have changed."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        # From here on the socket is gunicorn's, and its to close.
        self._address = f"fd://{serving.listener.detach()}"
        self._counts = tempfile.mkdtemp(prefix="klantcheck-")
        # Has to stand there before prometheus_client is imported, with the application.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = self._counts
        try:
            self._loaded = self._load()
        except BaseException:
            shutil.rmtree(self._counts)
            raise
        _settle()
        super().__init__()

    def load(self) -> Any:
        return self._loaded.app

    def reload(self) -> None:
        """Load anew; when that does not work, the workers get what there was. Either way they are replaced."""
        _forget()
        try:
            self._loaded = self._load()
            self.callable = None
            self._serving.say("regels en instellingen zijn opnieuw gelezen")
        except CheckerError as error:
            self._serving.say(f"{error}. {KEPT}")
        except Exception as error:
            # Whatever it is, a server that runs goes on.
            place = extract_tb(error.__traceback__)[-1]
            self._serving.say(f"{type(error).__name__} ({place.filename}:{place.lineno}). {KEPT}")
        _settle()
        super().reload()

    def load_config(self) -> None:
        server = self._loaded.server
        settings = {
            "bind": self._address,
            "workers": self._serving.workers,
            "worker_class": _Worker,
            "threads": server.at_once + SPARE_THREADS,
            "preload_app": True,
            "timeout": ceil(max(LEAST_TIMEOUT, 2 * server.seconds)),
            "graceful_timeout": ceil(server.seconds) + 1,
            "keepalive": KEEP_ALIVE,
            "limit_request_line": LONGEST_LINE,
            "control_socket_disable": True,
            "loglevel": "error",
            "logger_class": _Log,
            "when_ready": self._when_ready,
            "pre_fork": self._pre_fork,
            "worker_exit": self._worker_exit,
            "on_exit": self._on_exit,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def _load(self) -> Loaded:
        loaded = self._serving.load()
        limits_of(loaded.app).when_stuck = self._replace_workers
        return loaded

    def _replace_workers(self) -> None:
        self._serving.say(STUCK)
        os.kill(os.getppid(), signal.SIGHUP)

    def _when_ready(self, arbiter: Any) -> None:
        def tell() -> None:
            os.kill(os.getpid(), signal.SIGHUP)

        Thread(target=watch, args=(lambda: self._loaded.files, tell), daemon=True).start()
        self._serving.ready()

    def _pre_fork(self, arbiter: Any, worker: Any) -> None:
        """Let a silent client keep a thread no longer than the limit; connections take it over from their listener."""
        limit = struct.pack("ll", ceil(self._loaded.server.seconds), 0)
        for listener in arbiter.LISTENERS:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)

    def _worker_exit(self, arbiter: Any, worker: Any) -> None:
        """End a worker at once: freeing what it shares with the master would first copy it, which takes seconds."""
        error = sys.exc_info()[1]
        if os.getpid() == worker.pid and isinstance(error, SystemExit):
            os._exit(error.code if isinstance(error.code, int) else 0)

    def _on_exit(self, arbiter: Any) -> None:
        shutil.rmtree(self._counts, ignore_errors=True)


class _Worker(ThreadWorker):
    """A process with threads; what it cannot read it refuses without saying what it was."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if isinstance(exc, LimitRequestLine):
            write_error(client, 414, "URI Too Long", "")
        elif isinstance(exc, LimitRequestHeaders):
            write_error(client, 431, "Request Header Fields Too Large", "")
        elif isinstance(exc, ParseException):
            write_error(client, 400, "Bad Request", "")
        else:
            super().handle_error(req, client, addr, exc)


class _Log(Logger):
    """The server's own errors; of those about a request only the kind, because its address may hold a draft."""

    def exception(self, msg: object, *args: object, **kwargs: Any) -> None:
        kind = sys.exc_info()[0]
        self.error_log.error("%s", kind.__name__ if kind else "error")


def _forget() -> None:
    """Empty the checker's caches, which would keep the rules that they were filled for."""
    gc.unfreeze()
    for found in gc.get_objects():
        if isinstance(found, _Cached) and found.__module__.startswith("checker."):
            found.cache_clear()


def _settle() -> None:
    """Free what is no longer used, and let the collector leave alone what workers share from now on."""
    gc.collect()
    gc.freeze()
