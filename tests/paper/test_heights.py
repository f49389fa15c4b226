"""Layouts reckon from words alone how high a piece is. What is drawn is as high as that, or a sheet would overflow."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper import typst
from generator.paper.book import book
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.printed import Print
from generator.paper.quiz import quiz_sheet
from generator.paper.run_sheet import run_sheet
from generator.paper.slides import slides


def _chapter(edition: Edition, lesson: Lesson) -> Print[Any]:
    """The lesson's part of the book, as if it stood alone."""
    part = next(part for part in book(edition).parts if part.print.lesson == lesson.code)
    made = part.print.whole()
    data: Any = {**made.data, "first": 7} | {"page_of": dict.fromkeys(part.elsewhere, 9)}
    return replace(made, data=data)


_STEPS = "data.groups.map(group => group.steps).flatten()"

PIECES: dict[str, tuple[Callable[[Edition, Lesson], Any], str, str]] = {
    "hand-out": (
        handout,
        "steps.typ",
        f"""{_STEPS}.map(step => (0, 1, 2).map(level => (200pt, 330pt).map(width => {{
          let size = (do: 15pt, see: 12pt, plain: 11.5pt)
          (measure(step-words(step, size, level), width: width).height, step-height((numeral: 0pt), step, size, width, level))
        }}))).flatten().chunks(2)""",
    ),
    "large print": (
        handout,
        "to-lon.typ",
        f"""{_STEPS}.map(step => (false, true).map(stuck => {{
          (tall(step-words(step, stuck), body), words-height(step, stuck))
        }})).flatten().chunks(2)""",
    ),
    "chapter": (
        _chapter,
        "book-chapter.typ",
        f"""{_STEPS}.map(step => (300pt, 420pt).map(width => {{
          (measure(step-words(step), width: width).height, words-height(step, width))
        }})).flatten().chunks(2)""",
    ),
    "quiz": (
        quiz_sheet,
        "quiz.typ",
        """(asked, answered).map(told => (width, column-width).map(width => range(data.questions.len()).map(n => {
          (measure(listed(told.make, n, n + 1, 12pt), width: width).height, heights(told.tall, 12pt, width).at(n))
        }))).flatten().chunks(2)""",
    ),
    "run": (
        lambda edition, lesson: run_sheet(edition, lesson)[0],
        "run.typ",
        """(170pt, 260pt).map(width => (
          ..data.sought.map(item => (measure(words(item, 12pt), width: width).height, item-height(item, 12pt, width))),
          ..data.found.map(item => (measure(found-words(item, 12pt), width: width).height, found-height(item, 12pt, width))),
        )).flatten().chunks(2)""",
    ),
    "slides": (
        slides,
        "slide.typ",
        """(
          ..steps.map(step => (measure(step-words(step, 36pt), width: 380pt).height, words-height(step, 36pt, 380pt))),
          ..((54pt, 34pt, false), (36pt, 26pt, true)).map(way => (
            measure(title-words((_, words) => strong(words), 560pt, ..way), width: 560pt).height,
            title-words-height(560pt, ..way),
          )),
          (measure(numbered(data.keys, 40pt), width: 500pt).height, list-height(data.keys, 40pt, 500pt, number-of(1), 9mm)),
          (measure(listed(data.warnings, 30pt, bold[!]), width: 500pt).height, list-height(data.warnings, 30pt, 500pt, bold[!], 6mm)),
        )""",
    ),
    "question": (
        slides,
        "question.typ",
        """data.questions.map(question => (
          (measure(choices(question, 30pt, false), width: width).height, choices-height(question, 30pt, width)),
          (measure(reason(question, 30pt), width: width).height, reason-height(question, 30pt, width)),
        )).flatten().chunks(2)""",
    ),
}
"""Whose data, which layout, and pairs of what is drawn and what is reckoned."""


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_is_as_high_as_its_layout_reckons(
    name: str, handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    makes, layout, pairs = PIECES[name]
    item: Print[Any] = makes(Edition(handbook, draft), lesson)
    shown = f"#context [#metadata({pairs}.map(pair => pair.map(high => high.pt()))) <told>]"
    probe = f'#import "{layout}": *\n#import "lib.typ": *\n#show: paper\n{shown}'
    sources = typst._sources()
    monkeypatch.setattr(typst, "_sources", lambda: sources | {f"probe-{name}.typ": probe.encode()})
    found = typst.told(f"probe-{name}", item.data, fonts)
    assert len(found) > 2
    assert [pair for pair in found if abs(pair[0] - pair[1]) > 0.001] == []


def test_no_letter_is_wider_than_its_bytes() -> None:
    """Slides take a word for narrow enough by the number of its bytes."""
    for font in map(TTFont, map(io.BytesIO, font_files().values())):
        em, widths = font["head"].unitsPerEm, font["hmtx"]
        assert [chr(letter) for letter, glyph in font.getBestCmap().items() if widths[glyph][0] > em * len(chr(letter).encode())] == []
