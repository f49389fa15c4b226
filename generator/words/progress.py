"""How far a run is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, dict[str, object]], None]
"""Says how far a run is: a key of `author/cli.<language>.yml` under `progress`, and what fills its blanks."""
