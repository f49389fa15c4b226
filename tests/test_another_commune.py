"""Another commune that takes the generator and writes its own guides never meets the name of ours."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest
from libzim.reader import Archive
from pypdf import PdfReader

from generator.build import build
from generator.disk import disk
from generator.job import Job
from generator.pack import pack

OURS = re.compile(r"qu[ảa]ng[ _-]?s[ơo]n", re.IGNORECASE)
GUIDES = Path(__file__).parent / "good_guides"
THEIRS = {"Quảng Sơn": "Suối Mơ", "quangson": "suoimo"}

Texts = dict[str, str]


def _readable(files: disk.Files) -> Texts:
    """The words of every file that has any: text as it stands, printed files by their words and their title."""
    found: Texts = {}
    for name, content in files.items():
        if name.endswith(".pdf"):
            pdf = PdfReader(io.BytesIO(content))
            found[name] = " ".join([*(page.extract_text() for page in pdf.pages), str(pdf.metadata)])
        elif name.endswith((".epub", ".zip")):
            with zipfile.ZipFile(io.BytesIO(content)) as opened:
                inside = {f"{name}/{each}": opened.read(each) for each in opened.namelist()}
            found |= dict.fromkeys(inside, "") | _readable(inside)
        elif name.endswith((".html", ".xhtml", ".js", ".json", ".webmanifest", ".css", ".opf", ".txt", ".xml", ".svg")):
            found[name] = content.decode()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Texts, Path]:
    """All that is built and packed from the sample guides under another name, and the file for Kiwix."""
    folder = tmp_path_factory.mktemp("suoi-mo")
    for path, content in disk.read_folder(GUIDES).items():
        text = content.decode()
        for ours, other in THEIRS.items():
            text = text.replace(ours, other)
        disk.write_file(folder / "guides" / path, text.encode())
    job = Job(today=datetime.date(2026, 11, 22), guides=folder / "guides", out=folder / "build")
    build(job, lambda _step, _blanks: None)
    packed = pack(job, lambda _step, _blanks: None, forms=("epub", "zim"))
    files = disk.read_folder(folder / "build" / "site") | disk.read_folder(folder / "build" / "offline")
    return _readable(files), packed.more["zim"][0]


def test_no_page_sheet_copy_or_book_names_our_commune(made: tuple[Texts, Path]) -> None:
    texts, _ = made
    kinds = {name.rpartition(".")[2] for name in texts}
    assert kinds >= {"html", "pdf", "js", "json", "webmanifest", "xhtml", "opf", "txt"}
    assert {name: found[0] for name, text in texts.items() if (found := OURS.search(name + text))} == {}


def test_the_window_of_every_page_names_the_other_commune(made: tuple[Texts, Path]) -> None:
    pages = {name: text for name, text in made[0].items() if name.endswith(".html") and "</title>" in text and "MO-BAI-HOC" not in name}
    assert len(pages) > 30
    titles = {name: text.split("<title>")[1].split("</title>")[0] for name, text in pages.items()}
    assert {name: title for name, title in titles.items() if not title.endswith("Sổ tay số Xã Suối Mơ")} == {}


def test_the_file_for_kiwix_does_not_name_our_commune(made: tuple[Texts, Path]) -> None:
    archive = Archive(made[1])
    told = {name: archive.get_metadata(name) for name in archive.metadata_keys if not name.startswith("Illustration")}
    assert {name: text for name, text in told.items() if OURS.search(text.decode())} == {}
    assert "suoi-mo" in told["Name"].decode()
