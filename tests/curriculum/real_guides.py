"""Where the real guides are. Only the tests of this folder read them: they judge what people write, the others the program."""

from __future__ import annotations

from pathlib import Path

GUIDES = Path(__file__).parents[2] / "guides"
