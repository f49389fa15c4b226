"""One printed file: where it lies, which layout sets it, what it says; and the press that makes it and reads its codes back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic

import pypdfium2
from typing_extensions import TypeVar

from generator.paper.overprint import OverprintError, faults
from generator.paper.raster import png
from generator.paper.readback import GATES_DPI, Seen, seen_codes, seen_on_grids, verify_seen
from generator.paper.shapes import PaperData
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError, compile, fingerprint
from generator.processes.crew import never, spread

_FEW = 6
"""Fewer files than this are made before a second process has started."""

_BEFORE_RENEWAL = 60
"""Files that the processes make before new ones take over: the engine remembers its work, and memory grows by some 30 MB a file."""


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

    def fingerprint(self) -> str:
        """Changes exactly when the finished file, or what is noted of it, might."""
        noted = {"form": self.form, "codes": self.codes, "lesson": self.lesson, "number": self.number}
        return fingerprint({"path": self.path, "layout": self.layout, "noted": noted, "data": self.data})

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
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = item.path.endswith(".png")
        content, pages = (png(document), 0) if picture else (pdf, len(document))
        sheet = Sheet(item.path, content, pages, item.codes, item.form, item.lesson, item.number)
        _verify(sheet, document)
    finally:
        document.close()
    return sheet


def _verify(sheet: Sheet, document: pypdfium2.PdfDocument) -> None:
    """Read the codes of what will be published on all grids, and measure the words of every page, each drawn no oftener than needed.

    A picture is read pixel by pixel, as it is: it has one grid. `document` is the PDF, of which a picture is the only page.
    """
    whole = {dpi: list[Seen]() for dpi in GATES_DPI}
    unreadable = []
    for number, page in enumerate(document, start=1):
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
    if len(items) >= _FEW:
        yield from spread(work, items, renew=_BEFORE_RENEWAL, stop=stop)
        return
    for item in items:
        if stop():
            raise CancelledError
        yield work(item)


def _press_or_excess(item: Print, fonts: Path) -> Sheet | float:
    try:
        return press(item, fonts)
    except TooLongError as error:
        return error.millimetres
    except Exception as error:
        raise PressError(item.path, item.lesson, f"{item.layout}.typ: {str(error) or repr(error)}") from error
