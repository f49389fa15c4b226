"""Binds parts that were set apart to one PDF: one run of pages, one tree of tags, one set of bookmarks and named places.

Nothing is drawn here: what stands on a page is taken over as it is. Of each part the pages are kept that are its own; links from part to
part go by the names of places, so they find their page in the bound file. The first part brings the bookmarks, the title and the language.

Each part has a range of numbers for its objects, with some to spare: one that changed leaves the others theirs. So what a part becomes in
the file is kept, and taken again as long as it, its numbers and those of what it draws with are the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import accumulate
from typing import Any, Protocol

from generator.paper.part import DOCUMENT, PAGES, TREE, BindError, Bound, Numbers, Taken, Told
from generator.paper.pdf_file import Spelt, Stretch, file_of, stretch

_CATALOG, _XMP, _STREAM, _FIRST = 1, 5, 6, 8
"""Numbers of what is made anew for the file, and the first that a part gets."""

_RANGE = 128
"""Ranges of numbers begin at multiples of this behind the first."""


class Kept(Protocol):
    """What is kept from run to run, by name."""

    def get(self, name: str, /) -> bytes | None: ...

    def put(self, name: str, content: bytes, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Whole:
    """A bound file. `marks` are checksums, one a part, over all that its pages in the file are drawn from."""

    content: bytes
    marks: tuple[str, ...]


@cache
def binder() -> str:
    """Changes whenever the same parts might be bound otherwise."""
    sources = b"".join((files("generator.paper") / f"{name}.py").read_bytes() for name in ("bind", "part", "pdf_file"))
    return f"{hashlib.sha256(sources).hexdigest()} {version('pikepdf')} {zlib.ZLIB_RUNTIME_VERSION}"


def bind(parts: Sequence[Bound], places: Mapping[str, int], kept: Kept | None = None) -> Whole:
    """The bound file; the same parts give the same bytes. `places` tells on which page, counted from 1, each named place must be.

    `kept` is where parts that have a name are looked for and put. Raises BindError where a place is not on its page, and where a part has
    what cannot be bound.
    """
    opened = [_Part(part, kept, leads=number == 0) for number, part in enumerate(parts)]
    told = [each.told for each in opened]
    firsts = [*accumulate((-(-each.numbers // _RANGE) * _RANGE for each in told), initial=_FIRST)]
    whose: dict[str, int] = {}
    for first, each in zip(firsts, told, strict=False):
        for number, mark in enumerate(each.things, start=first):
            whose.setdefault(mark, number)
    numbers = [Numbers(first, {mark: whose[mark] for mark in each.things}) for first, each in zip(firsts, told, strict=False)]
    made = [each.stretch(given) for each, given in zip(opened, numbers, strict=True)]
    sums = [hashlib.sha256(each.content).hexdigest() for each in made]
    frame = _frame(told, firsts, made[0].noted, places, _sum(sums))
    content = file_of([*made, frame], firsts[-1], _trailer(made[0].noted, sums))
    return Whole(content, tuple(_sum([mine, given.things, binder()]) for mine, given in zip(sums, numbers, strict=True)))


class _Part:
    """A part, opened only where what is kept of it does not do."""

    def __init__(self, part: Bound, kept: Kept | None, *, leads: bool) -> None:
        self._part, self._kept, self._leads = part, kept if part.name else None, leads
        self._taken: Taken | None = None
        self._name = _sum([part.name, part.first, part.pages, leads, binder()])
        told = self._get("told")
        self.told = Told(**json.loads(told)) if told else self._opened().told
        if not told:
            self._put("told", json.dumps(asdict(self.told)).encode())

    def stretch(self, numbers: Numbers) -> Stretch:
        """What it becomes in the file."""
        what = f"bound-{_sum([numbers.first, numbers.things])}"
        known = self._get(what)
        if known:
            return Stretch.from_bytes(known)
        objects, noted = self._opened().spelt(numbers)
        self._taken = None
        made = stretch(objects, numbers.first + len(self.told.things) + self.told.own, noted)
        self._put(what, made.as_bytes())
        return made

    def _opened(self) -> Taken:
        """Taken apart once, and held until it is spelt."""
        if self._taken is None:
            self._taken = Taken(self._part, leads=self._leads)
        return self._taken

    def _get(self, what: str) -> bytes | None:
        return None if self._kept is None else self._kept.get(self._called(what))

    def _put(self, what: str, content: bytes) -> None:
        if self._kept is not None:
            self._kept.put(self._called(what), content)

    def _called(self, what: str) -> str:
        return f"{self._part.name.rpartition('-')[0]}.{what}-{self._name}"


def _frame(told: Sequence[Told], firsts: Sequence[int], noted: Mapping[str, str], places: Mapping[str, int], mark: str) -> Stretch:
    """What holds the parts together: the list of pages, the tree of tags, the named places, and what the file tells of itself."""
    pages: list[int] = []
    tags: list[int] = []
    parents: list[tuple[int, int]] = []
    names: dict[str, tuple[int, str]] = {}
    for first, each in zip(firsts, told, strict=False):
        own = first + len(each.things)
        names |= {name: (len(pages) + page, where) for name, (page, where) in each.names.items()}
        pages += (own + number for number in each.pages)
        tags += (own + number for number in each.tags)
        parents += ((first + key, own + number) for key, number in each.parents)
    if wrong := [name for name, number in places.items() if name not in names or names[name][0] + 1 != number]:
        raise BindError(f"not on the page that other parts name: {', '.join(wrong)}")
    roles = " ".join(f"{name} {role}" for name, role in sorted({k: v for each in told for k, v in each.roles.items()}.items()))
    listed = " ".join(f"{_string(name)} [ {pages[page]} 0 R {where} ]" for name, (page, where) in sorted(names.items()))
    keys = " ".join(f"{key} {number} 0 R" for key, number in parents)
    catalog = (
        f"<< {noted['catalog']} /Type /Catalog /Pages {PAGES} 0 R /StructTreeRoot {TREE} 0 R /Metadata {_XMP} 0 R "
        f"/Names << /Dests << /Names [ {listed} ] >> >> >>"
    )
    tree = (
        f"<< /Type /StructTreeRoot /K [ {DOCUMENT} 0 R ] /RoleMap << {roles} >> "
        f"/ParentTree << /Nums [ {keys} ] >> /ParentTreeNextKey {firsts[-1]} >>"
    )
    xmp = re.sub(r"(<xmpTPg:NPages>)\d+", rf"\g<1>{len(pages)}", noted["xmp"])
    metadata = re.sub(r"(<xmpMM:InstanceID>)[^<]+", rf"\g<1>{mark}", xmp).encode()
    objects = {
        _CATALOG: catalog,
        PAGES: f"<< /Type /Pages /Count {len(pages)} /Kids {_references(pages)} >>",
        TREE: tree,
        DOCUMENT: f"<< {noted['document']} /P {TREE} 0 R /K {_references(tags)} >>",
    }
    told_of_itself = Spelt(_XMP, b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(metadata), metadata)
    return stretch([*(Spelt(number, text.encode("latin-1")) for number, text in objects.items()), told_of_itself], _STREAM)


def _trailer(noted: Mapping[str, str], sums: Sequence[str]) -> bytes:
    name = _sum(sums)[:32]
    return f"/Root {_CATALOG} 0 R {noted['info']} /ID [ <{name}> <{name}> ]".encode("latin-1")


def _references(numbers: Iterable[int]) -> str:
    return f"[ {' '.join(f'{number} 0 R' for number in numbers)} ]"


def _string(text: str) -> str:
    return f"<{text.encode('ascii').hex()}>"


def _sum(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
