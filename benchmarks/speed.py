"""Words per second of `check_many` beside bare `nlp.pipe` of the same pipeline, and with ten times as many rules.

    python benchmarks/speed.py [--mails 300] [--rounds 5]

All are measured in one process, in turns, with one thread; the figures are medians of the rounds. The larger rulebook
holds every rule with phrases ten times: nine copies have other ids and other words (every literal word gets a tail), as
the rules of another organisation would. Constructions have no words to change and stand in it once.
"""

import argparse
import copy
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import spacy
import yaml
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks

from checker.examples import example_checker
from checker.language.pipeline import BUNDLED_PATH
from checker.rulebook.folder import shipped_rules
from checker.settings import RuleSettings, Settings

COPIES = 9


def mails(count: int) -> list[str]:
    """Return mails made of the sentences of the development mails, shuffled with a fixed seed."""
    plain = [strip_marks(text, MAIL_MARK, None)[0] for text, _ in read_mails(CASES)]
    paragraphs = [paragraph for text in plain for paragraph in text.split("\n\n")[1:-2]]
    chance = random.Random(2026)
    return [
        "\n\n".join(
            [
                "Beste mevrouw De Wit,",
                *chance.sample(paragraphs, chance.randint(2, 6)),
                "Met vriendelijke groet,\n\nSanne",
            ]
        )
        for _ in range(count)
    ]


def words_per_second(run: Callable[[], object], words: int) -> float:
    start = time.perf_counter()
    run()
    return words / (time.perf_counter() - start)


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
            (folder / f"{path.stem}-{copied}.yaml").write_text(
                yaml.safe_dump(category, allow_unicode=True), encoding="utf-8"
            )
    return Settings(rules=RuleSettings(extra=(folder,)))


def _other_words(entry: str, copied: int) -> str:
    return re.sub(r"(?<![<{\w.])([a-zà-ÿ]{3,})(?![\w.>}])", rf"\1x{copied}", entry)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = mails(options.mails)
    words = sum(len(text.split()) for text in texts)
    nlp, checker = spacy.load(BUNDLED_PATH), example_checker()
    with tempfile.TemporaryDirectory() as folder:
        large = example_checker(tenfold(Path(folder)))
    runs: dict[str, Callable[[], object]] = {
        "nlp.pipe, everything parsed": lambda: [None for _ in nlp.pipe(texts)],
        "nlp.tokenizer only": lambda: [None for _ in nlp.tokenizer.pipe(texts)],
        "check_many": lambda: [None for _ in checker.check_many(texts)],
        f"check_many, {len(large.rulebook.rules)} rules": lambda: [None for _ in large.check_many(texts)],
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(options.rounds):
        for name, run in runs.items():
            speeds[name].append(words_per_second(run, words))
    base = statistics.median(speeds["nlp.pipe, everything parsed"])
    print(f"{len(texts)} mails, {words} words, {len(checker.rulebook.rules)} rules, {options.rounds} rounds\n")
    print("| what | words/s (median) | times nlp.pipe |\n|---|---|---|")
    for name, measured in speeds.items():
        print(f"| {name} | {statistics.median(measured):,.0f} | {statistics.median(measured) / base:.2f} |")


if __name__ == "__main__":
    main()
