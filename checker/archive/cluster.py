"""A run on a cluster: the same tasks on the workers of a Dask scheduler."""

from collections.abc import Iterable, Iterator
from itertools import islice

from checker.archive.run import Done, Plan, Runner, Task, give_up, run_task
from checker.errors import CheckerError

AHEAD = 4
"""How many tasks wait for every thread of the cluster."""
RETRIES = 3
"""How often a task is tried again after its worker was lost."""
CONNECT_SECONDS = 20


def cluster(address: str) -> Runner:
    """Return a runner that runs tasks on the scheduler at an address, such as `tcp://10.0.0.5:8786`.

    Every worker needs klantcheck installed and a way to sources and results. The runner raises CheckerError when the
    scheduler cannot be reached.
    """

    def runner(plan: Plan, tasks: Iterable[Task]) -> Iterator[Done]:
        from distributed import Client, KilledWorker, as_completed

        try:
            client = Client(address, timeout=CONNECT_SECONDS)
        except (OSError, TimeoutError, ValueError) as error:
            raise CheckerError(f"--scheduler: op {address} antwoordt geen scheduler") from error
        with client:
            waiting = iter(tasks)

            def submit(count: int) -> list[object]:
                return [
                    client.submit(run_task, task, plan, key=task.name, retries=RETRIES, pure=False)
                    for task in islice(waiting, count)
                ]

            threads = sum(client.nthreads().values()) or 1
            running = as_completed(submit(threads * AHEAD))
            for future in running:
                try:
                    yield future.result()
                except KilledWorker:
                    yield give_up(plan, future.key)
                future.release()
                for more in submit(1):
                    running.add(more)

    return runner
