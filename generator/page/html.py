"""Author text to HTML: the only door. Everything is escaped; `**x**` and `[[term]]` are all the markup there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from generator.guide.glossary import Term
from generator.guide.handbook import Handbook
from generator.guide.text import LESSON, spans

_SPACE = re.compile(r"[ \t\r\n]+")


def one_line(text: str) -> str:
    """Text on one line.

    Python-Markdown looks for fences (three backticks) at the start of a line even inside HTML: author text never starts one.
    """
    return _SPACE.sub(" ", text).strip()


def fill(sentence: str, **blanks: object) -> Markup:
    """A sentence of the words file with its blanks filled; sentence and values are escaped."""
    return escape(sentence).format(**blanks)


def site(address: str) -> str:
    """The name of another site, for books, which know no place to break."""
    return urlsplit(address).hostname or address


def host(address: str) -> Markup:
    """The name of another site, breakable after each dot so that it fits a narrow phone."""
    parts = site(address).split(".")
    return Markup(".<wbr>").join(escape(part) for part in parts)


def breakable(address: str) -> Markup:
    """An address in words, breakable after dots and before slashes."""
    return Markup(re.sub(r"(?<=\.)|(?=/)", "<wbr>", str(escape(address))))


def code(sentence: str) -> Markup:
    """A sentence of the words file; what stands in backticks is to be typed as it is."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(sentence))))


def dial(phone: str) -> str:
    """A phone number for a `tel:` link: digits only."""
    return "".join(character for character in phone if character.isdigit())


class PageText:
    """Writes the text of one page and remembers what it used: icons for the sprite, hard words for the list at the foot."""

    def __init__(self, handbook: Handbook, icons: Mapping[str, str], page: Callable[[str | int], str]) -> None:
        """`page` gives the address of another page, by its folder or its lesson's code, as seen from this page."""
        self._handbook = handbook
        self._icons = icons
        self._page = page
        self._codes = {lesson.code for lesson in handbook.lessons}
        self._used_icons: set[str] = set()
        self._terms: dict[str, Term] = {}

    def text(self, sentence: str) -> Markup:
        """A sentence with its buttons' words strong; a hard word links to its explanation at the foot, “bài 103” to that lesson."""
        return self._write(sentence, self._link_to_foot, self._link_lessons)

    def label(self, sentence: str) -> Markup:
        """A sentence inside a control, where a link would fight with the control: hard words and lessons stay plain."""
        return self._write(sentence, escape, escape)

    def meaning(self, sentence: str) -> Markup:
        """An explanation: hard words in it lead to the glossary page, “bài 103” to that lesson."""
        return self._write(sentence, self._link_to_glossary, self._link_lessons)

    def icon(self, name: str) -> Markup:
        """An icon beside words that say the same, so it is hidden from screen readers. KeyError for an unknown name."""
        self._icons[name]
        self._used_icons.add(name)
        return Markup('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The hard words used so far, in the order of their first use."""
        return tuple(self._terms.values())

    def sprite(self) -> Markup:
        """The drawings of the icons used so far, each once; empty where none was used."""
        if not self._used_icons:
            return Markup("")
        symbols = (
            Markup('<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>').format(name, Markup(self._icons[name]))
            for name in sorted(self._used_icons)
        )
        return Markup('<svg class="st-sprite" aria-hidden="true"><defs>{}</defs></svg>').format(Markup("").join(symbols))

    def _write(self, sentence: str, term: Callable[[str], Markup], plain: Callable[[str], Markup]) -> Markup:
        written = Markup("")
        for span in spans(one_line(sentence)):
            if span.kind == "term":
                written += term(span.words)
            elif span.kind == "strong":
                written += Markup("<strong>{}</strong>").format(span.words)
            else:
                written += plain(span.words)
        return written

    def _link_lessons(self, words: str) -> Markup:
        written, at = Markup(""), 0
        for match in LESSON.finditer(words):
            code = int(match["code"])
            if code in self._codes:
                link = Markup('<a href="{}">{}</a>').format(self._page(code), match[0])
                written += escape(words[at : match.start()]) + link
                at = match.end()
        return written + escape(words[at:])

    def _link_to_foot(self, words: str) -> Markup:
        term = self._handbook.term(words)
        first = term.id not in self._terms
        self._terms[term.id] = term
        place = Markup(' id="dung-{}"').format(term.id) if first else Markup("")
        return Markup('<a class="st-term" href="#tu-{}"{}>{}</a>').format(term.id, place, words)

    def _link_to_glossary(self, words: str) -> Markup:
        return Markup('<a class="st-term" href="{}#{}">{}</a>').format(self._page("tu-dien"), self._handbook.term(words).id, words)
