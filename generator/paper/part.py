"""What a part that was set apart brings to a bound file: its own pages and all that belongs to them, with numbers yet to be given.

What pages draw with (fonts, patterns, colours) goes by a checksum over all that it is made of: parts that draw with the same share it.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf, String

from generator.paper.pdf_file import Spelt, streams_for

PAGES, TREE, DOCUMENT = 2, 3, 4
"""Numbers, in the bound file, of what parts have in common: all pages, the root of the tags, the element above all others."""

_TREE = frozenset({"/Type", "/K", "/RoleMap", "/ParentTree", "/ParentTreeNextKey"})
"""What is known to stand at the root of the tags (ISO 32000-1, 14.7.2). Anything else would be lost in silence."""

_BOUND_ANEW = frozenset({"/Type", "/Pages", "/StructTreeRoot", "/Names", "/Metadata"})
"""What the catalog of a bound file does not take over from its first part."""

_POINTS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>|/StructParents? \d+|\d+ \d+ R\b", re.DOTALL)
"""What has a number in it that another file gives anew: another object's, or that by which a page or a link finds its tags. Strings, which
may hold anything, are stepped over."""


class BindError(Exception):
    """Parts that cannot be bound to one file; the text says why."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished part; of its pages, counted from 0, those from `first` are its own, `pages` many. `name` changes whenever it does."""

    content: bytes
    first: int
    pages: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What must be known of a part to bind it. Of its own objects, `own` many, `pages` are pages, `tags` the tags right below the
    document; `parents` tells by key which holds the tags of a page or a link. `names` are its places: the page, counted from 0, and where
    on it. `things` are checksums of what it draws with, `roles` what its own kinds of tags mean."""

    things: list[str]
    own: int
    pages: list[int]
    tags: list[int]
    parents: list[list[int]]
    names: dict[str, list[Any]]
    roles: dict[str, str]

    @property
    def numbers(self) -> int:
        """How many it needs: for its objects and for their streams."""
        highest = max((key for key, _ in self.parents), default=0)
        return max(len(self.things) + self.own + streams_for(len(self.things) + self.own), highest + 1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a part gets: those from `first` on, and of what it draws with those in `things`, which may be another part's."""

    first: int
    things: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Raw:
    """An object as it was in its part."""

    at: tuple[int, int]
    text: bytes
    raw: bytes | None


