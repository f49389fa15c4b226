"""Binds parts that were set apart to one PDF: one run of pages, one tree of tags, one set of bookmarks and named places.

Nothing is drawn here: what stands on a page is taken over as it is. Of each part the pages are kept that are its own; links from part to
part go by the names of places, so they find their page in the bound file. The first part brings the bookmarks, the title and the language.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf, String

_TREE = frozenset({"/Type", "/K", "/RoleMap", "/ParentTree", "/ParentTreeNextKey"})
"""What is known to stand at the root of the tags (ISO 32000-1, 14.7.2). Anything else would be lost in silence."""

_SHARED = ("/Font", "/ColorSpace", "/XObject", "/ExtGState", "/Pattern", "/Shading")
"""What pages draw with, kept once where it is the same."""

_POINTS = re.compile(rb"\d R\b")
"""What points to another object, and so says nothing of what it is."""


class BindError(Exception):
    """Parts that cannot be bound to one file; the text says why."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished part; of its pages, counted from 0, those from `first` are its own, `pages` many."""

    content: bytes
    first: int
    pages: int


def binder() -> str:
    """Changes whenever the same parts might be bound otherwise."""
    source = (files("generator.paper") / "bind.py").read_bytes()
    return f"{hashlib.sha256(source).hexdigest()} {version('pikepdf')}"


def bind(parts: Sequence[Bound], places: Mapping[str, int]) -> bytes:
    """The bound file; the same parts give the same bytes. `places` tells on which page, counted from 1, each named place must be.

    Raises BindError where one is not, and where a part has what cannot be bound.
    """
    with ExitStack() as stack:
        opened = [stack.enter_context(pikepdf.open(io.BytesIO(part.content))) for part in parts]
        left = [_leave_out(pdf, part) for pdf, part in zip(opened, parts, strict=True)]
        whole = _Whole(opened[0], left[0])
        for pdf, tags in zip(opened[1:], left[1:], strict=True):
            whole.add(pdf, tags)
        whole.finish(places, hashlib.sha256(b"".join(hashlib.sha256(part.content).digest() for part in parts)))
        out = io.BytesIO()
        opened[0].save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Tags:
    """Of a part's tree of tags, what stays: tags right below the document, and whose tags stand on each page and link, by number."""

    tags: list[int]
    numbers: list[int]


def _leave_out(pdf: Pdf, part: Bound) -> _Tags:
    """Remove the pages that are not the part's own, and the names of places on them; tell which tags are left.

    A bookmark that leads to such a page leads to its name from now on: another part has the place of that name.
    """
    pages = [page.obj for page in pdf.pages]
    own = range(part.first, part.first + part.pages)
    if len(own) == 0 or own.stop > len(pages):
        raise BindError(f"a part of {len(pages)} pages has none from {own.start} to {own.stop}")
    others = [number for number in range(len(pages)) if number not in own]
    dropped = {pages[number].objgen for number in others}
    names = dict(_names(pdf))
    named = {place[0].objgen: name for name, place in names.items()}
    for item in _bookmarks(pdf.Root.get("/Outlines")):
        place = item.get("/Dest")
        if isinstance(place, Array) and place[0].objgen in dropped:
            item.Dest = String(named[place[0].objgen])
    if names:
        pdf.Root.Names = _named({name: place for name, place in names.items() if place[0].objgen not in dropped})
    left = _tags_left(pdf, [pages[number] for number in others])
    for number in reversed(others):
        del pdf.pages[number]
    return left


def _tags_left(pdf: Pdf, dropped: Sequence[Any]) -> _Tags:
    """What stays of the tree of tags without what stands on these pages."""
    tree = _tree(pdf)
    document, parents = tree.K[0], _parents(tree)
    gone: set[tuple[int, int]] = set()
    for page in dropped:
        for element in parents.pop(int(page.get("/StructParents", -1)), ()):
            while element.P.objgen != document.objgen:
                element = element.P
            gone.add(element.objgen)
        for annotation in page.get("/Annots", ()):
            parents.pop(int(annotation.get("/StructParent", -1)), None)
    return _Tags([number for number, each in enumerate(document.K) if each.objgen not in gone], [*parents])


