"""All that MkDocs reads: hand-written files, generated pages, hand-outs, search index, as they are published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

from generator.disk.disk import Files
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page.downloads import downloads_page
from generator.page.heard import sound_files
from generator.page.manifest import ICONS, PATH, manifest
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.page.run_data import FOLDER as RUN_FOLDER
from generator.page.run_data import run_scripts
from generator.page.staff import staff_pages
from generator.paper.app_icon import app_icon
from generator.paper.sheet import Sheet
from generator.site.scripts import FOLDER as SCRIPT_FOLDER
from generator.site.scripts import scripts
from generator.site.search_index import lesson_words, search_index
from generator.site.searchable import everything
from generator.site.stylesheet import FOLDER as STYLE_FOLDER
from generator.site.stylesheet import styles_alone, stylesheet
from generator.site.thumbnails import Thumbnails

NOT_PUBLISHED = ("overrides/", "readme/")
"""Folders of the hand-written pages that are for the theme and for readers of the project."""


def staged_pages(edition: Edition, docs: Mapping[str, bytes], sheets: tuple[Sheet, ...], thumbnails: Thumbnails, fonts: Path) -> Files:
    """Path below the staged folder → content. `docs` are the hand-written files; `fonts` is the folder of the printing fonts."""
    handbook = edition.handbook
    written = {name: content for name, content in docs.items() if not name.startswith(NOT_PUBLISHED)}
    shown = {name: thumbnail for name, (thumbnail, _) in thumbnails.items()}
    words_of: dict[int | str, list[str]] = {lesson.code: lesson_words(edition, lesson) for lesson in handbook.lessons}
    for_a_server = _on_first_screen(handbook, written["assets/icon.svg"].decode(), fonts) if edition.on_a_server else {}
    made = {
        **{name: content for name, content in written.items() if not name.startswith((SCRIPT_FOLDER, STYLE_FOLDER))},
        **for_a_server,
        **resident_pages(edition),
        **staff_pages(edition),
        **({} if edition.below else practice_pages(edition)),
        "to-roi/index.md": downloads_page(edition, shown),
        **{thumbnail.path: content for thumbnail, content in thumbnails.values()},
        "assets/so-tay.css": stylesheet(handbook, written),
        **styles_alone(written),
        **run_scripts(edition),
        **sound_files(edition),
        **scripts(written, copy=not edition.keeps, said=handbook.words),
        "assets/search-index.js": search_index(everything(handbook), handbook.short_forms, words_of),
        **{sheet.path: sheet.content for sheet in sheets},
    }
    return {name: _without_comments(name, content) for name, content in made.items()}


def _on_first_screen(handbook: Handbook, icon: str, fonts: Path) -> Files:
    """What a phone needs to put the handbook on its first screen."""
    icons = {path: app_icon(icon, pixels, fonts, maskable=purpose == "maskable") for path, (pixels, purpose) in ICONS.items()}
    return {PATH: manifest(handbook), **icons}


def _without_comments(name: str, content: bytes) -> bytes:
    """Scripts and styles as they go over a slow line: comments and needless blanks are for us, not for the reader's phone."""
    if name.startswith(RUN_FOLDER):
        return content
    if name.endswith(".js"):
        return str(rjsmin.jsmin(content.decode())).encode()
    if name.endswith(".css"):
        return str(rcssmin.cssmin(content.decode())).encode()
    return content
