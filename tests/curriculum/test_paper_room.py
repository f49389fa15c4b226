"""Every sheet of every real lesson fits its paper."""

from __future__ import annotations

import datetime
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import TIGHT, all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print
from generator.paper.typst import TooLongError, compile

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
BATCH = 60


def _excess(item: Print, fonts: Path) -> str | None:
    try:
        compile(item.layout, item.data, fonts)
    except TooLongError as error:
        return f"{item.path}: {error.millimetres:g} mm"
    return None


@pytest.mark.parametrize("form", sorted(TIGHT))
def test_every_sheet_of_every_lesson_fits_its_paper(whole: Handbook, tmp_path: Path, form: str) -> None:
    """Set without reading codes back, which the build does. In processes that are renewed: the engine keeps memory."""
    disk.write_folder(font_files(), tmp_path)
    prints = [item for item in all_prints(Edition(whole, SITE)) if item.form == form]
    assert len(prints) == len(whole.lessons)
    found: list[str | None] = []
    for first in range(0, len(prints), BATCH):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            found += pool.map(partial(_excess, fonts=tmp_path), prints[first : first + BATCH])
    assert [each for each in found if each] == []
