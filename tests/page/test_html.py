"""Author text on its way into a page: escaped everywhere, whatever is written and wherever it stands."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import markdown
import page_sample
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edition import Edition
from generator.page import html
from generator.page.frame import PageLinks
from generator.page.pages import resident_pages
from generator.page.theme import theme_settings

HOSTILE = 'ắ234567890</p></article><script>alert("x")</script><img src=x onerror=alert(1)> &lt; \'" ``` {{ 7 }} {% x %}<!--'
PLACES = [
    ("commune", "team"),
    ("commune", "contacts", "to-so", "name"),
    ("commune", "contacts", "to-so", "what"),
    ("topics", 0, "name"),
    ("topics", 0, "summary"),
    ("topics", 0, "intro"),
    ("topics", 1, "name"),
    ("links", "vneid", "name"),
    ("links", "vneid", "owner"),
    ("links", "vneid", "address"),
    ("links", "so-tay-tinh", "name"),
    ("terms", 0, "means"),
    ("terms", 3, "term"),
    ("terms", 0, "also", 0),
    *[
        ("lessons", 0, *rest)
        for rest in (
            ("title",),
            ("summary",),
            ("find", 1),
            ("audience", "who"),
            ("need", 0),
            ("steps", 0, "do"),
            ("steps", 0, "see"),
            ("steps", 0, "stuck"),
            ("steps", 1, "phones", "android"),
            ("steps", 1, "phones", "iphone"),
            ("key_points", 0),
            ("warnings", 0),
            ("mistakes", 0, "wrong"),
            ("mistakes", 0, "fix"),
            ("practise",),
            ("quiz", 0, "ask"),
            ("quiz", 0, "options", 0),
            ("quiz", 0, "why"),
            ("sources", 0, "what"),
            ("checked", "app_version"),
        )
    ],
    ("lessons", 1, "approval", "document"),
]


class Tags(HTMLParser):
    """Collects each start tag with its attributes' names, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def _replaced(path: tuple[str | int, ...], value: str) -> dict[str, Any]:
    data = page_sample.raw()
    spot: Any = data
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = value
    return data


def _html(data: dict[str, Any]) -> dict[str, str]:
    """Pages as Markdown turns them into HTML, with the page that the theme carries."""
    handbook = page_sample.handbook(data)
    pages = resident_pages(Edition(handbook, page_sample.SITE, files=page_sample.DOWNLOADS))
    written = {
        path: markdown.markdown(text.decode().split("---\n", 2)[2], extensions=["tables", "fenced_code", "toc", "attr_list"])
        for path, text in pages.items()
    }
    return written | {"404": str(theme_settings(Edition(handbook, page_sample.SITE))["not_found"])}


@pytest.mark.parametrize("path", PLACES, ids=lambda path: "-".join(map(str, path)))
def test_hostile_text_adds_no_tag_and_loses_no_word(path: tuple[str | int, ...]) -> None:
    harmless = {name: Tags(page).tags for name, page in _html(_replaced(path, HOSTILE[:10])).items()}
    attacked = {name: Tags(page) for name, page in _html(_replaced(path, HOSTILE)).items()}
    assert {name: page.tags for name, page in attacked.items()} == harmless
    assert path[-1] == "address" or any('alert("x")' in page.words for page in attacked.values()), "the words are shown as words"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'`*[]\n{}%#"), max_size=60))
def test_any_sentence_comes_out_as_the_words_that_went_in(sentence: str) -> None:
    writer = html.PageText(page_sample.handbook(), {}, PageLinks().page)
    written = str(writer.label(sentence))
    assert set(Tags(f"<p>{written}</p>").tags) <= {("p", ()), ("strong", ())}
    assert "\n" not in written


def test_words_on_buttons_are_strong_and_hard_words_are_links() -> None:
    writer = html.PageText(page_sample.handbook(), {}, PageLinks().page)
    assert writer.text("Bấm **A<b>** gõ [[otp]]") == (
        'Bấm <strong>A&lt;b&gt;</strong> gõ <a class="st-term" href="#tu-otp" id="dung-otp">otp</a>'
    )
    assert writer.text("[[mã OTP]]") == '<a class="st-term" href="#tu-otp">mã OTP</a>', "the way back leads to the first use"
    assert [term.id for term in writer.terms] == ["otp"]


def test_words_that_name_a_lesson_lead_to_it() -> None:
    writer = html.PageText(page_sample.handbook(), {}, PageLinks().page)
    linked = 'Xem <a href="../103/">bài 103</a>, bước 2 &amp; <a href="../701/">Bài số 701</a>.'
    assert writer.text("Xem bài 103, bước 2 & Bài số 701.") == linked
    assert writer.meaning("Xem bài 103, bước 2 & Bài số 701.") == linked
    assert writer.label("Xem bài 103.") == "Xem bài 103.", "no link inside a control"
    assert writer.text("Xem bài 999, **bài 103**.") == "Xem bài 999, <strong>bài 103</strong>."


def test_what_stands_in_backticks_is_to_be_typed() -> None:
    assert html.code("Gõ `sotay <b>` rồi ` xem") == "Gõ <code>sotay &lt;b&gt;</code> rồi ` xem"


def test_an_unknown_icon_is_a_bug_not_a_hole() -> None:
    with pytest.raises(KeyError):
        html.PageText(page_sample.handbook(), {}, PageLinks().page).icon("khong-co")


def test_a_phone_link_holds_digits_only() -> None:
    assert html.dial("1900.0368") == "19000368"
    assert html.dial("0263 3855 113") == "02633855113"


def test_addresses_can_break_at_dots_and_slashes() -> None:
    assert html.host("https://dichvucong.gov.vn/p/x") == "dichvucong.<wbr>gov.<wbr>vn"
    assert html.breakable("a.vn/103") == "a.<wbr>vn<wbr>/103"
