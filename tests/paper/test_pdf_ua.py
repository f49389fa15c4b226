"""Every printed form is accessible by a second program's judgement: PDF/UA-1, which our own engine only promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import messages_to_judge
import pytest
import session_sample
from pdf_ua import ua_faults
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import COLLECTIONS, PAPERS, all_prints
from generator.paper.printed import Print

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
PICTURES = {"png", "buoc"}
"""Forms that are no PDF."""


def one_of_each_form(handbook: Handbook, draft: Site) -> Iterator[Print]:
    """What the sample lessons alone do not have is asked of a handbook that has it; the rest is pressed by other tests anyway."""
    game = replace(handbook, schemes=messages_to_judge.schemes(1))
    evening = replace(handbook, sessions=(session_sample.session(103, 706),), doors=(session_sample.door(706, 103),))
    signed = replace(handbook, commune=handbook.commune.model_copy(update={"key": KEY}))
    seen = set(PICTURES)
    for each in (handbook, game, evening, signed):
        for item in all_prints(Edition(each, draft)):
            if item.form not in seen:
                seen.add(item.form)
                yield item


@pytest.fixture(scope="module")
def sheets(handbook: Handbook, draft: Site, fonts: Path) -> dict[str, bytes]:
    return {item.form: pressed(item, fonts).content for item in one_of_each_form(handbook, draft)}


def test_a_second_program_finds_every_form_accessible(sheets: dict[str, bytes]) -> None:
    assert sheets.keys() == ({paper.form for paper in PAPERS} | {each.form for each in COLLECTIONS}) - PICTURES
    assert {form: faults for form, content in sheets.items() if (faults := ua_faults(content))} == {}


def test_it_does_find_what_is_wrong(sheets: dict[str, bytes]) -> None:
    """The same file without its claim, and with a language that is none."""
    sheet = sheets["a4"]
    for old, new in ((rb"<pdfuaid:part>1", b"<pdfuaid:part>7"), (rb"/Lang *\(vi-VN\)", b"")):
        (found,) = re.findall(old, sheet)[:1]
        assert ua_faults(sheet.replace(found, new.ljust(len(found)))), old
