"""The little that authors may mark inside a sentence: `**words on a button**` and `[[term]]`. Nothing else is interpreted.

Outputs escape the plain parts for their own format; raw HTML or Typst from an author can therefore not get in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

REMEMBERED = 8_192
"""So many texts are known as they were cut last: each of a lesson's sentences is asked for by a dozen checks."""

Kind = Literal["plain", "strong", "term"]
_MARKS = re.compile(
    r"\*\*(?P<strong>[^*]++(?:\*[^*]++)*)\*\*"
    r"|\[\[(?P<term>[^\[\]]++(?:[\[\]][^\[\]]++)*)\]\]"
)
"""What stands between may hold single signs of the same kind. However many marks stand open, the time grows with the length only.

The groups give back (`*`, not `*+`): Python before 3.11.5, and Debian 12 has 3.11.2, forgets what a possessive group matched.
"""

LESSON = re.compile(r"\bbài(?: số)? (?P<code>[1-9]\d\d)(?!\d|[.,]\d)", re.IGNORECASE)
"""Words that name another lesson: “bài 103”, “bài số 103”."""

_CODE = re.compile(r"\d\d\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of one kind."""

    kind: Kind
    words: str


@lru_cache(REMEMBERED)
def spans(text: str) -> tuple[Span, ...]:
    """Cut a sentence into its runs. Unpaired marks stay plain here; `unpaired` finds them."""
    if not _may_be_marked(text):
        return (Span("plain", text),) if text else ()
    found: list[Span] = []
    at = 0
    for match in _MARKS.finditer(text):
        if match.start() > at:
            found.append(Span("plain", text[at : match.start()]))
        kind: Kind = "strong" if match["strong"] else "term"
        found.append(Span(kind, match[kind]))
        at = match.end()
    if at < len(text):
        found.append(Span("plain", text[at:]))
    return tuple(found)


def _may_be_marked(text: str) -> bool:
    return "**" in text or "[[" in text


def plain(text: str) -> str:
    """The sentence without its marks."""
    return _plain(text) if _may_be_marked(text) else text


@lru_cache(REMEMBERED)
def _plain(text: str) -> str:
    return "".join(span.words for span in spans(text))


def terms(text: str) -> tuple[str, ...]:
    """The words in `[[…]]`, in order."""
    return tuple(span.words for span in spans(text) if span.kind == "term") if "[[" in text else ()


def lessons(text: str) -> tuple[str, ...]:
    """The codes of the lessons that a sentence names, in order. Words on a button name none."""
    if not _CODE.search(text):
        return ()
    return tuple(match["code"] for span in spans(text) if span.kind == "plain" for match in LESSON.finditer(span.words))


def unpaired(text: str) -> str | None:
    """The first mark (`**`, `[[` or `]]`) that has no partner, or None."""
    if not _may_be_marked(text) and "]]" not in text:
        return None
    for span in spans(text):
        for mark in ("**", "[[", "]]"):
            if mark in span.words:
                return mark
    return None
