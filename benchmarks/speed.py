"""Speed, each figure as a ratio to something measured beside it, in turns, in one process with one thread.

    python benchmarks/speed.py [--mails 300] [--rounds 5]

`ordinary` mails come from the generator of archives: one finding or two a mail. `faulty` mails are made of sentences of
the development mails: seven findings a mail. The larger rulebook holds every rule with phrases ten times: nine
copies have other ids and other words (every literal word gets a tail), as the rules of another organisation would.
Memory is the resident memory of a fresh process in which every mail has a surname and an order number of its own, after
100 mails and after 100 times `--mails`, at most 10,000.
"""

import argparse
import copy
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import spacy
import yaml
from archive_generator import generate
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks

from checker.examples import example_checker
from checker.flow import Checker
from checker.language.pipeline import BUNDLED_PATH
from checker.rulebook.folder import shipped_rules
from checker.settings import RuleSettings, Settings

COPIES = 9
FEW = 100
MANY = 10_000
BEST_BATCH = 64
"""The batch size with which `nlp.pipe` is quickest over these mails, of 16, 64, 150 and 256."""
Runs = dict[str, Callable[[], object]]
LOAD = "import spacy; from checker.language.pipeline import BUNDLED_PATH; spacy.load(BUNDLED_PATH)"


def ordinary(count: int) -> list[str]:
    """Return outgoing mails of a made-up archive, of 60 words or more."""
    return list(islice(_outgoing(4 * count), count))


def _outgoing(count: int) -> Iterator[str]:
    texts = (mail.text for mail in generate(count, 1) if mail.status == "checked")
    return (text for text in texts if len(text.split()) >= 60)


def _with_new_words(count: int) -> Iterator[str]:
    """Give ordinary mails, each with a surname and an order number of its own."""
    chance = random.Random(2026)
    for text in islice(_outgoing(4 * count), count):
        name = "".join(chance.choices("aabdeeghikllmnoprstuvw", k=9)).capitalize()
        order = chance.randrange(10**7, 10**8)
        yield f"Beste mevrouw {name},\n\nHet gaat om bestelling {order}.\n\n{text}"


def faulty(count: int) -> list[str]:
    """Return mails made of the paragraphs of the development mails, shuffled with a fixed seed."""
    plain = [strip_marks(text, MAIL_MARK, None)[0] for text, _ in read_mails(CASES)]
    paragraphs = [paragraph for text in plain for paragraph in text.split("\n\n")[1:-2]]
    chance = random.Random(2026)
    bodies = (chance.sample(paragraphs, chance.randint(2, 6)) for _ in range(count))
    return ["\n\n".join(["Beste mevrouw De Wit,", *body, "Met vriendelijke groet,\n\nSanne"]) for body in bodies]


def tenfold(folder: Path) -> Settings:
    """Write nine copies of every rule, with other ids and words, and return settings that load them."""
    for path in sorted(shipped_rules().glob("*.yaml")):
        original = yaml.safe_load(path.read_text(encoding="utf-8"))
        for copied in range(COPIES):
            category = copy.deepcopy(original)
            category["category"] = f"{path.stem}-{copied}"
            for rule in category["rules"]:
                rule["match"] = [_other_words(entry, copied) for entry in rule["match"] if isinstance(entry, str)]
            category["rules"] = [rule for rule in category["rules"] if rule["match"]]
            if category["rules"]:
                written = yaml.safe_dump(category, allow_unicode=True)
                (folder / f"{path.stem}-{copied}.yaml").write_text(written, encoding="utf-8")
    return Settings(rules=RuleSettings(extra=(folder,)))


def _other_words(entry: str, copied: int) -> str:
    named = r"\{[^}]*\}|<[^>]*>"
    return re.sub(rf"{named}|(?<![\w.])[a-zà-ÿ]{{3,}}(?![\w.])", partial(_with_tail, f"x{copied}"), entry)


