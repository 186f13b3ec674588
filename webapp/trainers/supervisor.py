"""The process that looks after a job: it has it checked, keeps to the time, and removes everything in the end.

It is started by itself, so that it goes on when the worker that took the upload is replaced, and stops what it does as
soon as the job is removed. Checking is a process under it, because that cannot be stopped in any other way.
"""

import sys
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from webapp.trainers.job import LOOK, STOPPED, Asked, Job, Status
from webapp.trainers.jobs import end_turn
from webapp.trainers.work import work

TOO_LONG = "Het nakijken duurde te lang en is gestopt. Probeer het met een kleiner deel van de mail."
MINUTE = 60


def supervise(job: Job) -> None:
    """See a job through; returns when nothing of it is left."""
    asked = job.asked()
    try:
        outcome = _checked(job, asked)
        end_turn(job)
        job.tidy()
        until = time.time() + asked.minutes * MINUTE
        job.tell(outcome.model_copy(update={"until": until}))
        _keep(job, until)
    except FileNotFoundError:
        # It was removed, which may happen at any moment.
        pass
    finally:
        end_turn(job)
        job.clear()


def _checked(job: Job, asked: Asked) -> Status:
    """Check in a process of its own, which never outlives this function; return how that ended."""
    process = get_context("spawn").Process(target=work, args=(job.folder,), daemon=True)
    process.start()
    try:
        in_time = _wait(job, process, time.monotonic() + asked.run_minutes * MINUTE)
    finally:
        process.kill()
        process.join()
    return job.outcome() or Status(state="failed", problem=STOPPED if in_time else TOO_LONG)


def _wait(job: Job, process: BaseProcess, end: float) -> bool:
    """Wait until a process has ended or its job is removed; tell whether it was in time."""
    while process.is_alive() and job.exists():
        if time.monotonic() > end:
            return False
        job.live()
        process.join(LOOK)
    return True


def _keep(job: Job, until: float) -> None:
    """Wait until a job is removed, or has been there long enough."""
    while job.exists() and time.time() < until:
        job.live()
        time.sleep(LOOK)


if __name__ == "__main__":
    supervise(Job(Path(sys.argv[1])))
