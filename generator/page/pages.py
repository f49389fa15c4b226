"""All pages for residents, by their place in the staged Markdown.

The build also needs `theme.theme_settings` (for `extra` in the MkDocs configuration: header, footer, 404) and
`stylesheet.stylesheet` (for `assets/so-tay.css`).
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.page.az import az_page
from generator.page.download import Download
from generator.page.glossary import glossary_page
from generator.page.home import home_page
from generator.page.lesson import lesson_page
from generator.page.save_page import save_page
from generator.page.search_page import search_page
from generator.page.topic import taught_topics, topic_page
from generator.page.troubles import troubles_page
from generator.page.withdrawn import withdrawn_page


def resident_pages(handbook: Handbook, site: Site, downloads: Mapping[int, tuple[Download, ...]], *, leaf: str = "") -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown. `downloads` are the finished hand-outs by lesson code.

    `leaf` is `index.html` for a copy whose files are opened straight from a disk: links then name the file in the folder.
    """
    pages = {
        "index.md": home_page(handbook, leaf),
        "a-z/index.md": az_page(handbook, leaf),
        "tu-dien/index.md": glossary_page(handbook, leaf),
        "go-roi/index.md": troubles_page(handbook, leaf),
        "tim/index.md": search_page(handbook, leaf),
    }
    if not leaf:  # a copy on a disk is offline already
        pages["luu/index.md"] = save_page(handbook, site)
    for topic in taught_topics(handbook):
        pages[f"{topic.digit}/index.md"] = topic_page(handbook, topic, leaf)
    for entry in handbook.register.withdrawn():
        pages[f"{entry.code}/index.md"] = withdrawn_page(handbook, entry, leaf)
    for lesson in handbook.lessons:
        pages[f"{lesson.code}/index.md"] = lesson_page(handbook, lesson, site, downloads.get(lesson.code, ()), leaf)
    return pages