def _with_tail(tail: str, word: re.Match[str]) -> str:
    return word[0] if word[0][0] in "{<" else word[0] + tail


def seconds(runs: Runs, rounds: int) -> dict[str, float]:
    """Return the median CPU time of every run over some rounds, in turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.process_time()
            run()
            taken[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def _all(read: Callable[[list[str]], Iterable[object]], texts: list[str]) -> None:
    for _ in read(texts):
        pass


def _read(checker: Checker, texts: list[str]) -> Iterable[object]:
    return (report.to_dict() for report in checker.check_many(texts))


def many(checker: Checker, count: int, rounds: int) -> None:
    nlp = spacy.load(BUNDLED_PATH)
    for name, texts in (("ordinary", ordinary(count)), ("faulty", faulty(count))):
        words = sum(len(text.split()) for text in texts)
        runs: Runs = {
            "nlp.pipe": partial(_all, partial(nlp.pipe, batch_size=BEST_BATCH), texts),
            "check_many": partial(_all, checker.check_many, texts),
            "and read all": partial(_all, partial(_read, checker), texts),
        }
        taken = seconds(runs, rounds)
        base, checked = taken["nlp.pipe"], taken["check_many"]
        read = taken["and read all"]
        print(f"| `check_many`, {name} mails, words/s | `nlp.pipe`: {words / base:,.0f} | {base / checked:.2f} × |")
        print(f"| the same, with every rewrite read | the same | {base / read:.2f} × |")


def growth(checker: Checker, count: int, rounds: int) -> None:
    """How much longer a larger rulebook takes; measured last, for what it holds slows down all that runs beside it."""
    with tempfile.TemporaryDirectory() as folder:
        large = example_checker(tenfold(Path(folder)))
    rules, more = len(checker.rulebook.rules), len(large.rulebook.rules)
    for name, texts in (("ordinary", ordinary(count)), ("faulty", faulty(count))):
        taken = seconds({"now": _run(checker, texts), "grown": _run(large, texts)}, rounds)
        print(f"| {more:,} rules, {name} mails, time | {rules} rules | {taken['grown'] / taken['now']:.2f} × |")


def _run(checker: Checker, texts: list[str]) -> Callable[[], object]:
    return partial(_all, checker.check_many, texts)


def single(checker: Checker, rounds: int) -> None:
    nlp = spacy.load(BUNDLED_PATH)
    texts = [text for text in ordinary(400) if 130 <= len(text.split()) <= 170][:30]
    ratios: dict[str, list[float]] = {"check": [], "read": []}
    for _ in range(rounds):
        for text in texts:
            runs: Runs = {
                "nlp": partial(nlp, text),
                "check": partial(checker.check, text),
                "read": partial(lambda text: checker.check(text).to_dict(), text),
            }
            taken = seconds(runs, 1)
            for name, found in ratios.items():
                found.append(taken[name] / taken["nlp"])
    for name, what in (
        ("check", "`check`, one mail of about 150 words"),
        ("read", "the same, with every rewrite read"),
    ):
        found = sorted(ratios[name])
        middle, slow = statistics.median(found), found[int(0.99 * len(found))]
        print(f"| {what}: median, p99 | `nlp(text)` | {middle:.2f} ×, {slow:.2f} × |")


def clean(checker: Checker, rounds: int) -> None:
    """What a mail costs in which nothing is found, beside its tokens alone."""
    texts = [text for text in ordinary(200) if not checker.check(text).findings]
    tokenizer = spacy.load(BUNDLED_PATH).tokenizer
    runs: Runs = {"tokens": partial(_all, tokenizer.pipe, texts), "check": partial(_all, checker.check_many, texts)}
    taken = seconds(runs, rounds)
    print(f"| {len(texts)} mails without findings | their tokens | {taken['check'] / taken['tokens']:.1f} × |")


def shapes(checker: Checker, rounds: int) -> None:
    """How long a word takes in strange texts, beside a word in ordinary mail."""
    usual = ordinary(100)
    texts = {
        "a text of 20,000 words": "\n\n".join(faulty(150))[:130_000],
        "1,000 times one trigger": "U hoort zo snel mogelijk van ons. " * 1000,
        "one sentence of 5,000 words": "wij sturen u de factuur van de tuin en " * 555,
    }
    per_word = seconds({"usual": partial(_all, checker.check_many, usual)}, rounds)["usual"] / _words(usual)
    for name, text in texts.items():
        taken = seconds({"text": partial(checker.check, text)}, 1)["text"] / _words([text])
        print(f"| {name}, a word | a word of ordinary mail | {taken / per_word:.2f} × |")


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def commands(rounds: int) -> None:
    """CPU time of whole commands, with compiled modules as an installation has them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PYTHONPYCACHEPREFIX": f"{folder}/modules", "XDG_CACHE_HOME": f"{folder}/cache"}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        _commands(rounds, Path(folder, "cache"))


