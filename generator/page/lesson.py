"""A lesson's page: everything a resident needs to do it alone, and nothing of the trainer's notes."""

from __future__ import annotations

from markupsafe import Markup

from generator.by_lesson import BYTES, by_lesson
from generator.edition import Edition
from generator.guide.lesson import Lesson, Step
from generator.guide.run import has_run
from generator.guide.text import plain
from generator.page import single_file
from generator.page.frame import body, markdown
from generator.page.heard import sound_list
from generator.page.judge import leads_to_judging
from generator.qr.qr import qr
from generator.screen.draw import draw
from generator.view import view
from generator.words import words


@by_lesson(BYTES)
def lesson_page(edition: Edition, lesson: Lesson) -> bytes:
    """The page `/103/`."""
    site = edition.site
    told = view(edition, lesson)
    code = qr(site.in_code(lesson.code))
    content = body(
        "lesson.md.j2",
        edition,
        lesson=lesson,
        told=told,
        topic=told.topic,
        steps=[(each, _drawing(edition, each.step), sound_list(edition, lesson, each.step)) for each in told.steps],
        sounds=sound_list(edition, lesson),
        downloads=edition.offered("lesson", lesson.code),
        single=single_file.offer(edition, lesson),
        code=code,
        drawing=Markup(code.svg),
        draft=site.is_draft,
        judged=leads_to_judging(edition.handbook, lesson.topic, lesson.code),
        judge_link=words("judge_page")["link"],
        runs=has_run(lesson, edition.handbook.screens),
    )
    title = words("page")["lesson"]["page_title"].format(code=lesson.code, title=lesson.title)
    pictures = [each.path for each in edition.offered("lesson", lesson.code) if not each.pages]
    return markdown(title, plain(lesson.summary), "lesson", content, picture=next(iter(pictures), ""))


def _drawing(edition: Edition, step: Step) -> Markup:
    """The step's picture; empty where it has none."""
    picture = step.picture
    return Markup(draw(edition.handbook.screens[picture.screen], picture.mark, crop=picture.crop).svg if picture else "")
