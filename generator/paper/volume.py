"""A printed file that is bound from parts: each is set, read back and kept by itself, so that one that did not change is not set again.

A part is told on which page it begins, and on which pages the places of other parts are that it speaks of. Both follow from how many
pages each part has, which its layout tells without being drawn. Where a part grows by a page, those after it and those that speak of
them are set again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, TypedDict, cast

from generator.disk.cache import Cache
from generator.paper.bind import Whole, bind, binder
from generator.paper.looks import looks
from generator.paper.part import BindError, Bound
from generator.paper.pressroom import Pressroom, kept_as, leaf
from generator.paper.printed import MOST_MEMORY, PressError, Print
from generator.paper.shapes import PaperData
from generator.paper.sheet import Sheet
from generator.paper.typst import told
from generator.processes.crew import spread

_BEFORE = 1
"""Pages before a part's own: there stand the letters of all fonts. Behind its own is a page for each place elsewhere."""

_LIKELY = 100
"""A page of as many digits as most have, while none is known yet."""

_ROUNDS = 3
"""Numbers that make a line longer, and so move other numbers, come to rest at once."""

_FEW = 6
"""Fewer parts than this are looked at, or bound, before a second process has started."""

_BEFORE_RENEWAL = 60
"""Parts that the processes look at before new ones take over, where the system does not say how much memory they hold."""


class Elsewhere(TypedDict):
    """A heading in another part: the name of its place, its words and its level."""

    anchor: str
    title: str
    level: int


