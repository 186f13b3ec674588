"""What klantcheck finds beside textlint with prh, Vale and LanguageTool, and how fast.

    python benchmarks/compare.py [--mails 1000] [--seed 2211] [--cases tests/cases/unseen-4]
        [--textlint FOLDER] [--vale PROGRAM] [--languagetool CLASSPATH] [--keep FOLDER]

textlint and Vale carry the literal phrases of our rules. On made-up mails a category counts once a mail, for the
categories that the generator puts in; on a development set a finding counts as in `evaluate.py`, for sentence
categories. Every tool reads the whole text; in a made-up mail only what stands in the sender's own words is counted,
and how much was marked in its frame and in the customer's quoted mail is told apart. A tool that is not given or not
there is skipped. `--keep` keeps the texts and the exported rules.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive_generator import generate
from archive_phrases import words
from compare_rules import exported, write_prh, write_vale
from compare_tools import Found, Run, Tool, languagetool_tool, ours, textlint_tool, vale_tool
from evaluate import WHOLE_MAIL, Case, Mark, read_cases

from checker.examples import example_checker

HOW = {
    "textlint": "npm install textlint textlint-rule-prh in a folder, then --textlint FOLDER",
    "Vale": "install Vale so that `vale` is on the PATH, or --vale PROGRAM",
    "LanguageTool": "Java, and --languagetool with the class path of languagetool-server and language-nl",
}


@dataclass
class Tally:
    """What came out for one category, or for all."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.false)
        recall = self.right / max(1, self.right + self.missed)
        return f"{self.right} | {self.false} | {self.missed} | {precision:.3f} | {recall:.3f}"


Tallies = Mapping[str, Tally]


@dataclass(frozen=True)
class Texts:
    """Texts with their truth."""

    title: str
    """What they are."""
    texts: Sequence[str]
    """The texts."""
    own: Sequence[str]
    """The part of each that counts."""
    score: Callable[[Sequence[Sequence[Found]]], Tallies]
    """Counts what was found in them, per category."""


def made_up(count: int, seed: int) -> Texts:
    """Return checked mails of a made-up archive."""
    known = frozenset(words().faults)
    mails = list(islice((mail for mail in generate(2 * count, seed) if mail.status == "checked"), count))
    truth = [frozenset(mail.categories) for mail in mails]
    title = f"{count} made-up mails, seed {seed}"
    texts, own = [mail.text for mail in mails], [mail.own for mail in mails]
    return Texts(title, texts, own, lambda found: score_mails(found, truth, known))


def score_mails(
    found: Sequence[Sequence[Found]], truth: Sequence[frozenset[str]], known: frozenset[str]
) -> dict[str, Tally]:
    """Count every known category once a mail."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for ones, expected in zip(found, truth, strict=True):
        categories = {one.category for one in ones} & known
        for category in categories | expected:
            tally = tallies[category]
            tally.right += category in categories and category in expected
            tally.false += category not in expected
            tally.missed += category not in categories
    return tallies


def development(folder: Path) -> Texts:
    """Return the sentences and mails of a development set."""
    cases = list(read_cases(folder))
    texts = [case.text for case in cases]
    return Texts(f"{len(cases)} texts of {folder.name}", texts, texts, lambda found: score_cases(found, cases))


def score_cases(found: Sequence[Sequence[Found]], cases: Sequence[Case]) -> dict[str, Tally]:
    """Count every finding and every mark of the categories for which a text was annotated."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for ones, case in zip(found, cases, strict=True):
        counted = [one for one in ones if one.category in case.categories - WHOLE_MAIL]
        for one in counted:
            is_right = any(_agree(mark, one) for mark in case.marks)
            tallies[one.category].right += is_right
            tallies[one.category].false += not is_right
        for mark in case.marks:
            tallies[mark.category].missed += not any(_agree(mark, one) for one in counted)
    return tallies


def _agree(mark: Mark, found: Found) -> bool:
    return mark.category == found.category and mark.start < found.end and found.start < mark.end


def within(found: Sequence[Found], text: str, own: str) -> list[Found]:
    """Return what begins in the part of a text that counts."""
    start = text.index(own)
    return [one for one in found if start <= one.start < start + len(own)]


def total(tallies: Tallies) -> Tally:
    """Return all categories together."""
    every = tallies.values()
    return Tally(sum(one.right for one in every), sum(one.false for one in every), sum(one.missed for one in every))


