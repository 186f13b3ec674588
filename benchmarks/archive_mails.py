"""Make an archive of made-up customer mail, and `truth.jsonl` beside it with what was put in.

    python benchmarks/archive_mails.py --mails 10000 --seed 1 --format mbox|maildir|jsonl|zendesk --out PATH

The same seed and number give the same bytes. Teams write more or less faultily, one of them much more; from the
training day on one category comes half as often. `truth.jsonl` stands beside PATH, one line a mail.
"""

import argparse
import json
from dataclasses import fields
from pathlib import Path

from archive_formats import WRITERS
from archive_generator import GeneratedMail, generate

__all__ = ["GeneratedMail", "generate", "truth_of", "write_archive"]
_TOLD = tuple(field.name for field in fields(GeneratedMail) if field.name not in ("text", "own", "is_html"))


def truth_of(mail: GeneratedMail) -> dict[str, object]:
    """Return what is known about a mail, in JSON types."""
    return {name: getattr(mail, name) for name in _TOLD} | {"sent": mail.sent.isoformat()}


def write_archive(mails: int, seed: int, kind: str, path: Path) -> int:
    """Write an archive and its truth, in a folder that is made when it is not there; return how many mails it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with (path.parent / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for mail in WRITERS[kind](generate(mails, seed), path):
            truth.write(json.dumps(truth_of(mail), ensure_ascii=False) + "\n")
            written += 1
    return written


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=sorted(WRITERS), default="mbox")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    print(f"{write_archive(options.mails, options.seed, options.format, options.out)} mails in {options.out}")


if __name__ == "__main__":
    main()
