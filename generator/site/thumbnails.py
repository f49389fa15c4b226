"""Small pictures of printed files for the download page, kept from run to run."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from generator.disk.cache import Cache
from generator.guide.handbook import Handbook
from generator.page.downloads import Thumbnail
from generator.paper.raster import size, thumbnail
from generator.paper.sheet import Sheet

Thumbnails = dict[str, tuple[Thumbnail, bytes]]
"""By the path of the file shown: where the small picture lies, and its content."""

_WIDTH = 144
"""In CSS pixels; a thumbnail has twice as many of its own, for sharp phone screens."""


def thumbnails(handbook: Handbook, sheets: tuple[Sheet, ...], kept: Path) -> Thumbnails:
    """Every lesson's A4 sheet, and each form of the first lesson but its single steps. `kept` is the folder of the caches."""
    first = handbook.lessons[0].code
    made: Thumbnails = {}
    names: set[str] = set()
    cache = Cache(kept / "thumbnails")
    made_with = "-".join(map(version, ("pypdfium2", "pillow", "deflate")))
    for sheet in sheets:
        if not (sheet.form == "a4" or (sheet.lesson == first and sheet.form != "buoc")):
            continue
        name = f"{hashlib.sha256(sheet.content).hexdigest()}-{_WIDTH}-{made_with}"
        content = cache.get(name)
        if content is None:
            content = thumbnail(sheet.content, 2 * _WIDTH)
            cache.put(name, content)
        names.add(name)
        width, height = size(content)
        path = sheet.path.replace("to-roi/", "to-roi/nho/").replace(".pdf", ".png")
        made[sheet.path] = Thumbnail(path, width // 2, height // 2), content
    cache.prune(names)
    return made
