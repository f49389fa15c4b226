"""All files of a copy, from the finished site: the pages in `trang/`, a file to double-click, a few lines to read, the checksums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from generator.edition import Edition
from generator.page.copy_note import copy_note
from generator.stick.entry_names import OWN
from generator.stick.sums import FILE, sums
from generator.words import words
from generator.words.dates import date_in_words

PAGES, START, README = "trang/", "MO-BAI-HOC.html", "DOC-TOI.txt"

_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a web server has a use for."""

_UNREAD = re.compile(r"assets/javascripts/|.*\.map$")
"""What the theme brings along and no page of ours loads: its scripts, and the sources of what it has shortened."""


def readable(finished: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a finished site that a copy without network needs, sorted."""
    return {name: content for name, content in sorted(finished.items()) if name not in _FOR_SERVERS and not _UNREAD.match(name)}


def copy_files(finished: Mapping[str, bytes], edition: Edition) -> dict[str, bytes]:
    """Path in the copy → content."""
    files = {PAGES + name: content for name, content in readable(finished).items()}
    files |= {START: _start(), README: _readme(finished, edition)}
    return files | {FILE: sums(files)}


def _start() -> bytes:
    """Goes to the first page by itself, and has a link for browsers that do not."""
    said = words("offline")["start"]
    page = escape(f"{PAGES}index.html", quote=True)
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={page}">\n<title>{escape(said["title"])}</title>\n'
        f'<p><a href="{page}">{escape(said["line"])}</a></p>\n</html>\n'
    ).encode()


def _readme(finished: Mapping[str, bytes], edition: Edition) -> bytes:
    """For the Notepad of any Windows: a byte order mark and two-character line ends."""
    handbook, copy = edition.handbook, edition.as_copy()
    readme: str = words("offline")["readme"]
    text = readme.format(
        team=handbook.commune.team,
        version=copy.version,
        date=date_in_words(copy.day),
        lessons=len(handbook.lessons),
        sheets=sum(name.startswith("to-roi/") and name.endswith(".pdf") for name in finished),
        own=OWN,
        then=copy_note(edition)["then"],
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")
