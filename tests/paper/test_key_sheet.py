"""The sheet beside the laptop says the commune's key thrice: in syllables, in letters, in a code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pdf_reader import words

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.keys.spoken import spoken
from generator.paper.key_sheet import key_sheet
from generator.paper.printed import press

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"


def test_it_says_the_key_in_syllables_letters_and_a_code(handbook: Handbook, draft: Site, fonts: Path) -> None:
    commune = handbook.commune.model_copy(update={"key": KEY})
    (item,) = key_sheet(Edition(replace(handbook, commune=commune), draft))
    sheet = press(item, fonts)
    said = words(sheet.content)
    assert (sheet.path, sheet.pages, sheet.codes) == ("to-roi/khoa-ban-sao.pdf", 1, (KEY,))
    assert " ".join(spoken(KEY)) in said
    assert KEY in said.replace(" ", "")
    assert "BẢN NHÁP" not in said


def test_a_commune_without_a_key_has_no_such_sheet(handbook: Handbook, draft: Site) -> None:
    assert key_sheet(Edition(handbook, draft)) == ()
