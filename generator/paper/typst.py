"""The only module that knows the engine: a layout and its data in, a PDF out.

Author text reaches Typst as JSON values only, never as Typst source. `ua-1` (ISO 14289-1) together with the layouts'
`fallback: false` stops at a missing letter, alternative text or heading.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from generator.paper.shapes import PaperData

_TOO_LONG = re.compile(r"too long by ([\d.]+) mm")
_IMPORT = re.compile(r'^#import "([^"]+)"', re.MULTILINE)
_MADE_WITH = ("typst", "pymupdf-fonts", "segno", "pypdfium2", "pillow", "deflate")


class PaperError(Exception):
    """A layout could not be set for a subject; `reason` is what the engine said."""

    def __init__(self, subject: str, layout: str, reason: str) -> None:
        self.subject, self.layout, self.reason = subject, layout, reason
        super().__init__(subject, layout, reason)  # as given: pickle hands them over again, from process to process

    def __str__(self) -> str:
        return f"{self.subject}, layout {self.layout}: {self.reason}"


class TooLongError(PaperError):
    """The text does not fit its format at the smallest allowed sizes; `millimetres` of height are too much."""

    def __init__(self, layout: str, subject: str, millimetres: float) -> None:
        super().__init__(subject, layout, f"too long by {millimetres:g} mm")
        self.millimetres, self.args = millimetres, (layout, subject, millimetres)

    def __str__(self) -> str:
        return f"{self.subject}: {self.millimetres:g} mm too long for layout {self.layout}"


def compile(layout: str, data: PaperData, fonts: Path) -> bytes:
    """Set `layouts/<layout>.typ` with this data; the same data gives the same bytes.

    `fonts` is the folder that holds `font_files()`. Raises TooLongError,
    and PaperError for anything else that the engine refuses.
    """
    subject = data["subject"]
    if f"{layout}.typ" not in _sources():
        raise PaperError(subject, layout, "the layout is not there")
    try:
        # The stubs do not know that a project may be given as files in memory.
        pdf: bytes = typst.compile(_project(layout), font_paths=_fonts(fonts), sys_inputs={"data": _json(data)}, pdf_standards=["ua-1"])  # type: ignore[call-overload]
    except typst.TypstError as error:
        if found := _TOO_LONG.search(error.message):
            raise TooLongError(layout, subject, float(found[1])) from None
        raise PaperError(subject, layout, str(error.diagnostic or error.message)) from error
    return pdf


def told(layout: str, data: PaperData, fonts: Path) -> Any:
    """What `layouts/<layout>.typ` tells of itself, as the value of its metadata `<told>`: laid out, but not drawn. Raises PaperError."""
    try:
        value = typst.query(_project(layout), "<told>", field="value", one=True, font_paths=_fonts(fonts), sys_inputs={"data": _json(data)})  # type: ignore[type-var]
    except RuntimeError as error:
        raise PaperError(data["subject"], layout, str(error)) from error
    return json.loads(value)


def fingerprint(layout: str, data: Mapping[str, object]) -> str:
    """Changes whenever the finished file might: over the data, the layout with all that it imports, and the versions of what makes it."""
    return hashlib.sha256(_json(data).encode() + _made_by(layout)).hexdigest()


@cache
def _made_by(layout: str) -> bytes:
    """One checksum over what sets a file: worked out once, since there are hundreds of files to a layout."""
    sources = b"".join(b"\0" + name.encode() + b"\0" + source for name, source in sorted(_project(layout).items()))
    return hashlib.sha256(sources + _versions()).digest()


@cache
def _versions() -> bytes:
    return "".join(f"\0{package} {version(package)}" for package in _MADE_WITH).encode()


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


@cache
def _project(layout: str) -> dict[str, bytes]:
    """A layout under the name of what is set, and the files that it imports: the engine reads whatever it is given, needed or not.

    Raises PaperError where there is no such layout.
    """
    sources, own = _sources(), f"{layout}.typ"
    if own not in sources:
        raise PaperError(layout, layout, f"{own} is not there")
    project, waiting = {"main.typ": sources[own]}, _imports(sources[own])
    while waiting:
        name = waiting.pop()
        if name not in project and name in sources:  # the engine tells which one is not there
            project[name] = sources[name]
            waiting += _imports(sources[name])
    return project


def _imports(source: bytes) -> list[str]:
    return _IMPORT.findall(source.decode())


@cache
def _sources() -> dict[str, bytes]:
    folder = files("generator.paper.layouts")
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".typ")}


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
