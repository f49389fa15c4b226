"""The room that every sheet keeps for the address in words: always the same, so that no sheet fits with one host and not with another.

Measured in ems of the bold font, the advance of each letter without kerning: a little more than what is printed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

from PIL import ImageFont

from generator.address import Site
from generator.paper.fonts import font_files
from generator.problems import Place, Problem, problem

ADDRESS = 20.5
"""Ems that `host/103` may be long: a host of 30 letters as they come, more of narrow ones."""

PART = 10.8
"""Ems that the longer of two lines may be, where an address needs two: 92 mm in letters of 24 pt under the code of the first slide."""

_CODE = 999
"""Any lesson will do: all digits are as wide as each other."""

_UNITS = 1000


def ems(words: str) -> float:
    """How long words are in bold letters, in ems."""
    return float(_bold().getlength(words)) / _UNITS


def parts(address: str) -> tuple[str, ...]:
    """The pieces between which an address may be broken: after a dot or before a slash, which then says that it goes on."""
    return tuple(re.findall(r"/?[^./]+[.]?|[./]", address))


def room() -> dict[str, float]:
    """What layouts are told, in ems: of a whole address, and of the site's name as it stands in a sentence."""
    return {"address": ADDRESS, "host": round(ADDRESS - ems(str(_CODE)), 3)}


def problems_of_address(site: Site, place: Place) -> Iterator[Problem]:
    """What keeps the site's address from being printed, told at `place` before anything is pressed."""
    address = f"{site.host_in_words}/{_CODE}"
    name = site.host_in_words
    if ems(address) > ADDRESS:
        # In letters as wide as those of this name.
        most = int(len(address) * ADDRESS / ems(address)) - len(f"/{_CODE}")
        yield problem(place, "SO420", host=name, letters=len(name), most=most)
    elif min(_longer_line(address)) > PART:
        yield problem(place, "SO421", host=name, part=max(parts(name), key=ems).strip("./"))


def _longer_line(address: str) -> Iterator[float]:
    """The longer of two lines, for every way to break an address."""
    pieces = parts(address)
    for at in range(1, len(pieces) + 1):
        yield max(ems("".join(pieces[:at])), ems("".join(pieces[at:])))


@cache
def _bold() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(font_files()["NotoSans-Bold.ttf"]), _UNITS, layout_engine=ImageFont.Layout.BASIC)
