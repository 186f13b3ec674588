"""What the milter costs: the same messages through a real Postfix with and without it, in one run.

    sudo python benchmarks/milter.py [--messages 200] [--rounds 3] [--workers 2]

The rounds with and without the milter take turns. Throughput is measured at a concurrency of 8; the time a message
takes, as its sender waits for it, one at a time.
"""

import argparse
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import postfix

MAILS = Path(__file__).parent.parent / "tests" / "mails"
CONCURRENCY = 8
ALONE = 60
"""How many messages are sent one at a time."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if postfix.WHY_NOT:
        parser.exit(1, f"milter.py: {postfix.WHY_NOT}\n")
    with TemporaryDirectory() as folder, postfix.running() as server:
        policy = Path(folder) / "policy.yaml"
        policy.write_text("seconds: 30\n", encoding="utf-8")
        with postfix.Milter(server.milter, policy, options.workers):
            _print(server, options.messages, options.rounds)


def _print(server: postfix.Server, count: int, rounds: int) -> None:
    ports = {"without the milter": server.plain, "with the milter": server.checked}
    rates: dict[str, list[float]] = {name: [] for name in ports}
    times: dict[str, list[float]] = {name: [] for name in ports}
    for turn in range(rounds):
        for name, port in ports.items():
            messages = _messages(count, f"{turn}-{port}")
            started = time.perf_counter()
            server.send(port, messages, CONCURRENCY)
            rates[name].append(count / (time.perf_counter() - started))
            for message in _messages(ALONE, f"alone-{turn}-{port}"):
                started = time.perf_counter()
                server.send(port, [message], 1)
                times[name].append((time.perf_counter() - started) * 1000)
    print("| what | messages/s, median | ms a message, median | p99 |")
    print("|---|---|---|---|")
    for name in ports:
        middle, slowest = statistics.median(times[name]), statistics.quantiles(times[name], n=100)[98]
        print(f"| {name} | {statistics.median(rates[name]):.0f} | {middle:.0f} | {slowest:.0f} |")


def _messages(count: int, name: str) -> list[tuple[str, bytes]]:
    raws = [path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for path in sorted(MAILS.glob("*.eml"))]
    return [(f"c{number}-{name}@klant.example", raws[number % len(raws)]) for number in range(count)]


if __name__ == "__main__":
    main()
