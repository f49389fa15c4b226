"""A claim with an end is in all that is made until its last day, and in nothing that is made after it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page_sample
import pytest
from few import copy_few_guides

from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.guide.handbook import Handbook
from generator.guide.lesson import Question, Sentence, Step
from generator.job import Job
from generator.outputs import all_prints
from generator.pack import pack
from generator.page.lesson import lesson_page
from generator.page.pages import resident_pages
from generator.page.staff import staff_pages
from generator.site.search_index import search_index
from generator.site.searchable import entry
from generator.view import view

END = datetime.date(2027, 2, 28)
AFTER = END + datetime.timedelta(days=1)
WORDS = {"steps": "Dauby", "warnings": "Dauca", "key_points": "Daude", "quiz": "Daugi"}
"""A word of its own in each that ends; `warnings` and `key_points` alone are in the search index."""


def handbook() -> Handbook:
    """The page sample; its first lesson has one more step, warning, key point and question, each with an end."""
    whole = page_sample.handbook()
    lesson = whole.lesson(103)
    question = Question(ask=f"{WORDS['quiz']} 28/2/2027?", options=("Có", "Không"), answer=1, why="Vì thế.", until=END)
    more: dict[str, Any] = {
        "steps": (*lesson.steps[:1], Step(do=f"Chọn {WORDS['steps']} 28/2/2027.", see="tên mình.", until=END), *lesson.steps[1:]),
        "warnings": (Sentence(say=f"{WORDS['warnings']} 28/2/2027.", until=END), *lesson.warnings),
        "key_points": (Sentence(say=f"{WORDS['key_points']} 28/2/2027.", until=END), *lesson.key_points[1:]),
        "quiz": (*lesson.quiz, question),
    }
    return replace(whole, lessons=(lesson.model_copy(update=more), *whole.lessons[1:]))


def edition(day: datetime.date) -> Edition:
    return Edition(handbook(), replace(page_sample.SITE, today=day), copy=Copy("2026-11-22-abcdef", day))


def outputs(made: Edition) -> Iterator[tuple[str, str]]:
    """Everything that is made of an edition, as text. The file for Kiwix is made of the pages."""
    for name, content in {**resident_pages(made), **staff_pages(made)}.items():
        yield name, content.decode()
    for item in all_prints(made):
        yield item.path, json.dumps(item.data, ensure_ascii=False)
    for part in reading_order(chapters(made, {})):
        yield part.file, part.content.decode()
    yield "search-index.js", search_index([entry(made.handbook, lesson) for lesson in made.handbook.lessons]).decode()


def test_until_its_last_day_every_output_says_it() -> None:
    made = dict(outputs(edition(END)))
    everywhere = ("103/index.md", "tap-huan/103/index.md", "103.xhtml", "to-roi/so-tay.pdf", "to-roi/103-giang-vien.pdf")
    for name in everywhere:
        for kind, word in WORDS.items():
            # the trainer's page has no key points
            assert word in made[name] or (name, kind) == ("tap-huan/103/index.md", "key_points"), (name, kind)
    for word in (WORDS["steps"], WORDS["warnings"], WORDS["key_points"]):
        assert word in made["to-roi/103-a4.pdf"]
        assert word.lower() in made["search-index.js"].lower()
    assert WORDS["steps"] in made["to-roi/103-buoc-2.png"]


def test_from_the_day_after_no_output_says_it() -> None:
    for name, text in outputs(edition(AFTER)):
        assert not [word for word in WORDS.values() if word.lower() in text.lower()], name


def test_what_comes_after_moves_up_and_is_counted_anew() -> None:
    before, after = (view(edition(day), edition(day).handbook.lesson(103)) for day in (END, AFTER))
    assert [each.number for each in after.steps] == [1, 2, 3, 4] == [each.number for each in before.steps][:-1]
    assert after.steps[1].step == before.steps[2].step
    page = lesson_page(edition(AFTER), after.lesson).decode()
    assert "Làm theo 4 bước" in page
    assert "Nhớ hai điều" in page


def test_a_handbook_in_which_nothing_has_ended_is_left_as_it_is() -> None:
    whole = handbook()
    assert Edition(whole, replace(page_sample.SITE, today=END)).handbook is whole
    assert Edition(whole, replace(page_sample.SITE, today=AFTER)).handbook.lessons[1] is whole.lessons[1]


def test_a_page_tells_its_script_the_last_day_of_each_and_counts_nothing_that_may_go() -> None:
    made = edition(END)
    page = lesson_page(made, made.handbook.lesson(103)).decode()
    assert page.count('data-last="2027-02-28"') == len(WORDS) + 1, "the sample has a warning with an end itself"
    assert "Làm lần lượt từng bước" in page
    assert "Điều cần nhớ" in page
    after = edition(AFTER)
    assert "data-last" not in lesson_page(after, after.handbook.lesson(103)).decode()


@pytest.mark.parametrize(("day", "said"), [(END, True), (AFTER, False)])
def test_a_copy_packed_later_is_without_it_although_the_copys_own_day_is_older(
    day: datetime.date, said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_few_guides(tmp_path / "guides", (103, 706))
    file = next((tmp_path / "guides").glob("*/103-*.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("warnings:\n", 'warnings:\n  - {say: "Dauca hết 28/2/2027.", until: 2027-02-28}\n', 1), encoding="utf-8")
    job = Job(today=day, guides=tmp_path / "guides", out=tmp_path / "build")
    monkeypatch.setattr("generator.pack.finished_sheets", lambda *_: ((), 0))  # paper is made from the same edition
    packed = pack(job, lambda _step, _blanks: None, (103, 706))
    assert packed.version.startswith("2026-11-22")
    assert ("Dauca" in (packed.folder / "trang/103/index.html").read_text(encoding="utf-8")) == said
