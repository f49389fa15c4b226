"""Which letters can be printed: what both weights of the paper's font draw. Anything else would stop the press, or be an empty box.

What to write instead is in words/author/letters.vi.yml: lessons are Vietnamese, so it is the same for readers of English messages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from generator.words import words

UNUSUAL = re.compile(r"[^\n -~À-ɏẠ-ỹ–—‘’“”…•]")
"""What needs a closer look; the bulk of any Vietnamese or highland text is passed over at the speed of a regular expression."""

_SIGN = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff]"
_GLUE = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"

SEQUENCE = re.compile(rf"(?:{_SIGN}{_GLUE}*(?:\u200d{_SIGN}{_GLUE}*)*)+|[0-9#*]\ufe0f?\u20e3")
"""Signs and emoji that stand together, with the joiners and variants that make one picture of several (Unicode Technical Standard 51)."""

_MARKS = "\u0300-\u0304\u0306\u0308\u0309\u030c\u0323\u0331"
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LOOSE = re.compile(r"(.?)([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)", re.DOTALL)
"""What stays apart in NFC: marks on a letter for which no single character exists (ŏ̆, ê̆), or marks on nothing."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """Letters that cannot be printed: where they begin, the problem that they are, what to write instead (nothing where unknown)."""

    start: int
    found: str
    code: str
    instead: str = ""


def undrawn(text: str) -> Iterator[Undrawn]:
    """Every stretch of a text (NFC, nothing hidden in it) that cannot be printed, from left to right; letters side by side are one."""
    if not UNUSUAL.search(text):
        return
    start = 0
    for emoji in SEQUENCE.finditer(text):
        yield from _between(text, start, emoji.start())
        if not _drawn(emoji[0]):
            instead = _instead(emoji[0])
            yield Undrawn(emoji.start(), emoji[0], "SO126" if instead else "SO127", instead)
        start = emoji.end()
    yield from _between(text, start, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Undrawn]:
    for loose in _LOOSE.finditer(text, start, end):
        if not _written(loose[1], loose[2]):
            yield Undrawn(loose.start(), loose[0], "SO128", loose[1].strip())
    at = start
    while match := UNUSUAL.search(text, at, end):
        at = match.end()
        if _drawn(match[0]) or _LOOSE.match(match[0]):
            continue
        while at < end and not _drawn(text[at]) and not _LOOSE.match(text[at]):
            at += 1
        found = text[match.start() : at]
        yield Undrawn(match.start(), found, "SO126", _instead(found))


def _drawn(text: str) -> bool:
    return all(ord(char) in font_letters() for char in text)


def _written(base: str, marks: str) -> bool:
    """True for a letter with one more mark, as the languages of the highlands write it; not for two tones on one letter."""
    if len(marks) > 1 or not re.fullmatch(f"[{_MARKS}]", marks) or not base.isalpha():
        return False
    return sum(char in _TONES for char in unicodedata.normalize("NFD", base + marks)) <= 1


def _instead(found: str) -> str:
    """What to write instead: from the list, or the plain letters of which these are a variant (NFKC: `２０２` → `202`)."""
    bare = re.sub(f"{_GLUE}|\u200d", "", found)
    listed: str | None = words("letters").get(bare[:1]) if len(set(bare)) == 1 else None
    if listed:
        return listed
    plain = unicodedata.normalize("NFKC", bare).strip()
    if plain == bare or not plain or not all(char.isprintable() for char in plain) or not _drawn(plain):
        return ""
    return f"{plain}." if all(unicodedata.decomposition(char).startswith("<circle>") for char in bare) else plain


@cache
def font_letters() -> frozenset[int]:
    """The code points that Noto Sans draws in Regular and in Bold. Read from the fonts when first needed, which takes 0.2 s."""
    import pymupdf_fonts
    from fontTools.ttLib import TTFont

    both: list[frozenset[int]] = []
    for name in ("notos", "notosbo"):
        with TTFont(BytesIO(pymupdf_fonts.myfont(name)), lazy=True) as font:
            both.append(frozenset(font.getBestCmap()))
    return both[0] & both[1]
