"""The workers that check messages: threads that share a checker, or processes that can be killed and replaced."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Timer
from typing import TYPE_CHECKING

from checker.errors import CheckerError, PipelineError
from checker.hook.guard import Submit, Unchecked, check_message
from checker.memory import loading_for_good
from checker.settings import Settings
from checker.starting import import_spacy

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.report.model import Report

START_SECONDS = 120
"""How long loading the pipeline may take."""
LIFETIME = 20_000
"""After how many messages a process is replaced: a pipeline with word vectors keeps every word that it ever met."""

SPAWN = get_context("spawn")


def threads(checker: "Checker", workers: int) -> Submit:
    """Return workers that share a checker, for a server that has one loaded; they live as long as the process."""
    pool = ThreadPoolExecutor(workers, "klantcheck")
    return lambda raw: pool.submit(check_message, checker, raw)


@contextmanager
def processes(settings: Settings, workers: int, seconds: float) -> Iterator[Submit]:
    """Give workers that are processes, each with its own pipeline, when all are loaded.

    One that takes longer than `seconds` over a message is killed; one that was killed or died is replaced. Raises
    CheckerError when one cannot be loaded.
    """
    crew = [Worker(settings) for _ in range(workers)]
    pool = ThreadPoolExecutor(workers, "klantcheck")
    choosing = Lock()
    free = list(crew)

    def check(raw: bytes) -> "Report | Unchecked":
        with choosing:
            # One that is loading can be passed over while another is ready.
            worker = next((worker for worker in free if worker.is_ready(0)), free[0])
            free.remove(worker)
        try:
            return worker.check(raw, seconds)
        finally:
            with choosing:
                free.append(worker)

    try:
        for worker in crew:
            if not worker.is_ready(START_SECONDS):
                raise PipelineError(f"de pijplijn is na {START_SECONDS} seconden nog niet geladen")
            if worker.problem:
                raise CheckerError(worker.problem)
        yield lambda raw: pool.submit(check, raw)
    finally:
        for worker in crew:
            worker.stop()
        pool.shutdown(wait=False, cancel_futures=True)


class Worker:
    """A process with a checker, started anew when it hangs or dies."""

    problem = ""
    """Why the checker could not be loaded; empty when it was."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_serve, args=(theirs, self._settings), daemon=True)
        self._process.start()
        theirs.close()
        self._messages = 0
        self._loading_until = time.monotonic() + START_SECONDS
        self._loaded = False

    def is_ready(self, seconds: float) -> bool:
        """Say whether the checker is loaded, or was tried to; wait for that at most so many seconds."""
        if self._loaded and self._process.is_alive():
            return True
        if self._loaded:
            self._restart()
        try:
            if self._pipe.poll(seconds):
                self.problem = self._pipe.recv()
                self._loaded = True
        except EOFError:
            self._restart()
        if time.monotonic() > self._loading_until:
            self._restart()
        return self._loaded

    def check(self, raw: bytes, seconds: float) -> "Report | Unchecked":
        """Check a message within a time limit; one that is still loading then goes on loading."""
        deadline = time.monotonic() + seconds
        if not self.is_ready(seconds):
            return Unchecked("timeout")
        process = self._process
        limit = Timer(deadline - time.monotonic(), process.kill)
        limit.start()
        try:
            self._pipe.send_bytes(raw)
            report: Report | Unchecked = self._pipe.recv()
        except (EOFError, OSError):
            late = time.monotonic() >= deadline
            self._restart()
            return Unchecked("timeout" if late else "crash")
        finally:
            limit.cancel()
        self._messages += 1
        if self._messages >= LIFETIME:
            self._restart()
        return report

    def _restart(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        """Kill the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, settings: Settings) -> None:
    """Load a checker, say whether that worked, and check one message after the other until the other side is gone."""
    # A Ctrl-C in the terminal reaches workers too; their parent tells them when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with loading_for_good():
            import_spacy()
            from checker.flow import Checker

            checker = Checker(settings)
            # The first check takes longer than the next.
            checker.check("Beste klant,\n\nWij helpen u zo snel mogelijk.")
    except Exception as error:
        pipe.send(str(error) if isinstance(error, CheckerError) else f"laden lukt niet ({type(error).__name__})")
        return
    with suppress(EOFError, OSError):
        pipe.send("")
        while True:
            pipe.send(_check(checker, pipe.recv_bytes()))


def _check(checker: "Checker", raw: bytes) -> "Report | Unchecked":
    try:
        return check_message(checker, raw)
    except Exception:
        # The traceback could hold the customer's words; the reason is in the verdict.
        return Unchecked("crash")