def _commands(rounds: int, cache: Path) -> None:
    klantcheck = str(Path(sys.executable).with_name("klantcheck"))
    draft = str(Path(__file__).parent.parent / "docs" / "voorbeeld.txt")
    run = {
        "bare": [sys.executable, "-c", "pass"],
        "load": [sys.executable, "-c", LOAD],
        "check": [klantcheck, "check", draft, "--fail-on", "never"],
        "help": [klantcheck, "--help"],
        "explain": [klantcheck, "explain", "vage-termijn"],
    }
    for command in run.values():
        _cpu(command)
    shutil.rmtree(cache)
    first = _cpu(run["check"])
    times = [{name: _cpu(command) for name, command in run.items()} for _ in range(rounds)]
    taken = {name: statistics.median(one[name] for one in times) for name in run}
    load = taken["load"]
    print(f"| `klantcheck check`, cold | `spacy.load`: {load:.2f} s | {taken['check'] / load:.2f} × |")
    print(f"| the same, the first time, with nothing kept | the same | {first / load:.2f} × |")
    for name in ("help", "explain"):
        print(f"| `klantcheck {name}`: {taken[name]:.2f} s | `python -c pass`: {taken['bare']:.2f} s | – |")


def _cpu(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def processes(checker: Checker, count: int) -> None:
    """How much sooner two processes are done than one, with every rewrite read, counted from the first report."""
    texts = ordinary(count) * 10
    walls = []
    for workers in (1, 2):
        reports = checker.check_many(texts, workers=workers)
        next(reports).to_dict()
        start = time.perf_counter()
        for report in reports:
            report.to_dict()
        walls.append(time.perf_counter() - start)
    print(f"| two processes, {len(texts)} mails | one | {walls[0] / walls[1]:.2f} × as fast |")


def memory(count: int) -> None:
    """How much memory a fresh process takes after many mails, all with new words, beside the same one after a few."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        early, late = pool.submit(_resident, count).result()
    print(f"| memory after {count:,} mails with new words | after {FEW} mails: {early:.0f} MB | {late / early:.3f} × |")


def _resident(count: int) -> tuple[float, float]:
    """Check mails and read all of every report; return the resident memory after a few and after all, in MB."""
    early = late = 0.0
    for number, report in enumerate(example_checker().check_many(_with_new_words(count)), 1):
        report.to_dict()
        if number in (FEW, count):
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            late = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
            early = early or late
    return early, late


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    checker = example_checker()
    print("| what | beside it | ratio |\n|---|---|---|")
    many(checker, options.mails, options.rounds)
    single(checker, options.rounds)
    clean(checker, options.rounds)
    shapes(checker, options.rounds)
    processes(checker, options.mails)
    memory(min(MANY, FEW * options.mails))
    commands(options.rounds)
    growth(checker, options.mails, options.rounds)


if __name__ == "__main__":
    main()
