"""What the bench takes from npm, in the versions that tests/bench/node/package-lock.json names."""

from __future__ import annotations

from pathlib import Path

from tests.prepare import from_npm

NODE = Path(__file__).parent / "node"


def fetch() -> None:
    """Install it where that has not been done; ends the program where npm cannot."""
    if not from_npm(NODE):
        raise SystemExit("npm could not bring the bench's tools: with a network, run `npm ci --ignore-scripts` in tests/bench/node")
