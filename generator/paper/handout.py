"""The hand-out of a lesson, in all its formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.paper.key_steps import with_key_pictures
from generator.paper.lesson_data import LessonData, held, lesson_data
from generator.paper.printed import Print
from generator.qr.qr import SMALLEST_SYMBOL


@dataclass(frozen=True, slots=True)
class Format:
    """A hand-out of a lesson.

    `layout` is the Typst file; `says` what it is for, as the README tells engineers; `symbol` the side of its QR codes in
    millimetres without white edge; `pictures` the most that are shown where not all steps have room; `on` the kinds of pages
    that offer it besides the download page: `lesson`, `trainer`; one that `calls` says whom to ask.
    """

    layout: str
    says: str
    symbol: float = SMALLEST_SYMBOL
    pictures: int | None = None
    on: frozenset[str] = frozenset()
    calls: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "a4": Format("a4", "a hand-out for the class", calls=True, on=frozenset({"lesson", "trainer"})),
        "a5": Format("a5", "a hand-out from door to door", on=frozenset({"lesson"})),
        "to-lon": Format("to-lon", "a hand-out in letters of 20 pt", symbol=40.0, calls=True, on=frozenset({"lesson"})),
        "a3": Format("a3", "a wall poster with a code of 100 mm", symbol=100.0, pictures=3),
    }
)
"""By the end of the file's name: `to-roi/103-a4.pdf`."""


def handout(edition: Edition, lesson: Lesson, form: str = "a4") -> Print[LessonData]:
    """One format of a lesson's hand-out, ready for the press. Raises KeyError for an unknown form, QrSizeError."""
    wanted = FORMATS[form]
    data = lesson_data(edition, lesson, wanted.symbol)
    if wanted.pictures is not None:
        data = with_key_pictures(data, wanted.pictures)
    return Print(f"to-roi/{lesson.code}-{form}.pdf", wanted.layout, data, form, held(data["codes"]), lesson.code)
