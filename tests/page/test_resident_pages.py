"""All resident pages of a small handbook: their text, what must not be in them, and what MkDocs makes of them."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import page_sample
import pytest
import yaml

from generator.edition import Copy, Edition
from generator.page.colours import BRAND, PAGE
from generator.page.lesson import lesson_page
from generator.page.pages import resident_pages
from generator.page.theme import theme_settings
from generator.site.stylesheet import PARTS, stylesheet, topic_colours

GOLDEN = Path(__file__).with_name("golden")
PAGES = resident_pages(Edition(page_sample.handbook(), page_sample.SITE, files=page_sample.DOWNLOADS))


def _golden_name(path: str) -> str:
    return path.replace("/", "-")


@pytest.mark.parametrize("path", sorted(PAGES))
def test_a_page_is_written_as_last_approved(path: str, update_golden: bool) -> None:
    golden = GOLDEN / _golden_name(path)
    # Drawings and codes have goldens of their own; here they would only bury the page.
    written = re.sub(r'(<svg [^>]*?class="st-(?:phone|qr)").*?</svg>(?:</svg>)?', r"\1/>", PAGES[path].decode())
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, encoding="utf-8", newline="\n")
    approved = golden.read_text(encoding="utf-8")
    assert written == approved, "\n".join(difflib.unified_diff(approved.splitlines(), written.splitlines(), lineterm=""))


def test_every_golden_belongs_to_a_page() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {_golden_name(path) for path in PAGES}


def test_pages_are_made_for_topics_with_lessons_only() -> None:
    folders = ("a-z", "tu-dien", "go-roi", "tim", "luu", "1", "7", "103", "701")
    assert sorted(PAGES) == sorted(["index.md", *(f"{folder}/index.md" for folder in folders)])


def test_trainer_notes_teach_back_and_open_questions_stay_off_resident_pages() -> None:
    for path, content in PAGES.items():
        assert "CHỈ-NGƯỜI-DẠY" not in content.decode(), path
        assert "CHỈ-NGƯỜI-VIẾT" not in content.decode(), path


def test_front_matter_is_yaml_even_with_colons_and_quotes() -> None:
    data = page_sample.raw()
    data["lessons"][0]["title"] = 'Máy tính: "chuột" # và phím'
    content = resident_pages(Edition(page_sample.handbook(data), page_sample.SITE))["103/index.md"].decode()
    front = yaml.safe_load(content.split("---\n")[1])
    assert front["title"] == 'Bài 103: Máy tính: "chuột" # và phím'


def test_a_page_has_no_blank_line_at_which_markdown_would_wake_up() -> None:
    for path, content in PAGES.items():
        body = content.decode().split("---\n", 2)[2]
        assert "\n\n" not in body, path
        assert body.startswith("<article"), path
        assert body.endswith("</article>\n"), path


def test_the_same_handbook_gives_the_same_bytes() -> None:
    assert resident_pages(Edition(page_sample.handbook(), page_sample.SITE, files=page_sample.DOWNLOADS)) == PAGES


def test_a_copy_for_disks_names_every_file() -> None:
    copied = resident_pages(Edition(page_sample.handbook(), page_sample.SITE, leaf="index.html", files=page_sample.DOWNLOADS))
    for path, content in copied.items():
        for address in re.findall(r'(?:href|action)="([^"#]+)', content.decode()):
            assert "://" in address or address.startswith("tel:") or re.search(r"\.(html|pdf|png)$", address), (path, address)


def test_a_copy_for_disks_leads_nobody_to_what_only_a_server_can_do() -> None:
    copied = resident_pages(Edition(page_sample.handbook(), page_sample.SITE, leaf="index.html", files=page_sample.DOWNLOADS))
    assert set(PAGES) - set(copied) == {"luu/index.md"}
    assert not [path for path, content in copied.items() if b"luu/" in content]
    copy = Copy("2026-11-22-abcdef", page_sample.SITE.today)
    footers: Any = (theme_settings(Edition(page_sample.handbook(), page_sample.SITE, copy=each))["footer"] for each in (None, copy))
    with_network, without = footers
    assert [link for link in with_network if link not in without] == [{"name": "Lưu để xem khi mất mạng", "page": "luu"}]


def test_a_lesson_unchecked_for_long_says_so() -> None:
    assert "Cần kiểm tra lại" in PAGES["701/index.md"].decode()
    assert "Cần kiểm tra lại" not in PAGES["103/index.md"].decode()


def test_approval_is_claimed_only_where_it_was_given() -> None:
    assert "chờ Công an xã duyệt" in PAGES["103/index.md"].decode()
    approved = PAGES["701/index.md"].decode()
    assert "Công an xã đã duyệt ngày 2/5/2026, số 12/CAX ngày 02/05/2026" in approved
    assert "chờ Công an xã duyệt" not in approved


def test_a_local_office_without_a_number_has_no_link_to_call() -> None:
    page = PAGES["103/index.md"].decode()
    assert re.findall(r'href="tel:([^"]+)"', page) == ["19000368"]
    assert page.count("(Chưa có số điện thoại.)") == 2


def test_a_hard_word_leads_to_its_explanation_and_back() -> None:
    page = PAGES["103/index.md"].decode()
    assert '<a class="st-term" href="#tu-otp" id="dung-otp">OTP</a>' in page
    assert '<div id="tu-otp">' in page
    assert 'href="#dung-otp"' in page
    assert '<a class="st-term" href="../tu-dien/#tai-khoan">tài khoản</a>' in page, "a hard word inside an explanation"


def test_every_id_stands_once_and_every_inner_link_has_its_target() -> None:
    for path, content in PAGES.items():
        ids = re.findall(r'\bid="([^"]+)"', content.decode())
        assert len(ids) == len(set(ids)), path
        assert set(re.findall(r'href="#([^"]+)"', content.decode())) <= set(ids), path


def test_only_icons_that_a_page_uses_are_in_its_sprite() -> None:
    for path, content in PAGES.items():
        page = content.decode()
        assert set(re.findall(r'<symbol id="(i-[^"]+)"', page)) == set(re.findall(r'<use href="#(i-[^"]+)"', page)), path


def test_the_stylesheet_ends_with_the_topics_colours() -> None:
    handbook = page_sample.handbook()
    assert topic_colours(handbook) == ".t1{--t:#0d5c4c}\n.t3{--t:#1d4e89}\n.t7{--t:#34404f}\n"
    parts = {f"assets/css/{part}.css": b"a { b: c }\n" for part in PARTS}
    assert stylesheet(handbook, parts).decode().endswith(f"a {{ b: c }}\n:root{{--brand:{BRAND};--page:{PAGE}}}\n{topic_colours(handbook)}")


def test_theme_settings_survive_yaml() -> None:
    settings = theme_settings(Edition(page_sample.handbook(), page_sample.SITE))
    assert yaml.safe_load(yaml.safe_dump(settings, allow_unicode=True)) == settings
    assert settings["alarm"] == 701
    assert 'data-codes="103 701"' in str(settings["not_found"])
    assert 'href="/a-z/"' in str(settings["not_found"])


@pytest.mark.parametrize(
    ("do", "numbers"),
    [
        ("Gọi 19000368 hỏi ngay.", []),
        ("Máy hỏng: gọi tổng đài 1900.0368.", ["1900.0368"]),
        ("Gõ 1900.0368 vào ô người nhận của tin nhắn.", []),
        ("Gọi 1900.03689 là số khác.", []),
    ],
)
def test_a_step_has_a_button_for_the_number_that_it_says_to_call_and_for_no_other(do: str, numbers: list[str]) -> None:
    handbook = page_sample.handbook()
    lesson = handbook.lessons[0]
    changed = lesson.model_copy(update={"steps": (lesson.steps[0].model_copy(update={"do": do}), *lesson.steps[1:])})
    page = lesson_page(Edition(handbook, page_sample.SITE), changed).decode()
    step = page[page.index('id="buoc-1"') : page.index('id="buoc-2"')]
    assert re.findall(r'href="tel:([0-9]+)"', step) == [number.replace(".", "") for number in numbers]
