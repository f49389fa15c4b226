"""The long run of test_standing.py: `python -m tests.bench local_words`, a thousand lives of a shared lesson and a commune's own words."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from local_words import Life

from tests.bench.table import Row

LIVES, LONGEST = 1_000, 60


def main(lives: int = LIVES) -> list[Row]:
    """How many were lived, and what became of replaced sentences in them; a broken promise ends the run with its number."""
    told: Counter[str] = Counter()
    started = time.process_time()
    for seed in range(lives):
        life = Life()
        try:
            life.live(random.Random(seed).randbytes(LONGEST))
        except BaseException:
            print(f"life {seed}", file=sys.stderr)  # noqa: T201
            raise
        told += life.told
    print(" ".join(f"{kind}:{count}" for kind, count in sorted(told.items())))  # noqa: T201
    return [Row("own words over shared updates: no word lost", lives, "lives"), Row("the same", time.process_time() - started, "s")]
