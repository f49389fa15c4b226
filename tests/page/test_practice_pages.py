"""The pages behind the practice sheet's codes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import page_sample
import yaml

from generator.address import Site
from generator.edition import Edition
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.paper.practice import practice_sheet

HANDBOOK = page_sample.handbook()
PAGES = practice_pages(Edition(HANDBOOK, page_sample.SITE))


def body(path: str) -> str:
    return PAGES[path].decode().split("---\n", 2)[2]


def seen(path: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", body(path)).split())


def test_the_sheet_s_addresses_are_exactly_these_pages() -> None:
    addresses = [urlsplit(code) for code in practice_sheet(Edition(HANDBOOK, page_sample.SITE)).codes if code.startswith("https://")]
    assert sorted(f"{address.path.strip('/')}/index.md" for address in addresses) == sorted(PAGES)


def test_who_scans_the_first_code_reads_that_it_was_right() -> None:
    assert "<h1>Bác đã quét đúng</h1>" in body("thu/index.md")
    assert "quangson.example/thu/" in seen("thu/index.md")
    assert "luôn bắt đầu bằng quangson.example/" in seen("thu/index.md")


def test_who_scans_the_second_reads_why_it_was_odd_and_that_nothing_happened() -> None:
    text = seen("thu-gia/index.md")
    for code in practice_sheet(Edition(HANDBOOK, page_sample.SITE)).codes:
        if "thu-gia" in code:
            assert code.removeprefix("https://") in text
    for word in ("ngan-hang", "tang-qua", "nhap-ma-otp"):
        assert f"“{word}”" in text
    assert "Chữ trước dấu / đầu tiên là quangson.example." in text
    assert "vẫn là trang tập của Sổ tay số" in text
    assert 'href="../701/' in body("thu-gia/index.md")


def test_they_ask_for_nothing_and_lead_nowhere_but_into_the_handbook() -> None:
    for path in PAGES:
        assert not re.search(r"<(form|input|button|script|iframe|img)\b", body(path)), path
        assert set(re.findall(r'href="([^"#]*)', body(path))) <= {"../", "../701/", ""}, path


def test_the_host_on_the_pages_is_the_site_s_also_below_a_folder() -> None:
    site = Site("https://quangson.github.io/so-tay", page_sample.SITE.today)
    pages = {path: re.sub(r"<[^>]*>", "", content.decode()) for path, content in practice_pages(Edition(HANDBOOK, site)).items()}
    assert "quangson.github.io/so-tay/thu/" in pages["thu/index.md"]
    assert "Chữ trước dấu / đầu tiên là quangson.github.io." in pages["thu-gia/index.md"]
    assert not any("quangson.example" in text for text in pages.values())


def test_no_other_page_leads_to_them() -> None:
    for path, content in resident_pages(Edition(HANDBOOK, page_sample.SITE, files=page_sample.DOWNLOADS)).items():
        if path not in PAGES:
            assert not re.search(r'href="[^"]*/thu(-gia)?/', content.decode()), path


def test_their_front_matter_is_that_of_a_resident_page() -> None:
    for path, content in PAGES.items():
        front = yaml.safe_load(content.decode().split("---\n")[1])
        assert front["kind"] == "practice"
        assert front["title"] in body(path)
        assert "material" not in front
        assert "\n\n" not in body(path)


def test_a_copy_for_disks_names_every_file() -> None:
    for content in practice_pages(Edition(HANDBOOK, page_sample.SITE, leaf="index.html")).values():
        for address in re.findall(r'href="([^"#]+)', content.decode()):
            assert address.endswith("index.html")
