"""The files of our pictures, opened by another program than the one that wrote them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.paper.png_file import png_file


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (1080, 2)])
@pytest.mark.parametrize("colours", [2, 16, 17, 64])
def test_a_picture_shows_the_same_pixels_when_it_is_opened(size: tuple[int, int], colours: int) -> None:
    image = Image.effect_noise(size, 90).convert("RGB").quantize(colours)
    content = png_file(image)
    with Image.open(io.BytesIO(content)) as opened:
        opened.verify()
    with Image.open(io.BytesIO(content)) as opened:
        assert (opened.mode, opened.size) == ("P", size)
        assert opened.convert("RGB").tobytes() == image.convert("RGB").tobytes()