class _Whole:
    """What has been bound until now, in the first part's file."""

    def __init__(self, pdf: Pdf, left: _Tags) -> None:
        self._pdf = pdf
        self._tree = _tree(pdf)
        self._document = self._tree.K[0]
        self._tags = [self._document.K[number] for number in left.tags]
        parents = _parents(self._tree)
        self._parents = {number: parents[number] for number in left.numbers}
        self._next = int(self._tree.ParentTreeNextKey)
        self._names = dict(_names(pdf))
        self._shared: dict[bytes, Any] = {}
        self._seen: dict[tuple[int, int], bytes] = {}
        for page in pdf.pages:
            self._share(page.obj.get("/Resources"))

    def add(self, other: Pdf, left: _Tags) -> None:
        """Bind another part behind."""
        begins = len(self._pdf.pages)
        with warnings.catch_warnings():
            # Named places and tags are bound below; there are no forms.
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
            self._pdf.pages.extend(other.pages)
        for page in self._pdf.pages[begins:]:
            self._renumber(page.obj, "/StructParents")
            for annotation in page.obj.get("/Annots", ()):
                self._renumber(annotation, "/StructParent")
            self._share(page.obj.get("/Resources"))
        tree = self._pdf.copy_foreign(_tree(other))
        tags, parents = tree.K[0].K, _parents(tree)
        for number in left.tags:
            tag = tags[number]
            tag.P = self._document
            self._tags.append(tag)
        self._tree.RoleMap = Dictionary({**dict(self._tree.RoleMap), **dict(tree.RoleMap)})
        self._parents |= {number + self._next: parents[number] for number in left.numbers}
        self._next += int(tree.ParentTreeNextKey)
        self._names |= {name: self._pdf.copy_foreign(other.make_indirect(place)) for name, place in _names(other)}

    def finish(self, places: Mapping[str, int], sum_of_parts: Any) -> None:
        """Lay down what was gathered of all parts."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self._pdf.pages, start=1)}
        found = {name: numbers.get(place[0].objgen) for name, place in self._names.items()}
        if wrong := [name for name, number in places.items() if found.get(name) != number]:
            raise BindError(f"not on the page that other parts name: {', '.join(wrong)}")
        self._document.K = Array(self._tags)
        numbered = [each for number, parent in sorted(self._parents.items()) for each in (number, parent)]
        self._tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        self._tree.ParentTreeNextKey = self._next
        self._pdf.Root.Names = _named(self._names)
        told = self._pdf.Root.Metadata.read_bytes().decode()
        told = re.sub(r"(<xmpTPg:NPages>)\d+", rf"\g<1>{len(numbers)}", told)
        told = re.sub(r"(<xmpMM:InstanceID>)[^<]+", rf"\g<1>{sum_of_parts.hexdigest()}", told)
        self._pdf.Root.Metadata.write(told.encode())

    def _renumber(self, owner: Any, key: str) -> None:
        if key in owner:
            owner[key] = int(owner[key]) + self._next

    def _share(self, resources: Any) -> None:
        """Let these resources draw with what is there already."""
        if resources is None or (resources.is_indirect and resources.objgen in self._seen):
            return
        if resources.is_indirect:
            self._seen[resources.objgen] = b""
        for kind in _SHARED:
            for name, thing in dict(resources.get(kind, {})).items():
                if not thing.is_indirect:
                    continue
                if kind == "/XObject":
                    self._share(thing.get("/Resources"))
                resources[kind][name] = self._shared.setdefault(self._sum(thing), thing)

    def _sum(self, thing: Any) -> bytes:
        """A checksum over all that a thing is made of."""
        if not isinstance(thing, pikepdf.Object):
            return repr(thing).encode()
        if not thing.is_indirect:
            return self._sum_of(thing)
        if thing.objgen not in self._seen:
            self._seen[thing.objgen] = self._sum_of(thing)
        return self._seen[thing.objgen]

    def _sum_of(self, thing: pikepdf.Object) -> bytes:
        if isinstance(thing, pikepdf.Stream):
            parts = [self._sum_of(thing.stream_dict), thing.read_raw_bytes()]
        elif _POINTS.search(whole := thing.unparse(resolved=True)):
            inner = thing.items() if isinstance(thing, Dictionary) else enumerate(thing.as_list())
            parts = [f"{key} ".encode() + self._sum(value) for key, value in inner]
        else:
            parts = [whole]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _tree(pdf: Pdf) -> Any:
    tree = pdf.Root.StructTreeRoot
    if unknown := set(tree.keys()) - _TREE:
        raise BindError(f"unknown at the root of the tags: {', '.join(sorted(unknown))}")
    if len(tree.K) != 1 or str(tree.K[0].S) != "/Document":
        raise BindError("tags that are not below one document")
    return tree


def _parents(tree: Any) -> dict[int, Any]:
    """Whose tags stand on each page and each link, by number."""
    return dict(pikepdf.NumberTree(tree.ParentTree).items())


def _named(places: Mapping[str, Any]) -> Dictionary:
    return Dictionary(Dests=Dictionary(Names=Array([each for name, place in sorted(places.items()) for each in (String(name), place)])))


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
