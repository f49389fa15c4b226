"""Each lesson as one file that needs nothing else, made from its finished page: to be passed from phone to phone and opened from anywhere.

Scripts and styles stand in the page and are allowed by their hashes; nothing else may be loaded (Content Security Policy Level 3, W3C).
Links to other pages become whole addresses, or words where nobody could open the address.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator.disk.cache import Cache
from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.page import single_file
from generator.page.run_data import run_path
from generator.page.single_file import MOST
from generator.program import program
from generator.site import assets
from generator.site.assets import When, loaded
from generator.site.facts import Facts
from generator.site.tags import TagReader
from generator.site.verify import inline_hash

_KEPT_META = frozenset({"viewport", "description", "color-scheme", "theme-color"})

_HREF = re.compile(r'\s*href="[^"]*"')

_SOUNDS = re.compile(r'\s*data-sounds="[^"]*"')
"""Recordings stay on the site: a file that is passed on is to be small."""

_STYLE = re.compile(r'(?<=\bvar STYLE=)"(?:[^"\\]|\\.)*"')
"""The stylesheet that a script brings along (docs/assets/js/shared/dress.js): in a file of its own it stands in the page."""

_ROOM = 200_000_000
"""Bytes. The files of 107 lessons take 15 MB: room for a dozen states."""

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "wbr", "source"})
"""Elements without an end tag (HTML, 13.1.2), those of our pages."""


def single_files(
    finished: Mapping[str, bytes], edition: Edition, facts: Facts | None = None, kept: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each, made when it is asked for: together they are twice as much as all pages.

    `finished` is the site as a server gives it: path → content. Raises KeyError for a page or file it does not have.

    `kept` is the folder of the caches: a file of which nothing changed is not written anew.
    """
    offers = ((lesson, single_file.offer(edition, lesson)) for lesson in edition.here)
    parts = {offer.path: _parts(finished, edition, lesson, facts or Facts()) for lesson, offer in offers if offer}
    texts = _Texts(finished)
    if kept is None or not parts:
        yield from ((path, _written(each, texts)) for path, each in parts.items())
        return
    cache = Cache(kept / "singles")
    names = {path: hashlib.sha256(f"{program()} {texts.sums(each)} {each!r}".encode()).hexdigest() for path, each in parts.items()}
    for path, name in names.items():
        content = cache.get(name)
        if content is None:
            content = _written(parts[path], texts)
            cache.put(name, content)
        yield path, content
    cache.prune(names.values(), limit=_ROOM)


def too_large(made: Mapping[str, bytes]) -> list[str]:
    """A sentence for each of these files that is larger than pages say."""
    return [f"{path} is larger than {MOST} KB" for path, content in made.items() if len(content) > MOST * 1024]


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that a lesson's file is made of: files of the site by their paths, and what is said in it alone. `draft` says that nobody can
    open the site's address, `here` is the address of its page."""

    page: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    foot: str
    old_note: str
    draft: bool
    here: str

    @property
    def paths(self) -> tuple[str, ...]:
        return self.page, *self.scripts, *self.styles


class _Texts:
    """Files of the site as texts, and their checksums; most belong to all lessons, and are looked at once."""

    def __init__(self, finished: Mapping[str, bytes]) -> None:
        self._finished = finished
        self._sums: dict[str, str] = {}
        self._scripts: dict[str, str] = {}

    def sums(self, parts: _Parts) -> list[str]:
        for path in parts.paths:
            if path not in self._sums:
                self._sums[path] = hashlib.sha256(self._finished[path]).hexdigest()
        return [self._sums[path] for path in parts.paths]

    def text(self, path: str) -> str:
        return self._finished[path].decode()

    def script(self, path: str) -> str:
        """A script that an HTML page may hold: no text of it ends it (HTML, 13.1.2.1)."""
        if path not in self._scripts:
            own = _STYLE.sub('""', self.text(path))
            self._scripts[path] = re.sub(r"<(?=/script|!--)", r"\\x3c", own, flags=re.IGNORECASE)
        return self._scripts[path]


