"""Where what was built lies."""

from __future__ import annotations

from pathlib import Path

from generator.pack import LAST

BUILD = Path(__file__).parents[2] / "build"
SITE = BUILD / "site"


def copy() -> Path:
    """The folder of the copy packed last. Ends the program where there is none."""
    last = BUILD / "offline" / LAST
    if not last.is_file() or not (SITE / "index.html").is_file():
        raise SystemExit("nothing to judge yet: run `make judges`, which builds and packs first")
    return last.with_name(last.read_text(encoding="utf-8").strip().removesuffix(".zip"))
