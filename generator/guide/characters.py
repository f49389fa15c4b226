"""The letters of a guide before YAML sees them: bytes to text, and the characters that nobody can see and that break things."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from generator.guide.drawn import SEQUENCE, UNUSUAL
from generator.problems import Place, Problem, problem

MOST_BYTES = 200_000
"""The largest file that is read. The longest real lesson is about 8 kB."""

MOST_BYTES_OF: Mapping[str, int] = {"links.yml": 1_000_000}
"""Of the files that grow with every lesson: links.yml by some 1.3 kB."""

MOST_ODD = 1_000
"""Odd characters that are told of one file. With more it is no longer read: it is damaged as a whole, and to tell of each takes seconds."""

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_UNSEEN_CATEGORIES = {"Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
"""Format, unassigned, private-use and half characters, line and paragraph separators (Unicode general categories)."""

_UNSEEN_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffd") | {chr(n) for n in range(0xFE00, 0xFE10)}
"""Characters of visible categories that show nothing (joiners, fillers, variation selectors), and the mark of damaged text."""

_NEUTRAL = {"SO105": " ", "SO106": " ", "SO107": "", "SO108": ""}


@dataclass(frozen=True, slots=True)
class Letters:
    """The text to parse, in NFC with `\\n` line ends. `sound` is False where parsing it would only mislead."""

    text: str
    sound: bool
    problems: tuple[Problem, ...]


def most_bytes(file: str) -> int:
    """How large a file of the guides folder may be, in bytes."""
    return MOST_BYTES_OF.get(file, MOST_BYTES)


def letters(file: str, raw: bytes) -> Letters:
    """Decode a guide and look at every character.

    A byte order mark, Windows line ends and decomposed letters (NFD, as macOS writes them) are accepted and made plain.
    Odd spaces and hidden characters are reported once a line and neutralised, so that the other mistakes still show.
    """
    if len(raw) > (most := most_bytes(file)):
        return Letters("", False, (problem(Place(file), "SO103", size=len(raw) // 1000, limit=most // 1000),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)) + 1
        place = Place(file, before.count(b"\n") + 1, column)
        return Letters("", False, (problem(place, "SO101", byte=f"{raw[error.start]:02X}"),))
    text = unicodedata.normalize("NFC", text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n"))
    if not UNUSUAL.search(text):
        return Letters(text, True, ())
    problems = tuple(islice(_odd(file, text), MOST_ODD))
    sound = len(problems) < MOST_ODD and not any(p.code in ("SO105", "SO108") for p in problems)
    return Letters(neutral(text) if sound and problems else text, sound, problems)


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Where characters stand that cannot be seen or are no plain space, each with its problem's code.

    What holds an emoji together is not told: the picture as a whole is (see drawn.py).
    """
    start = 0
    for emoji in SEQUENCE.finditer(text):
        yield from _hidden_between(text, start, emoji.start())
        start = emoji.end()
    yield from _hidden_between(text, start, len(text))


def neutral(text: str) -> str:
    """Odd spaces become spaces; what cannot be seen is left out."""
    pieces: list[str] = []
    done = 0
    for at, code in hidden(text):
        pieces += (text[done:at], _NEUTRAL[code])
        done = at + 1
    return "".join((*pieces, text[done:]))


def _hidden_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in UNUSUAL.finditer(text, start, end):
        code = _code(match[0])
        if code:
            yield match.start(), code


def _code(char: str) -> str | None:
    """The problem that a character is, if any."""
    category = unicodedata.category(char)
    if char == "\t":
        return "SO105"
    if category == "Zs" and char != " ":
        return "SO106"
    if category in _UNSEEN_CATEGORIES or char in _UNSEEN_OTHERS:
        return "SO107"
    return "SO108" if category == "Cc" and char != "\n" else None


def _odd(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        seen: set[str] = set()
        for at, code in hidden(line) if UNUSUAL.search(line) else ():
            if code not in seen:
                seen.add(code)
                yield problem(Place(file, number, at + 1), code, char=f"U+{ord(line[at]):04X}")
