"""`make judges`: programs of others look at all that was built. Every file of this folder with a `main()`, one after the other.

`python -m tests.judges [name]…` asks some only. The exit code is 1 where anything was found. A cheap share of each is in the tests.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.judges.verdict import Verdict, text

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "support")]

JUDGES = ("pdf_ua", "html", "links", "epub", "iphone", "firefox")


def main() -> int:
    """Ask all judges, or those named on the command line."""
    verdicts: list[Verdict] = []
    for name in sys.argv[1:] or JUDGES:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        verdicts += importlib.import_module(f"tests.judges.{name}").main()
    sys.stdout.write(text(verdicts))
    return int(any(verdict.found for verdict in verdicts))


if __name__ == "__main__":
    raise SystemExit(main())