class Taken:
    """A part taken apart. Raises BindError where it has what cannot be bound."""

    def __init__(self, part: Bound, *, leads: bool) -> None:
        """The part that `leads` brings the bookmarks, and what the file tells of itself."""
        self._own: dict[tuple[int, int], _Raw] = {}
        self._things: dict[tuple[int, int], tuple[str, _Raw]] = {}
        with pikepdf.open(io.BytesIO(part.content)) as pdf:
            self._pdf = pdf
            kept = _kept(pdf, part)
            self._common = {pdf.Root.Pages.objgen: PAGES, kept.tree.objgen: TREE, kept.document.objgen: DOCUMENT}
            self._strange = {page.objgen for page in kept.dropped}
            self._noted = self._front(pdf, kept.document) if leads else {}
            self._xmp = {"xmp": pdf.Root.Metadata.read_bytes().decode()} if leads else {}
            roots = [*kept.pages, *kept.tags, *kept.parents.values()]
            self._walk([*(each.objgen for each in roots), *(at for text in self._noted.values() for at in _points(text))])
            places = {name: [_at(kept.pages, place), _where(place)] for name, place in kept.names.items()}
            order = {at: number for number, at in enumerate(self._own)}
            self.told = Told(
                [*dict.fromkeys(mark for mark, _ in self._things.values())],
                len(self._own),
                [order[page.objgen] for page in kept.pages],
                [order[tag.objgen] for tag in kept.tags],
                [[key, order[each.objgen]] for key, each in sorted(kept.parents.items())],
                places,
                {name: each.unparse().decode() for name, each in kept.tree.get("/RoleMap", {}).items()},
            )
            del self._pdf  # what is known by now takes a tenth of the memory of an open file

    def spelt(self, numbers: Numbers) -> tuple[list[Spelt], dict[str, str]]:
        """Its objects with their numbers; and what the part that leads tells of the file, by name, as the file says it."""
        own = numbers.first + len(self.told.things)
        number_of = dict(self._common) | {at: own + place for place, at in enumerate(self._own)}
        number_of |= {at: numbers.things[mark] for at, (mark, _) in self._things.items()}

        def respelt(text: bytes) -> bytes:
            return _POINTS.sub(lambda spot: _numbered(spot[0], number_of, numbers.first), text)

        range_of_its_own = range(numbers.first, own)
        mine = {number_of[at]: each for at, (_, each) in self._things.items() if number_of[at] in range_of_its_own}
        mine |= {number_of[at]: each for at, each in self._own.items()}
        objects = [Spelt(number, respelt(each.text), each.raw) for number, each in sorted(mine.items())]
        return objects, {name: respelt(text).decode("latin-1") for name, text in self._noted.items()} | self._xmp

    def _front(self, pdf: Pdf, document: Any) -> dict[str, bytes]:
        """What only the first part tells, as it stands in it."""
        catalog = b" ".join(_entries(pdf.Root, _BOUND_ANEW))
        info = pdf.trailer.get("/Info")
        return {
            "catalog": catalog,
            "info": b"" if info is None else b"/Info %d %d R" % info.objgen,
            "document": b" ".join(_entries(document, {"/K", "/P"})),
        }

    def _walk(self, waiting: list[tuple[int, int]]) -> None:
        """Take these objects and all that they point to."""
        waiting.reverse()
        while waiting:
            at = waiting.pop()
            if at in self._own or at in self._common or at in self._things:
                continue
            if at in self._strange:
                raise BindError(f"something leads to the page {at[0]}, which is left out")
            thing = self._pdf.get_object(at)
            self._own[at] = _raw(at, thing)
            resources = thing.get("/Resources") if isinstance(thing, Dictionary) else None
            if resources is not None:
                for inner in [resources.objgen] if resources.is_indirect else _points(resources.unparse()):
                    self._draws_with(inner)
            waiting += reversed(_points(self._own[at].text))

    def _draws_with(self, at: tuple[int, int]) -> str:
        """The checksum of something that pages draw with; it is taken with all that it is made of."""
        if at not in self._things:
            raw = _raw(at, self._pdf.get_object(at))
            if b"/StructParent" in raw.text:
                raise BindError(f"tags inside a drawing, {at[0]}")
            marks = {each: self._draws_with(each) for each in dict.fromkeys(_points(raw.text))}
            text = _POINTS.sub(lambda spot: marks[_pointed(spot[0])].encode() if spot[0].endswith(b" R") else spot[0], raw.text)
            parts = hashlib.sha256(text).digest() + (b"" if raw.raw is None else hashlib.sha256(raw.raw).digest())
            self._things[at] = hashlib.sha256(parts).hexdigest(), raw
        return self._things[at][0]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stays of a part."""

    pages: list[Any]
    dropped: list[Any]
    names: dict[str, Any]
    tree: Any
    document: Any
    tags: list[Any]
    parents: dict[int, Any]


def _kept(pdf: Pdf, part: Bound) -> _Kept:
    """Leave out the pages that are not the part's own, the names of places on them, and their tags.

    A bookmark that leads to such a page leads to its name from now on: another part has the place of that name.
    """
    pages = [page.obj for page in pdf.pages]
    own = range(part.first, part.first + part.pages)
    if len(own) == 0 or own.stop > len(pages):
        raise BindError(f"a part of {len(pages)} pages has none from {own.start} to {own.stop}")
    if any(page.Parent.objgen != pdf.Root.Pages.objgen for page in pages):
        raise BindError("pages that are not below one list")
    dropped = [page for number, page in enumerate(pages) if number not in own]
    left_out = {page.objgen for page in dropped}
    names = dict(_names(pdf))
    named = {place[0].objgen: name for name, place in names.items()}
    for item in _bookmarks(pdf.Root.get("/Outlines")):
        place = item.get("/Dest")
        if isinstance(place, Array) and place[0].objgen in left_out:
            item.Dest = String(named[place[0].objgen])
    here = {name: place for name, place in names.items() if place[0].objgen not in left_out}
    return _Kept([pages[number] for number in own], dropped, here, *_tags(pdf, dropped))


def _tags(pdf: Pdf, dropped: Sequence[Any]) -> tuple[Any, Any, list[Any], dict[int, Any]]:
    """The root of the tags, the document, the tags below it and the holders of tags by key: without what stands on these pages."""
    tree = pdf.Root.StructTreeRoot
    if unknown := set(tree.keys()) - _TREE:
        raise BindError(f"unknown at the root of the tags: {', '.join(sorted(unknown))}")
    if len(tree.K) != 1 or str(tree.K[0].S) != "/Document":
        raise BindError("tags that are not below one document")
    document, parents = tree.K[0], dict(pikepdf.NumberTree(tree.ParentTree).items())
    gone: set[tuple[int, int]] = set()
    for page in dropped:
        for element in parents.pop(int(page.get("/StructParents", -1)), ()):
            while element.P.objgen != document.objgen:
                element = element.P
            gone.add(element.objgen)
        for annotation in page.get("/Annots", ()):
            parents.pop(int(annotation.get("/StructParent", -1)), None)
    holders = {key: each if each.is_indirect else pdf.make_indirect(each) for key, each in parents.items()}
    return tree, document, [each for each in document.K if each.objgen not in gone], holders


def _names(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Every named place, and where it is."""
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            yield str(name), place.D if isinstance(place, Dictionary) else place


