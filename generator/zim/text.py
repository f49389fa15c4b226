"""What the search of a ZIM is given: pages as plain text, folded.

Kiwix of today takes the marks off the words that people type, older Kiwix (libkiwix before 12, as in Debian 12) does not; neither
takes them off what a maker gives to the index by himself, and neither knows anything of đ. So the index gets every word
without marks, words with đ once more with d, and the words as they are written, the tone mark in either place: `dia chi`, `địa chỉ`,
`hoà nhập` and `hòa nhập` all find, in both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

_UNREAD = frozenset({"script", "style", "svg"})


class _Reader(HTMLParser):
    """Collects a page's title and the words between `<main>` and `</main>`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        if tag in _UNREAD or tag in ("title", "main"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open == ["title"]:
            self.title.append(data)
        elif self._open == ["main"]:
            self.words.append(data)


def read_text(page: bytes) -> tuple[str, str]:
    """A page's title, without the site's name behind the dash, and its words on one line."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    title = "".join(reader.title).strip()
    return title.rpartition(" – ")[0] or title, " ".join(" ".join(reader.words).split())


def folded(text: str) -> str:
    """The text without marks in small letters, its words with đ once more with d, then every marked word once in both spellings."""
    plain = unmarked(text).split()
    written = dict.fromkeys(unicodedata.normalize("NFC", text.lower()).split())
    marked = (spelling for word in written for spelling in spellings(word) if unmarked(word) != word)
    return " ".join((*plain, *(word.replace("đ", "d") for word in plain if "đ" in word), *marked))


def spellings(word: str) -> tuple[str, ...]:
    """A word (NFC, small letters) with its tone mark on either vowel: `hoà` and `hòa`, `thuỷ` and `thủy`; most words have one spelling."""
    pairs, ends = _placements()
    other = ends.sub(lambda found: pairs[found[0]], word)
    return (word,) if other == word else (word, other)


@cache
def _placements() -> tuple[dict[str, str], re.Pattern[str]]:
    """Ends of syllables whose tone mark may stand on either vowel, each with its other spelling, and what finds them.

    After q, u belongs to the consonant: `quý` has one spelling.
    """
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            old, new = (unicodedata.normalize("NFC", spelt) for spelt in (first + tone + second, first + second + tone))
            pairs |= {old: new, new: old}
    return pairs, re.compile(rf"(?<!q)(?:{'|'.join(pairs)})(?!\w)")


def unmarked(text: str) -> str:
    """As Kiwix of today folds what people type: small letters, no marks; đ stays."""
    return _bare(text.lower())


def typed(title: str) -> str:
    """A title as people type it: `Đổi mật khẩu` → `Doi mat khau`."""
    return _bare(title.translate({ord("đ"): "d", ord("Đ"): "D"}))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M")))
