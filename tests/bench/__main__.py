"""`make bench`: every file of this folder that has a `main()`, one after the other."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Run all benchmarks, or those named on the command line."""
    here = Path(__file__).parent
    names = sys.argv[1:] or sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("__"))
    for name in names:
        sys.stdout.write(f"== {name}\n")
        importlib.import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
