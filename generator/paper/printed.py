"""One printed file: where it lies, which layout sets it, what it says; and the press that makes it and reads its codes back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Generic, cast

import pypdfium2
from typing_extensions import TypeVar

from generator.paper.overprint import OverprintError, faults
from generator.paper.raster import of_page, png
from generator.paper.readback import GATES_DPI, Seen, seen_codes, seen_on_grids, verify_seen
from generator.paper.shapes import PaperData
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError, compile, fingerprint
from generator.processes.crew import never, spread

_FEW = 4
"""Fewer files than this are made before another process has started."""

_ENOUGH_FOR_ONE = 12
"""Fewer files than this are made by one process before a second has started and learnt the letters. Not by our own: it would hold all that
the engine remembers, besides all that is published."""

_BEFORE_RENEWAL = 60
"""Files that the processes make before new ones take over where the system does not say how much memory they hold."""

MOST_MEMORY = 400 << 20
"""Bytes of a process that makes room for a new one, which then has all to learn again. The engine remembers its last ten files: with
those of a lesson, a process stays a little below."""

_TOGETHER = frozenset({"picture"})
"""Layouts that set many files of a lesson as one document, a page each: in a quarter of the time, and pixel for pixel the same."""

_LONG = frozenset({"judge-cards", "judge-slides"})
"""Layouts that take as long as dozens of others: begun first, so that no core waits for them at the end."""

Data = TypeVar("Data", bound=PaperData, covariant=True, default=PaperData)
"""What a layout is given."""


@dataclass(frozen=True, slots=True)
class Print(Generic[Data]):
    """A file to make. `path` is below the site (`to-roi/103-a4.pdf`; one that ends in `.png` becomes a picture).

    `form` is its name in the table of outputs, `codes` what its QR codes hold, each once, sorted. `lesson` is the lesson that it
    shows, and that must be changed if it does not fit; `number` which step of it, or which topic of a collection.
    """

    path: str
    layout: str
    data: Data
    form: str
    codes: tuple[str, ...] = ()
    lesson: int | None = None
    number: int | None = None
    _sum: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def fingerprint(self) -> str:
        """Changes exactly when the finished file, or what is noted of it, might. Worked out once: it takes long."""
        if not self._sum:
            self._sum.append(self._found())
        return self._sum[0]

    def _found(self) -> str:
        noted = {"form": self.form, "codes": self.codes, "lesson": self.lesson, "number": self.number}
        return fingerprint(self.layout, {"path": self.path, "layout": self.layout, "noted": noted, "data": self.data})

    def whole(self) -> Print:
        """The same with all its data, ready for the press."""
        return self


class PressError(Exception):
    """A printed file could not be made; `lesson` is the one to look at, None where it shows many; `reason` begins with the layout."""

    def __init__(self, path: str, lesson: int | None, reason: str) -> None:
        self.path, self.lesson, self.reason = path, lesson, reason
        super().__init__(path, lesson, reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def press(item: Print, fonts: Path) -> Sheet:
    """The finished file, its codes read back and its words measured. `fonts` is the folder that holds `font_files()`.

    Raises TooLongError, PaperError, ReadBackError, OverprintError.
    """
    pdf = compile(item.layout, item.data, fonts)
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        picture = item.path.endswith(".png")
        content, pages = (png(document), 0) if picture else (pdf, len(document))
        sheet = _sheet(item, content, pages)
        _verify(sheet, document)
    return sheet


def press_together(items: Sequence[Print], fonts: Path) -> tuple[Sheet, ...]:
    """Pictures of one layout that sets many as one document, each as `press` would make it. Raises what `press` raises, for any of them."""
    data = {**items[0].data, "together": [item.data for item in items]}
    with closing(pypdfium2.PdfDocument(compile(items[0].layout, cast("PaperData", data), fonts))) as document:
        sheets = []
        for item, page in zip(items, document, strict=True):
            sheets.append(_sheet(item, of_page(page), 0))
            _verify(sheets[-1], (page,))
    return tuple(sheets)


def _sheet(item: Print, content: bytes, pages: int) -> Sheet:
    return Sheet(item.path, content, pages, item.codes, item.form, item.lesson, item.number)


def _verify(sheet: Sheet, drawn: Iterable[pypdfium2.PdfPage]) -> None:
    """Read the codes of what will be published on all grids, and measure the words of every page, each drawn no oftener than needed.

    A picture is read pixel by pixel, as it is: it has one grid. `drawn` are the pages of the PDF, for a picture the one that shows it.
    """
    whole = {dpi: list[Seen]() for dpi in GATES_DPI}
    unreadable = []
    for number, page in enumerate(drawn, start=1):
        grids = seen_codes(sheet.content) * len(GATES_DPI) if sheet.pages == 0 else seen_on_grids(page)
        for dpi, codes in zip(GATES_DPI, grids, strict=True):
            whole[dpi] += codes
        if found := list(faults(page, grids[-1])):
            unreadable.append(f"page {number}: {'; '.join(found)}")
        page.close()
    for dpi, seen in whole.items():
        verify_seen(sheet, seen, dpi)
    if unreadable:
        raise OverprintError(f"{sheet.path}, {'; '.join(unreadable)}")


def press_all(items: Sequence[Print], fonts: Path, stop: Callable[[], bool] = never) -> Generator[Sheet | float]:
    """Press many files, on all cores where that pays; in the order given.

    Gives, instead of a sheet, the millimetres that are too much where the text does not fit. Raises PressError, CancelledError once
    `stop` says so, BrokenProcessPool where the system ended a process.
    """
    work = partial(_press_or_excess, fonts=fonts)
    together = list(_together(items))
    if len(items) >= _FEW:
        turns = sorted(range(len(together)), key=lambda number: together[number][0].layout not in _LONG)
        count = 1 if len(items) < _ENOUGH_FOR_ONE else len(items)
        for made in spread(work, together, turns=turns, renew=_BEFORE_RENEWAL, most=MOST_MEMORY, processes=count, stop=stop):
            yield from made
        return
    for each in together:
        if stop():
            raise CancelledError
        yield from work(each)


def _together(items: Sequence[Print]) -> Generator[tuple[Print, ...]]:
    """Neighbours that are pressed as one document; all others each for itself."""

    def alike(numbered: tuple[int, Print]) -> tuple[str, int | None, int]:
        number, item = numbered
        return item.layout, item.lesson, -1 if item.layout in _TOGETHER else number

    for _, found in groupby(enumerate(items), alike):
        yield tuple(item for _, item in found)


def _press_or_excess(items: Sequence[Print], fonts: Path) -> tuple[Sheet | float, ...]:
    """Where one of several cannot be made, each is pressed alone: then it is known which."""
    if len(items) > 1:
        with suppress(Exception):
            return press_together(items, fonts)
    return tuple(_alone(item, fonts) for item in items)


def _alone(item: Print, fonts: Path) -> Sheet | float:
    try:
        return press(item, fonts)
    except TooLongError as error:
        return error.millimetres
    except Exception as error:
        raise PressError(item.path, item.lesson, f"{item.layout}.typ: {str(error) or repr(error)}") from error
