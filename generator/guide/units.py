"""The communes of Vietnam as they are since 1 July 2025, by name: 34 provinces, 3 321 xã, phường and đặc khu with the codes of the
statistics office, in `units.tsv`. A test holds them against the package `vietnam-provinces`, which is not handed on: it names no licence.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.disk import disk
from generator.guide.own_names import KINDS, PROVINCES, apart
from generator.vietnamese.fold import folded

MOST = 5
"""Names that are offered to who wrote one that is not there."""

_SHORT = {"x": "xã", "p": "phường", "dk": "đặc khu", "t": "tỉnh", "tp": "thành phố"}
_ALIKE = 0.6
"""How much of two names must be the same (difflib's ratio), so that one may have been meant by the other."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune: `xã Quảng Sơn`, of `tỉnh Lâm Đồng`, and its code, five digits."""

    name: str
    province: str
    code: str

    @property
    def whole(self) -> str:
        """`xã Quảng Sơn, tỉnh Lâm Đồng`."""
        return self.name if self.is_province else f"{self.name}, {self.province}"

    @property
    def kind(self) -> str:
        """`xã`, `phường` or `đặc khu`."""
        return apart(self.name, KINDS)[0]

    @property
    def is_province(self) -> bool:
        """True for a whole province, whose communes may share a handbook."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Found:
    """What a name may mean: all that are called so, or, where none is, the nearest names.

    `province` is where it was looked for, None for the whole country; `provinces` are those near a name that no province has.
    """

    exactly: tuple[Unit, ...] = ()
    near: tuple[str, ...] = ()
    province: str | None = None
    provinces: tuple[str, ...] = ()


def find(name: str, province: str | None = None) -> Found:
    """Who is called so, with or without marks, letter case and what it is (`x. Quang Son`); in a province, if one is named."""
    every, asked = units(), None
    if province is not None:
        provinces = sorted({unit.province for unit in every})
        here = [each for each in provinces if _bare(each, PROVINCES) == _bare(province, PROVINCES)]
        if not here:
            return Found(provinces=_nearest(province, provinces, PROVINCES))
        asked = here[0]
        every = tuple(unit for unit in every if unit.province == asked)
    kind, wanted = _split(name, KINDS)
    alike = [unit for unit in every if kind in (None, unit.kind)]
    named = [unit for unit in alike if _bare(unit.name, KINDS) == wanted]
    if exactly := named or [unit for unit in alike if _bare(_short(unit.name), KINDS) == wanted]:
        return Found(_as_written(name, exactly))
    elsewhere = [unit.whole for unit in units() if _bare(unit.name, KINDS) == _bare(name, KINDS)]
    near = dict.fromkeys((*elsewhere, *(_whole(each, every) for each in _nearest(name, [unit.name for unit in every], KINDS))))
    return Found(near=tuple(near)[:MOST], province=asked)


def province(name: str) -> Unit | None:
    """The province that is called so, where the name says that it is one: `tỉnh Lâm Đồng`, as a unit without a code; else None."""
    if _split(name, PROVINCES)[0] is None:
        return None
    found = {unit.province for unit in units() if _bare(unit.province, PROVINCES) == _bare(name, PROVINCES)}
    return next((Unit(each, each, "") for each in found), None)


@cache
def units() -> tuple[Unit, ...]:
    """All communes, in the order of their codes."""
    raw = disk.read_file(Path(__file__).with_name("units.tsv")) or b""
    return tuple(Unit(name, province, code) for code, name, province in (line.split("\t") for line in raw.decode().splitlines()))


def _as_written(name: str, found: Sequence[Unit]) -> tuple[Unit, ...]:
    """Whoever writes marks means them: of Bình Sơn and Bình Sớn only the one that was written."""
    written = apart(name, KINDS)[1].casefold()
    same = [unit for unit in found if apart(unit.name, KINDS)[1].casefold() == written]
    return tuple(same or found)


def _short(name: str) -> str:
    """As people say it: phường Xuân Hương for phường Xuân Hương - Đà Lạt."""
    return name.partition(" - ")[0]


def _whole(name: str, every: Iterable[Unit]) -> str:
    return next(unit.whole for unit in every if unit.name == name)


def _nearest(name: str, names: Sequence[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    known: dict[str, list[str]] = {}
    for each in names:
        known.setdefault(_bare(each, kinds), []).append(each)
    close = difflib.get_close_matches(_bare(name, kinds), known, n=MOST, cutoff=_ALIKE)
    return tuple(each for one in close for each in known[one])[:MOST]


def _bare(name: str, kinds: tuple[str, ...]) -> str:
    """The name alone, as a search sees it."""
    return _split(name, kinds)[1]


def _split(name: str, kinds: tuple[str, ...]) -> tuple[str | None, str]:
    """What a name says it is (None where it does not say so), and the rest as a search sees it: `TP. Huế` → `thành phố`, `hue`."""
    said = folded(name.replace(".", " "))
    begins = {folded(kind): kind for kind in kinds} | {short: kind for short, kind in _SHORT.items() if kind in kinds}
    kind = next((each for each in begins if said.startswith(f"{each} ")), None)
    return (begins[kind], said.removeprefix(f"{kind} ")) if kind else (None, said)
