"""`make fuzz`: the long search for what breaks, in four parts; each says the seed or the round that broke, and from which to go on.

`python -m tests.fuzz [guides] [long] [words] [builds]`, all without a name. `--spoilt 200000` spoilt guides through the reader; guides
filled to the brim; `--rounds` with a naughty string in every field of text, by default as many as there are strings; `--builds 3` whole
ones. `--from` is where to begin.
"""

from __future__ import annotations

import argparse
import sys

from tests.fuzz import builds, guides, long, words

PARTS = ("guides", "long", "words", "builds")


def main() -> int:
    """Run the parts that are named, or all; 1 where anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--spoilt", type=int, default=200_000)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--builds", type=int, default=3)
    parser.add_argument("--from", type=int, default=0, dest="first")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    parts = asked.parts or PARTS
    broken = 0
    if "guides" in parts:
        found = guides.run(asked.spoilt, asked.first)
        broken += len(found.broken)
        sys.stdout.write(guides.summary(found))
    if "long" in parts:
        full = long.run()
        broken += sum(bool(each.broken) for each in full)
        sys.stdout.write(long.summary(full))
    if "words" in parts:
        done = words.run(asked.rounds, asked.first)
        broken += sum(len(each.broken) for each in done)
        sys.stdout.write(words.summary(done))
    if "builds" in parts:
        pages, faults = builds.run(asked.builds, asked.first)
        broken += len(faults)
        sys.stdout.write(f"{asked.builds} builds, {pages} pages opened, {len(faults)} broken\n")
    return min(broken, 1)


if __name__ == "__main__":
    raise SystemExit(main())