def written(texts: Sequence[str], folder: Path) -> list[Path]:
    """Write each text to a file of its own, byte for byte."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    return paths


def compare(texts: Texts, tools: Mapping[str, Tool], conditional: frozenset[str], folder: Path) -> None:
    """Run the tools over the texts and print the tables."""
    paths = written(texts.texts, folder)
    runs = {name: run(paths) for name, run in tools.items()}
    starts = {name: run(paths[:1]) for name, run in tools.items()}
    own = {name: list(map(within, run.found, texts.texts, texts.own)) for name, run in runs.items()}
    print(f"\n## {texts.title}\n\n| tool | right | false | missed | precision | recall |\n|---|---|---|---|---|---|")
    scores = {name: texts.score(found) for name, found in _ours_alone(own, conditional)}
    for name, tallies in scores.items():
        print(f"| {name} | {total(tallies)} |")
    _print_categories(scores)
    for name, run in runs.items():
        counted = _count(own[name])
        print(f"\n{name}: {counted} findings, and {_count(run.found) - counted} in what is not counted")
    _print_speed(runs, starts)
    if "LanguageTool" in own:
        _print_languagetool(runs["LanguageTool"].found, own["klantcheck"])


def _count(found: Sequence[Sequence[Found]]) -> int:
    return sum(map(len, found))


def _ours_alone(
    own: Mapping[str, Sequence[Sequence[Found]]], conditional: frozenset[str]
) -> Iterator[tuple[str, Sequence[Sequence[Found]]]]:
    """Give what has our categories; of tools with our phrases also without those that mean little without a `when`."""
    for name, found in own.items():
        if name == "LanguageTool":
            continue
        yield name, found
        if name != "klantcheck":
            yield f"{name}, unconditional", [[one for one in ones if one.rule not in conditional] for ones in found]


def _print_categories(scores: Mapping[str, Tallies]) -> None:
    print(f"\n| category: right / false / missed | {' | '.join(scores)} |\n|---|{'---|' * len(scores)}")
    for category in sorted({category for tallies in scores.values() for category in tallies}):
        cells = (tallies.get(category, Tally()) for tallies in scores.values())
        print(f"| {category} | {' | '.join(f'{one.right} / {one.false} / {one.missed}' for one in cells)} |")


def _print_speed(runs: Mapping[str, Run], starts: Mapping[str, Run]) -> None:
    print("\n| tool | texts/s of CPU | texts/s on the clock | CPU s for all | CPU s for one |\n|---|---|---|---|---|")
    for name, run in runs.items():
        count = len(run.found)
        print(f"| {name} | {count / run.cpu:.1f} | {count / run.wall:.1f} | {run.cpu:.1f} | {starts[name].cpu:.1f} |")


def _print_languagetool(found: Sequence[Sequence[Found]], ours_found: Sequence[Sequence[Found]]) -> None:
    matches = [one.rule for ones in found for one in ones]
    print(f"\nLanguageTool: {len(matches) / len(found):.2f} matches a text; its most frequent rules:")
    print(", ".join(f"{rule} {count}" for rule, count in Counter(matches).most_common(10)))
    pairs = [(one, theirs) for ones, theirs in zip(ours_found, found, strict=True) for one in ones]
    touched = sum(any(one.start < its.end and its.start < one.end for its in theirs) for one, theirs in pairs)
    print(f"It marks something in {touched} of klantcheck's {len(pairs)} findings.")


def main() -> None:
    """Compare on what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2211)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--textlint", type=Path)
    parser.add_argument("--vale", default="vale")
    parser.add_argument("--languagetool")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.keep or Path(temporary)).resolve()
        carried = exported(example_checker().rulebook.rules)
        folder.mkdir(parents=True, exist_ok=True)
        there: dict[str, Tool | None] = {
            "klantcheck": ours,
            "textlint": textlint_tool(options.textlint, write_prh(carried, folder)),
            "Vale": vale_tool(options.vale, write_vale(carried, folder)),
            "LanguageTool": languagetool_tool(options.languagetool),
        }
        for name in [name for name, tool in there.items() if tool is None]:
            print(f"{name} is skipped, because it is not there: {HOW[name]}")
        print(
            f"carried over: {carried.literal_rows} of {carried.rows} rows, of {len(carried.patterns)} of"
            f" {carried.rules} rules, {len(carried.conditional)} of which have a `when`"
        )
        tools = {name: tool for name, tool in there.items() if tool is not None}
        compare(made_up(options.mails, options.seed), tools, carried.conditional, folder / "mails")
        if options.cases:
            compare(development(options.cases), tools, carried.conditional, folder / "cases")


if __name__ == "__main__":
    main()
