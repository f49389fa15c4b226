"""`make fuzz`: the long search for what breaks. `python -m tests.fuzz [guides|words|builds] [--guides 200000] [--from 0]`."""

from __future__ import annotations

import argparse
import sys

from tests.fuzz import guides


def main() -> int:
    """Run the parts that are named, or all; 1 where anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("parts", nargs="*", choices=["guides", []], default=["guides"])
    parser.add_argument("--guides", type=int, default=200_000, help="so many spoilt guides")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the seed to begin with")
    asked = parser.parse_args()
    broken = 0
    if "guides" in asked.parts:
        found = guides.run(asked.guides, asked.first)
        broken += len(found.broken)
        sys.stdout.write(
            f"{found.guides} guides in {found.asked} handbooks, {found.refused} refused, {len(found.broken)} broken; "
            f"slowest {found.slowest * 1000:.0f} ms of processor\n"
        )
        sys.stdout.write(" ".join(f"{code}:{count}" for code, count in sorted(found.codes.items())) + "\n")
    return min(broken, 1)


if __name__ == "__main__":
    raise SystemExit(main())
