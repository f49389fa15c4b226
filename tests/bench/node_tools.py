"""What the bench takes from npm, in the versions that tests/bench/node/package-lock.json names."""

from __future__ import annotations

from pathlib import Path

from tests.bench.table import CannotRunError
from tests.prepare import from_npm

NODE = Path(__file__).parent / "node"


def fetch() -> None:
    """Install it where that has not been done. Raises CannotRunError where npm cannot."""
    if not from_npm(NODE):
        raise CannotRunError("npm could not bring the tools: with a network, run `npm ci --ignore-scripts` in tests/bench/node")
