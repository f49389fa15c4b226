"""Makes a book again, as a program of its own: `python remake.py GUIDES FOLDER VERSION FORM OUT`.

FOLDER is the finished copy (with `trang/` in it). Another process has other hash seeds and other random numbers.
"""

from __future__ import annotations

import dataclasses
import datetime
import sys
from pathlib import Path

from packing import CODES

from generator.disk import disk
from generator.edition import Copy, Edition
from generator.epub.epub import epub
from generator.job import Job, read_guides
from generator.paper.fonts import font_files
from generator.zim.zim import zim


def main(guides: Path, folder: Path, version: str, form: str, out: Path) -> None:
    day = datetime.date.fromisoformat(version[:10])
    handbook, site, _ = read_guides(Job(today=datetime.date(2027, 1, 1), guides=guides))
    handbook = handbook.only(CODES)
    fonts = out.with_name("fonts")
    disk.write_folder(font_files(), fonts)
    edition = Edition(handbook, dataclasses.replace(site, today=day), copy=Copy(version, day), whole=False)
    made = epub(edition, fonts) if form == "epub" else zim(disk.read_folder(folder / "trang"), edition, fonts)
    out.write_bytes(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
