"""A commune that takes the shared lessons has its own name in them, and never meets ours: no word, no number, no address, no picture."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from libzim.reader import Archive
from pypdf import PdfReader

from generator.build import build
from generator.disk import disk
from generator.guide.kinds import schema_line
from generator.guide.rewrite import with_entry
from generator.guide.source import read
from generator.guide.standing import binding
from generator.job import Job
from generator.pack import pack

OURS = re.compile(r"qu[ảa]ng[ _-]?s[ơo]n|0263[ .]?3?[ .]?999[ .]?888|Bon Mẫu|14/8/2025", re.IGNORECASE)
"""Our name and address, an office's number, a village, the day of our plan. Not our province: its news and its site are sources for all."""

GUIDES = Path(__file__).parent / "good_guides"
THEIRS = {"Quảng Sơn": "Suối Mơ", "quangson": "suoimo", "Lâm Đồng": "Hòa Bình", "0263 3999 888": "0218 3111 222", "Bon Mẫu": "Bon Khác"}
NAMED = {
    "1-vneid/103-kich-hoat.yml": ("Mở khóa tài khoản định danh của mình.", "Mở khóa tài khoản định danh ở <xã>, <tỉnh>."),
    "screens/vneid.yml": ("alt: ", "alt: <Xã>, <tên tỉnh>. "),
    "targets.yml": ("document: Kế hoạch của Tổ Công nghệ số cộng đồng xã.", "document: <kế hoạch>"),
}
"""Where the shared guides of the test say whose they are."""

HIDDEN, OWN = "1-vneid/104-mo-can-cuoc.yml", "lessons/190-kich-hoat.yml"
TITLES = {104: "Xem giấy tờ cất trong máy", 190: "Tải lịch họp của bon"}
"""A shared lesson that the other commune does not show, and one that it wrote itself."""

REPLACED, OUR_WORDS, THEIR_WORDS = "steps.2.do", "Gõ 12 số trên thẻ.", "Gõ 12 số trên thẻ của người <xã>."
"""A sentence that the other commune says in its own words."""

Texts = dict[str, str]


def _without_icon(page: str) -> str:
    return re.sub(r'href="?data:[^\s>]*', "", page)


def _readable(files: disk.Files) -> Texts:
    """The words of every file that has any: text as it stands, printed files by their words and their title."""
    found: Texts = {}
    for name, content in files.items():
        if name.endswith(".pdf"):
            pdf = PdfReader(io.BytesIO(content))
            found[name] = " ".join([*(page.extract_text() for page in pdf.pages), str(pdf.metadata), *_pictures(pdf)])
        elif name.endswith((".epub", ".zip")):
            with zipfile.ZipFile(io.BytesIO(content)) as opened:
                inside = {f"{name}/{each}": opened.read(each) for each in opened.namelist()}
            found |= dict.fromkeys(inside, "") | _readable(inside)
        elif name.endswith((".html", ".xhtml", ".js", ".json", ".webmanifest", ".css", ".opf", ".txt", ".xml", ".svg")):
            found[name] = content.decode()
    return found


