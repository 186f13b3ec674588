"""The jobs of a server, one at a time, in a private folder that is removed when the server stops."""

import atexit
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from threading import Thread

from checker.settings import Uploads
from webapp.trainers.job import DEAD, Asked, Job

PREFIX = "klantcheck-trainers-"
TOKEN_BYTES = 24
LEFT = 300.0
"""After how many seconds of silence a job is removed that nobody looks after any more."""
_TURN = "beurt"


class BusyError(Exception):
    """Another job runs."""


class Jobs:
    """The jobs in a folder."""

    def __init__(self, root: Path, limits: Uploads) -> None:
        self._root = root
        self.limits = limits

    def find(self, token: str) -> Job:
        """Return the job with a token; it may not exist."""
        return Job(self._root / token)

    def begin(self) -> Job:
        """Return a new job whose turn it is; raises BusyError when another one has it."""
        # What cleans up temporary folders may have taken an idle one.
        self._root.mkdir(mode=0o700, exist_ok=True)
        clear_dead(self._root)
        job = Job(self._root / secrets.token_urlsafe(TOKEN_BYTES))
        job.make()
        if not take_turn(job):
            job.clear()
            raise BusyError
        return job

    def start(self, job: Job, asked: Asked) -> None:
        """Have a job done by a process of its own, which outlives the worker that took the upload."""
        job.ask(asked)
        job.live()
        temporary = {name: str(job.temporary) for name in ("TMPDIR", "TEMP", "TMP")}
        process = subprocess.Popen(
            # -P: a module in the folder from which the server was started is never run instead.
            [sys.executable, "-P", "-m", "webapp.trainers.supervisor", str(job.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | temporary,
            start_new_session=True,
        )
        Thread(target=process.wait, daemon=True).start()

    def drop(self, job: Job) -> None:
        """Remove a job and give its turn to another; returns when both are done."""
        job.remove()
        end_turn(job)


def take_turn(job: Job) -> bool:
    """Give a job its turn, unless another one that is still alive has it."""
    turn, mine = job.folder.parent / _TURN, job.folder / _TURN
    mine.write_text(job.folder.name, encoding="utf-8")
    holder = _holder(turn)
    if holder and Job(job.folder.parent / holder).silent() > DEAD:
        turn.unlink(missing_ok=True)
    try:
        # A link is there with its content or not at all, in whichever process.
        os.link(mine, turn)
    except FileExistsError:
        return False
    return True


def end_turn(job: Job) -> None:
    """Let another job have its turn, where this one has it."""
    turn = job.folder.parent / _TURN
    if _holder(turn) == job.folder.name:
        turn.unlink(missing_ok=True)


def _holder(turn: Path) -> str:
    try:
        return turn.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


@lru_cache(maxsize=1)
def server_folder() -> Path:
    """Return the folder of this server, which its workers share and which goes when it stops.

    What an earlier server left behind, because the machine went down, is removed first.
    """
    sweep(Path(tempfile.gettempdir()))
    folder, maker = Path(tempfile.mkdtemp(prefix=PREFIX)), os.getpid()

    def remove() -> None:
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder


def sweep(place: Path) -> None:
    """Remove jobs of this user that nobody looks after any more."""
    for root in place.glob(f"{PREFIX}*"):
        if root.is_symlink() or not root.is_dir() or not os.access(root, os.W_OK):
            continue
        clear_dead(root)


def clear_dead(root: Path) -> None:
    """Remove the jobs in a folder that nobody looks after any more."""
    for folder in root.iterdir():
        if folder.is_dir() and Job(folder).silent() > LEFT:
            Job(folder).clear()
