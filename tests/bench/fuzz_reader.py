"""The long run of test_fuzz_reader.py: `python -m tests.bench.fuzz_reader 50000`. Prints what was refused and how fast."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from good import good
from refusals import refusals


def main(rounds: int = 50_000, first: int = 0) -> None:
    handbook = good()
    codes: Counter[str] = Counter()
    refused, slowest, started = 0, 0.0, time.perf_counter()
    for seed in range(first, first + rounds):
        began = time.perf_counter()
        try:
            problems = refusals(seed, handbook)
        except BaseException:
            print(f"seed {seed}", file=sys.stderr)  # noqa: T201
            raise
        slowest = max(slowest, time.perf_counter() - began)
        refused += any(problem.level == "error" for problem in problems)
        codes.update({problem.code for problem in problems})
    seconds = time.perf_counter() - started
    print(f"{rounds} guides, {refused} refused, none crashed, {seconds:.0f} s, slowest {slowest * 1000:.0f} ms")  # noqa: T201
    print(" ".join(f"{code}:{count}" for code, count in sorted(codes.items())))  # noqa: T201


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:] or ["50000"]))
