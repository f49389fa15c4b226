"""Slips of the keyboard and of Word that make a line unreadable: named, so that a problem can say what to type instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMELESS: Mapping[str, str] = {"wide": "", "bullet": "", "dash": "", "colon": ""}

_WIDE = re.compile(r"\s*(?:- +)*([a-z_]+) ?[：﹕∶]")
_BULLET = re.compile(r"\s*([–—‒―−‐•·●▪◦*])(?!\*)\s?\S")
_DASH = re.compile(r"\s*-([^\s\-].*)")
_COLON = re.compile(r"\s*(?:- +)*([a-z_]+)(?: [^:]*)?")


def slip(line: str) -> dict[str, str]:
    """What is probably wrong with a line, under one of four names; the other three are blank, and all where nothing is known.

    `wide`: a field whose colon is not the plain one. `bullet`: the sign that stands in place of `-`. `dash`: the words that stick to
    their `-`. `colon`: a field without a colon.
    """
    for name, pattern in (("wide", _WIDE), ("bullet", _BULLET), ("dash", _DASH)):
        found = pattern.match(line)
        if found:
            return {**_NAMELESS, name: found[1].strip()[:40]}
    nameless = _COLON.fullmatch(line)
    return {**_NAMELESS, "colon": nameless[1]} if nameless else dict(_NAMELESS)
