"""Every word that readers, authors and users of the command line see, by language: `<name>.<language>.yml` in this folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("vi", "en")


@cache
def words(name: str, language: str = "vi") -> Mapping[str, Any]:
    """The words of one part of the product: `page`, `paper`, `cli`, `problems`."""
    text = files(__package__).joinpath(f"{name}.{language}.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
