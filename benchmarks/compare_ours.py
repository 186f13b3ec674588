"""What klantcheck finds in files, one line of JSON a file: a command, so that `compare.py` times all tools alike."""

import json
import sys
from pathlib import Path

from checker.examples import example_checker


def main() -> None:
    texts = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
    for report in example_checker().check_many(texts):
        print(json.dumps([(finding.rule, finding.start, finding.end) for finding in report.findings]))


if __name__ == "__main__":
    main()
