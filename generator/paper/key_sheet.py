"""The sheet that lies beside a laptop: the key by which the commune's copies are known, to be compared by eye and over the telephone."""

from __future__ import annotations

from generator.edition import Edition
from generator.keys.spoken import grouped, spoken
from generator.paper.lesson_data import held, span_data
from generator.paper.printed import Print
from generator.paper.shapes import CodeData, FootedData, SentenceData
from generator.qr.qr import even_side, qr
from generator.words import words

SYMBOL = 40.0
"""Millimetres."""


class KeyCode(CodeData):
    """The key as a code, with what it is for who does not see it."""

    alt: str


class KeyData(FootedData):
    """The sheet: the key spoken and written in groups, and how the two are compared."""

    title: str
    icons: dict[str, str]
    lead: SentenceData
    steps: list[SentenceData]
    syllables: tuple[str, ...]
    groups: tuple[str, ...]
    code: KeyCode


def key_sheet(edition: Edition) -> tuple[Print[KeyData], ...]:
    """`to-roi/khoa-ban-sao.pdf`, one A5 page, ready for the press; nothing where the commune has no key. Raises QrSizeError."""
    handbook, paper = edition.handbook, words("paper")
    say = handbook.words("key_sheet")
    key = handbook.commune.key
    if key is None:
        return ()
    code = qr(key)
    symbol: CodeData = {"holds": key, "svg": code.svg, "side": even_side(code, SYMBOL)}
    data: KeyData = {
        "subject": say["subject"],
        "document_title": say["title"],
        "title": say["title"],
        "team": handbook.commune.team,
        "handbook": paper["handbook"].format(commune=handbook.commune.name),
        "draft": None,  # the key is the commune's whatever its address
        "icons": {},
        "lead": span_data(say["lead"]),
        "steps": [span_data(step) for step in say["steps"]],
        "syllables": spoken(key),
        "groups": grouped(key),
        "code": {**symbol, "alt": say["alt"]},
        "say": {name: say[name] for name in ("spoken", "written", "scan")},
    }
    return (Print("to-roi/khoa-ban-sao.pdf", "key", data, "khoa-ban-sao", held([symbol])),)