def _parts(finished: Mapping[str, bytes], edition: Edition, lesson: Lesson, facts: Facts) -> _Parts:
    page = f"{lesson.code}/index.html"
    paths = [posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) for address in facts.page(finished[page]).resources]
    named = [path for path in paths if path.endswith(".js")]
    scripts = [*named, *_asked_later(named, run_path(lesson.code), finished)]
    styles = [path for path in paths if path.endswith(".css")]
    styles += [path for script in scripts for path in assets.asked().get(script, ()) if path.endswith(".css")]
    return _Parts(
        page=page,
        scripts=tuple(scripts),
        styles=tuple(styles),
        foot=str(single_file.foot(edition, lesson)),
        old_note=str(single_file.old_note(edition, lesson)),
        draft=edition.site.is_draft,
        here=edition.site.url(lesson.code),
    )


def _written(parts: _Parts, texts: _Texts) -> bytes:
    writer = _Writer(parts, texts)
    writer.feed(texts.text(parts.page))
    writer.close()
    return "".join(writer.written).encode()


def _asked_later(named: Sequence[str], run: str, finished: Mapping[str, bytes]) -> list[str]:
    """The scripts that those of the page ask for on a lesson; a run is for lessons with one.

    What is missing is told by the last look at the site.
    """
    asked = {path for script in named for path in assets.asked().get(script, ())}
    of_a_lesson = [run, *loaded(When.LESSON), *loaded(When.HEAR), *(loaded(When.RUN) if run in finished else ())]
    return [path for path in of_a_lesson if path in finished and path in {run, *asked}]


class _Writer(TagReader):
    """Writes the page again as one file."""

    def __init__(self, parts: _Parts, texts: _Texts) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._parts = parts
        self._scripts = [texts.script(path) for path in parts.scripts]
        self._style = "".join(map(texts.text, parts.styles))
        self._left_out = 0
        self._words = False
        self._in_foot = False
        self._told = False

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self._left_out or self._is_left_out(tag, values):
            self._left_out += tag not in _VOID
            return
        text = self.get_starttag_text() or ""
        if tag in ("meta", "link", "script"):
            self.written.append(self._in_head(tag, values, text))
        elif tag == "a":
            self.written.append(self._link(values, text))
        else:
            self._in_foot = self._in_foot or tag == "footer"
            if self._in_foot and tag == "p" and not self._told:
                self.written.append(self._parts.foot)
                self._told = True
            self.written.append(_SOUNDS.sub("", text))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self._put(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        if tag == "script":
            return
        if tag == "head":
            self.written.append(f"<style>{self._style}</style>\n")
        if tag == "body":
            self.written += [f"<script>{script}</script>\n" for script in self._scripts]
        self.written.append("</span>" if tag == "a" and self._words else f"</{tag}>")
        if tag == "header":
            self.written.append("\n" + self._parts.old_note)

    def handle_data(self, data: str) -> None:
        self._put(re.sub(r"\n\s*\n", "\n", data))

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")

    def _put(self, text: str) -> None:
        if not self._left_out:
            self.written.append(text)

    def _is_left_out(self, tag: str, values: Mapping[str, str]) -> bool:
        """What only a page of the site can do; for a draft also what is nothing but ways to its other pages."""
        kinds = values.get("class", "").split()
        if "st-down" in kinds or "data-save" in values or "data-share" in values:
            return True
        ways = tag == "nav" or "st-sos" in kinds or "st-links" in kinds or (tag == "ul" and self._in_foot)
        return ways and self._parts.draft

    def _in_head(self, tag: str, values: Mapping[str, str], text: str) -> str:
        if values.get("http-equiv", "").lower() == "content-security-policy":
            return f'<meta http-equiv="Content-Security-Policy" content="{self._policy()}">'
        if tag == "meta" and ("charset" in values or values.get("name") in _KEPT_META):
            return text
        if values.get("rel") == "icon":
            return text
        return text if values.get("rel") == "canonical" and not self._parts.draft else ""

    def _policy(self) -> str:
        scripts = " ".join(f"'{inline_hash(script)}'" for script in self._scripts)
        return (
            f"default-src 'none'; script-src {scripts}; style-src '{inline_hash(self._style)}'; img-src data:; "
            "form-action 'none'; base-uri 'none'"
        )

    def _link(self, values: Mapping[str, str], text: str) -> str:
        """The link's first tag. As words it loses its address; where a class gives it the look of its place it stays an element `a`."""
        address = values.get("href", "")
        leads_out = not (address.startswith("#") or urlsplit(address).scheme)
        self._words = leads_out and self._parts.draft and "class" not in values
        if self._words:
            return "<span>"
        whole = escape(urljoin(self._parts.here, address))
        changed = "" if self._parts.draft else f' href="{whole}"'
        return _HREF.sub(changed, text, count=1) if leads_out else text