def _pictures(pdf: PdfReader) -> Iterator[str]:
    """What pictures say to those who do not see them."""
    for number in range(1, len(pdf.xref_objStm) + len(pdf.xref.get(0, {})) + 1):
        found = pdf.get_object(number)
        if isinstance(found, dict) and "/Alt" in found:
            yield str(found["/Alt"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Texts, Path]:
    """All that another commune builds and packs from its commune.yml alone, and the file for Kiwix."""
    folder = tmp_path_factory.mktemp("suoi-mo")
    program = tmp_path_factory.mktemp("program")
    for path, content in disk.read_folder(GUIDES).items():
        text = content.decode()
        if path in NAMED:
            assert NAMED[path][0] in text
            text = text.replace(*NAMED[path])
        if path == "commune.yml":
            text = text.replace("    phone:\n", "    phone: 0263 3999 888\n") + "plan: Kế hoạch của xã Quảng Sơn, ký ngày 14/8/2025.\n"
            theirs = text.replace("14/8/2025", "1/9/2026")
            for ours, other in THEIRS.items():
                theirs = theirs.replace(ours, other)
            theirs = theirs.replace("alarm: 103", "alarm: 190")  # of that lesson nothing can be replaced
            theirs += "goals: {1: {in_2025: 71%, in_2030: 83%}}\n"
            theirs += "hide:\n  - {lesson: 104, why: Ở đây không dùng}\n"
            disk.write_file(folder / path, theirs.encode())
        disk.write_file(program / "guides" / path, text.encode())
    hidden = (GUIDES.parent / "session_guides" / HIDDEN).read_text(encoding="utf-8")
    disk.write_file(program / "guides" / HIDDEN, hidden.replace(hidden.split("title: ")[1].split("\n")[0], TITLES[104]).encode())
    own = (GUIDES / "1-vneid" / "103-kich-hoat.yml").read_text(encoding="utf-8").replace("code: 103", "code: 190")
    own = own.replace("key_points:", "next: [103]\nkey_points:").replace("Kích hoạt VNeID", TITLES[190], 1).replace("kich hoat", "lich hop")
    disk.write_file(folder / OWN, own.encode())
    shared = read("", (GUIDES / "1-vneid" / "103-kich-hoat.yml").read_bytes()).node
    assert shared is not None
    head = f"{schema_line('replace.yml')}\n".encode()
    replacing = {"lesson": "103", "field": REPLACED, "words": THEIR_WORDS, "why": "Quen gọi vậy.", "shared": OUR_WORDS}
    disk.write_file(folder / "replace.yml", with_entry(head, "replace", replacing | {"digest": binding(103, REPLACED, shared)}))
    disk.write_file(program / "guides" / "replace.yml", with_entry(b"", "replace", replacing | {"words": "Gõ 12 số trên thẻ Quảng Sơn."}))
    job = Job(today=datetime.date(2026, 11, 22), guides=folder, out=folder / "build")
    with pytest.MonkeyPatch.context() as patch:
        for looking in ("generator.job.PROJECT", "generator.latest.PROJECT"):
            patch.setattr(looking, program)
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


def test_the_shared_lessons_say_the_other_commune_by_its_name(made: tuple[Texts, Path]) -> None:
    texts, _ = made
    assert "ở xã Suối Mơ, tỉnh Hòa Bình" in texts["103/index.html"]
    assert "Xã Suối Mơ, Hòa Bình." in texts["to-roi/103-a4.pdf"], "in what a drawn screen says to those who do not see it"
    assert "1/9/2026" in texts["chi-tieu/index.html"]
    assert re.findall(r"\d+%", _without_icon(texts["chi-tieu/index.html"])) == ["71%", "83%"], "the goals of its own plan"


def test_a_hidden_lesson_has_no_page_no_paper_and_nobody_names_it(made: tuple[Texts, Path]) -> None:
    texts, _ = made
    assert [name for name in texts if re.search(r"(^|/)104[/.-]", name)] == []
    assert [name for name, text in texts.items() if TITLES[104] in text or re.search(r"[\"'/]104/", text)] == []


def test_a_lesson_of_ones_own_is_there_like_the_shared_ones(made: tuple[Texts, Path]) -> None:
    texts, _ = made
    assert TITLES[190] in texts["190/index.html"]
    assert "to-roi/190-a4.pdf" in texts
    assert {name for name in texts if name.startswith("103/")} == {name.replace("190", "103") for name in texts if name.startswith("190/")}
    assert TITLES[190] in texts["index.html"] + texts["a-z/index.html"]


def test_a_sentence_in_their_own_words_is_said_everywhere_and_the_shared_one_nowhere_in_that_lesson(made: tuple[Texts, Path]) -> None:
    texts, _ = made
    said = "Gõ 12 số trên thẻ của người xã Suối Mơ."
    assert {"103/index.html", "to-roi/103-a4.pdf", "tap-huan/103/index.html"} <= {
        name for name, text in texts.items() if said in _running(text)
    }
    assert [name for name, text in texts.items() if "103" in name and OUR_WORDS in _running(text)] == []
    assert OUR_WORDS in _running(texts["190/index.html"])


def _running(text: str) -> str:
    return " ".join(text.split())