class Extent(TypedDict):
    """How many pages a part has, and on which of them, counted from 0, its named places are."""

    pages: int
    names: dict[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is before the numbers of pages are known; `elsewhere` names the places of other parts that it speaks of."""

    print: Print[Any]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Volume(Print):
    """A file to bind from parts, in their order. The first tells the title, and its headings are the bookmarks of all."""

    parts: tuple[Part, ...] = field(kw_only=True)

    def _found(self) -> str:
        parts = [(part.print.fingerprint(), part.elsewhere) for part in self.parts]
        return _sum([self.path, self.form, binder(), parts])


@dataclass(frozen=True, slots=True)
class _Numbered(Print):
    """A part with its numbers."""

    loose: Print[Any] = field(kw_only=True)
    """The part without them."""

    def _found(self) -> str:
        return _sum([self.loose.fingerprint(), dict(self.data)])

    def whole(self) -> Print:
        made = self.loose.whole()
        return replace(made, data=cast(PaperData, {**made.data, **self.data}))


def press_volume(volume: Volume, room: Pressroom) -> Sheet:
    """The finished file. Its parts are taken from the cache where they are the same as before, and else pressed and put there.

    Every part was read back by itself, and the bound file looks as the parts did then. Raises PressError, BindError, CancelledError once
    `room.stop` says so.
    """
    extents = _extents(volume.parts, room)
    for _ in range(_ROUNDS):
        places = _places(extents)
        items = _numbered(volume.parts, extents, places)
        sheets = _pressed(items, room)
        found = [sheet.pages - _BEFORE - len(part.elsewhere) for part, sheet in zip(volume.parts, sheets, strict=True)]
        if found == [extent["pages"] for extent in extents]:
            break
        # The numbers themselves made a line longer.
        extents = [{**extent, "pages": pages} for extent, pages in zip(extents, found, strict=True)]
    parts = [Bound(sheet.content, _BEFORE, pages, kept_as(item)) for sheet, pages, item in zip(sheets, found, items, strict=True)]
    whole = bind(parts, places, room.cache)
    _look_again(whole, items, parts, room.cache)
    codes = sorted({code for sheet in sheets for code in sheet.codes})
    return Sheet(volume.path, whole.content, sum(found), tuple(codes), volume.form)


def _look_again(whole: Whole, items: Sequence[Print], parts: Sequence[Bound], cache: Cache) -> None:
    """Draw pages of the bound file: all of a part that is bound for the first time, and of one that lies there otherwise than when it was
    last drawn, or draws with something else, the first, which shows its letters. The first page of all is drawn in any case.

    Raises BindError where one looks otherwise than in the part that was read back.
    """
    seen: dict[int, str] = {}
    new: dict[str, str] = {}
    begins = 0
    for item, part, mark in zip(items, parts, whole.marks, strict=True):
        name, drawn = kept_as(item, ".look"), f"{leaf(item)}.drawn-{mark}"
        kept = cache.get(name)
        if begins == 0 or kept is None or cache.get(drawn) != kept:
            own = [kept.decode()] if kept else looks(part.content, range(part.first, part.first + part.pages))
            new |= {name: own[0], drawn: own[0]}
            seen |= {begins + number: each for number, each in enumerate(own)}
        begins += part.pages
    if looks(whole.content, seen) != [*seen.values()]:
        raise BindError("pages do not look as they did when they were read back")
    for name, look in new.items():
        cache.put(name, look.encode())


def _extents(parts: Sequence[Part], room: Pressroom) -> list[Extent]:
    """How many pages each part has: kept as long as nothing in it would change."""
    names = [kept_as(part.print, ".pages") for part in parts]
    known = [room.cache.get(name) for name in names]
    asked = [_guessed(part).whole() for part, extent in zip(parts, known, strict=True) if extent is None]
    with closing(_spread(partial(_extent, fonts=room.fonts), asked, room.stop)) as told_all:
        return [
            json.loads(extent) if extent else _noted(room.cache, name, next(told_all)) for name, extent in zip(names, known, strict=True)
        ]


def _noted(cache: Cache, name: str, extent: Extent) -> Extent:
    cache.put(name, json.dumps(extent).encode())
    return extent


def _extent(item: Print, fonts: Path) -> Extent:
    try:
        return cast(Extent, told(item.layout, item.data, fonts))
    except Exception as error:
        raise PressError(item.path, item.lesson, repr(error)) from error


def _guessed(part: Part) -> Print:
    return _with_numbers(part, 1, dict.fromkeys(part.elsewhere, _LIKELY))


def _places(extents: Sequence[Extent]) -> dict[str, int]:
    """The page of every named place, counted from 1."""
    places: dict[str, int] = {}
    first = 1
    for extent in extents:
        places |= {name: first + page for name, page in extent["names"].items()}
        first += extent["pages"]
    return places


def _numbered(parts: Sequence[Part], extents: Sequence[Extent], places: Mapping[str, int]) -> list[Print]:
    firsts = accumulate((extent["pages"] for extent in extents), initial=1)
    return [_with_numbers(part, first, places) for part, first in zip(parts, firsts, strict=False)]


def _with_numbers(part: Part, first: int, places: Mapping[str, int]) -> Print:
    made = part.print
    numbers = {"first": first, "page_of": {name: places[name] for name in part.elsewhere}}
    return _Numbered(made.path, made.layout, cast(PaperData, numbers), made.form, made.codes, made.lesson, made.number, loose=made)


def _pressed(items: Sequence[Print], room: Pressroom) -> list[Sheet]:
    named = {kept_as(item): item for item in items}
    sheets = {name: room.kept(name) for name in named}
    with closing(room.pressed({name: named[name] for name, sheet in sheets.items() if sheet is None})) as all_made:
        for name, made in all_made:
            if not isinstance(made, Sheet):
                raise PressError(named[name].path, named[name].lesson, f"too long by {made} mm")
            sheets[name] = made
    return [sheet for sheet in sheets.values() if sheet]


def _spread(work: Callable[[Print], Extent], items: Sequence[Print], stop: Callable[[], bool]) -> Generator[Extent]:
    if len(items) >= _FEW:
        yield from spread(work, items, renew=_BEFORE_RENEWAL, most=MOST_MEMORY, stop=stop)
    else:
        yield from map(work, items)


def _sum(told: object) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
