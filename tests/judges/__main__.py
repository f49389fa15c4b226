"""`make judges`: programs of others look at all that was built. Every file of this folder with a `main()`, one after the other.

`python -m tests.judges [name]…` asks some only. The exit code is 1 where anything was found. A judge
that stops is told as a fault of its own: the others are still asked. A cheap share of each is in the tests.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Callable
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
        verdicts += asked(name, importlib.import_module(f"tests.judges.{name}").main)
    sys.stdout.write(text(verdicts))
    return int(any(verdict.found for verdict in verdicts))


def asked(name: str, judge: Callable[[], list[Verdict]]) -> list[Verdict]:
    """What a judge says, or that it has not come to its end."""
    try:
        return judge()
    except Exception as stopped:  # a program of others has many ways to stop
        traceback.print_exc()
        return [Verdict(name, 0, "it stopped", (f"{type(stopped).__name__}: {stopped}",))]


if __name__ == "__main__":
    raise SystemExit(main())
