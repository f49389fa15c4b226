"""Eight papers look as they did when somebody last looked at them: `--update-golden` accepts a change that was looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import kept_pictures
import messages_to_judge
import pypdfium2
import pytest
from kept_pictures import changed
from PIL import Image, ImageChops
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.outputs import all_prints
from generator.paper.printed import Print

KEPT = Path(__file__).parent / "pictures"
PAPERS = {
    "to-roi/103-a4.pdf": 60,
    "to-roi/103-a5.pdf": 72,
    "to-roi/103-to-lon.pdf": 60,
    "to-roi/103-a3.pdf": 48,
    "to-roi/103-trinh-chieu.pdf": 48,
    "to-roi/103-cau-hoi.pdf": 60,
    "to-roi/lam-ngay.pdf": 60,
    "to-roi/that-hay-lua-1.pdf": 60,
}
"""Paper → dots an inch: the coarsest in which a moved line is seen."""


@pytest.fixture(scope="module")
def prints(handbook: Handbook, draft: Site) -> dict[str, Print]:
    game = replace(handbook, schemes=messages_to_judge.schemes(1))
    return {item.path: item for item in all_prints(Edition(game, draft)) if item.path in PAPERS}


@pytest.mark.parametrize("path", PAPERS)
def test_a_paper_looks_as_it_was_kept(path: str, prints: dict[str, Print], fonts: Path, update_golden: bool) -> None:
    page = pypdfium2.PdfDocument(pressed(prints[path], fonts).content)[0]
    image = page.render(scale=PAPERS[path] / 72, grayscale=True).to_pil()
    assert changed(image, KEPT / f"{Path(path).stem}.png", update=update_golden) == ""


def test_a_line_that_moved_by_a_pixel_is_told_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pictures, "DIFFERS", tmp_path)
    kept = KEPT / "103-a4.png"
    image = Image.open(kept)
    assert changed(image, kept, update=False) == ""
    line = (0, 90, image.width, 130)
    image.paste(ImageChops.offset(image.crop(line), 0, 1), line)
    assert "103-a4.png differs in" in changed(image, kept, update=False)
    assert sorted(file.name for file in (tmp_path / "103-a4").iterdir()) == ["differs.png", "kept.png", "now.png"]
    assert "is 100×100, was" in changed(Image.new("L", (100, 100)), kept, update=False)
    assert changed(image, tmp_path / "103-new.png", update=False) == "103-new.png is not kept yet"
