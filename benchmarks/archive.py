"""Mails per second of a run over an archive, and the memory it takes.

    python benchmarks/archive.py [--mails 2000] [--memory 1000,10000]

A plain loop over `Checker.check_mail`, then `klantcheck archive` with one process and two, and on a Dask cluster of two
processes on this machine, all over the same made-up mbox. The memory is the peak of the one process that does it all.
"""

import argparse
import mailbox
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive_generator import DOMAIN
from archive_mails import write_archive
from distributed import LocalCluster

from checker import Checker, Settings
from checker.archive.cluster import cluster
from checker.archive.run import Plan, Runner, here, processes, run
from checker.errors import MailError
from checker.settings import Archive

SETTINGS = Settings(archive=Archive(domains=(DOMAIN,)))


def plain_loop(source: Path) -> int:
    """Check every message of an mbox one by one, incoming ones too, and return how many there were."""
    checker, count = Checker(SETTINGS), 0
    for message in mailbox.mbox(source, create=False):
        count += 1
        try:
            checker.check_mail(message.as_bytes())
        except MailError:
            continue
    return count


def archived(source: Path, out: Path, runner: Runner) -> int:
    """Run over an mbox and return how many messages there were."""
    return run(Plan((str(source),), str(out), SETTINGS), runner, lambda *_: None).counts.mails


def mails_per_second(work: Callable[[], int]) -> float:
    start = time.perf_counter()
    count = work()
    return count / (time.perf_counter() - start)


def peak_memory(source: Path, out: Path, settings: Path) -> float:
    """Return the largest resident memory of `klantcheck archive` with one process, in MB."""
    command = [str(Path(sys.executable).with_name("klantcheck")), "archive", str(source), "--out", str(out)]
    command += ["--workers", "1", "--settings", str(settings)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    return os.wait4(running.pid, 0)[2].ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--memory", default="1000,10000", help="for how many mails to measure memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "post.mbox"
        write_archive(options.mails, 1, "mbox", source)
        print(f"{options.mails} mails, loading included\n\n| what | mails/s |\n|---|---|")
        print(f"| a plain loop over `Checker.check_mail` | {mails_per_second(lambda: plain_loop(source)):.0f} |")
        print(f"| one process | {mails_per_second(lambda: archived(source, folder / 'a', here)):.0f} |")
        print(f"| two processes | {mails_per_second(lambda: archived(source, folder / 'b', processes(2))):.0f} |")
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers:
            on_cluster = cluster(workers.scheduler_address)
            print(
                f"| Dask, two processes | {mails_per_second(lambda: archived(source, folder / 'c', on_cluster)):.0f} |"
            )
        settings = folder / "klantcheck.yaml"
        settings.write_text(f"archive: {{domains: [{DOMAIN}]}}\n", encoding="utf-8")
        print("\n| mails | peak memory, MB |\n|---|---|")
        for count in map(int, options.memory.split(",")):
            source = folder / f"{count}.mbox"
            write_archive(count, 1, "mbox", source)
            print(f"| {count} | {peak_memory(source, folder / str(count), settings):.0f} |")


if __name__ == "__main__":
    main()
