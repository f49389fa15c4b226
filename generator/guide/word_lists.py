"""The words and turns of phrase by which sentences are told apart: data, `wording.vi.yml`, not words for readers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def word_lists() -> Mapping[str, Any]:
    """The lists by group, as the file has them."""
    loaded: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("wording.vi.yml").read_text(encoding="utf-8"))
    return loaded