def _bookmarks(above: Any) -> Iterator[Any]:
    item = above.get("/First") if above is not None else None
    while item is not None:
        yield item
        yield from _bookmarks(item)
        item = item.get("/Next")


def _at(pages: Sequence[Any], place: Any) -> int:
    return next(number for number, page in enumerate(pages) if page.objgen == place[0].objgen)


def _where(place: Any) -> str:
    """Where on its page a place is."""
    return " ".join(each.unparse().decode() if isinstance(each, pikepdf.Object) else _plain(each) for each in place.as_list()[1:])


def _plain(value: object) -> str:
    return "null" if value is None else str(value)


def _entries(of: Any, without: Iterable[str]) -> list[bytes]:
    """Names and values of a dictionary, as they are written."""
    whole = Dictionary({name: value for name, value in of.items() if name not in without})
    return [whole.unparse()[2:-2].strip()]


def _raw(at: tuple[int, int], thing: Any) -> _Raw:
    if at[1]:
        raise BindError(f"the object {at[0]} was written more than once")
    if isinstance(thing, pikepdf.Stream):
        return _Raw(at, thing.stream_dict.unparse(resolved=True), thing.read_raw_bytes())
    return _Raw(at, thing.unparse(resolved=True) if isinstance(thing, pikepdf.Object) else pikepdf.unparse(thing), None)


def _points(text: bytes) -> list[tuple[int, int]]:
    """To which objects it points."""
    return [_pointed(spot) for spot in _POINTS.findall(text) if spot.endswith(b" R")]


def _pointed(spot: bytes) -> tuple[int, int]:
    number, generation, _ = spot.split()
    return int(number), int(generation)


def _numbered(spot: bytes, number_of: Mapping[tuple[int, int], int], first: int) -> bytes:
    """What the bound file says there."""
    if spot.endswith(b" R"):
        return b"%d 0 R" % number_of[_pointed(spot)]
    if spot.startswith(b"/"):
        name, key = spot.split()
        return b"%b %d" % (name, first + int(key))
    return spot
