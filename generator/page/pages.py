"""All pages for residents, by their place in the staged Markdown.

The build also needs `theme.theme_settings` (for `extra` in the MkDocs configuration: header, footer, 404) and
`stylesheet.stylesheet` (for `assets/so-tay.css`).
"""

from __future__ import annotations

from generator.edition import Edition
from generator.page.az import az_page
from generator.page.glossary import glossary_page
from generator.page.home import home_page
from generator.page.judge import judge_pages
from generator.page.lesson import lesson_page
from generator.page.save_page import save_page
from generator.page.search_page import search_page
from generator.page.topic import topic_page
from generator.page.troubles import troubles_page
from generator.page.withdrawn import withdrawn_page


def resident_pages(edition: Edition) -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown."""
    handbook = edition.handbook
    pages = {
        "index.md": home_page(edition),
        "a-z/index.md": az_page(edition),
        "tu-dien/index.md": glossary_page(edition),
        "go-roi/index.md": troubles_page(edition),
        "tim/index.md": search_page(edition),
    }
    if edition.keeps:  # a copy on a disk is offline already
        pages["luu/index.md"] = save_page(edition)
    for topic in handbook.taught_topics:
        pages[f"{topic.digit}/index.md"] = topic_page(edition, topic)
    for entry in () if edition.below else handbook.register.withdrawn():
        pages[f"{entry.code}/index.md"] = withdrawn_page(edition, entry)
    if not edition.below:
        pages |= judge_pages(edition)
    for lesson in edition.here:
        pages[f"{lesson.code}/index.md"] = lesson_page(edition, lesson)
    return pages
