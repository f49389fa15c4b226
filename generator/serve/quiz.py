"""The questions of a finished site for the wall: a lesson's own, and those that an evening's two checks ask."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

_QUESTION = re.compile(
    r'<fieldset class="st-q"(?: data-last="(\d{4}-\d\d-\d\d)")?><legend>\S+ [1-9]\d*\. (.*?)</legend>(.*?)</fieldset>', re.DOTALL
)
_OPTION = re.compile(r'<div class="st-opt"><input [^>]*><label [^>]*>(.*?)</label><p( class="ok")?>.*?<span><b>[^<]*</b> (.*?)</span></p>')
_CHECKS = re.compile(r'<section aria-labelledby="phieu">.*?</div></section>', re.DOTALL)
_IN_CHECK = re.compile(r'<li><p>(.*?)</p>\s*<ol class="st-options">')
_MARKUP = re.compile(r"<(?!/?strong>)[^>]*>")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a lesson page: what it asks, what there is to choose, which is right (counted from 1), and why."""

    ask: Markup
    options: tuple[Markup, ...]
    answer: int
    why: Markup


def questions(page: bytes, day: datetime.date) -> tuple[Asked, ...]:
    """The questions of a finished lesson page that are still asked on this day, in its order."""
    found = _QUESTION.findall(page.decode())
    return tuple(_asked(ask, rest) for last, ask, rest in found if not last or day.isoformat() <= last)


def in_checks(page: bytes, lessons: Mapping[int, tuple[Asked, ...]]) -> tuple[Asked, ...]:
    """What both checks of a finished evening's page ask, A before B, out of the lessons' questions."""
    known = {each.ask: each for asked in lessons.values() for each in asked}
    checks = _CHECKS.search(page.decode())
    found = (_words(ask) for ask in _IN_CHECK.findall(checks[0])) if checks else ()
    return tuple(known[ask] for ask in dict.fromkeys(found) if ask in known)


def _asked(ask: str, rest: str) -> Asked:
    options = _OPTION.findall(rest)
    answer, why = next((number, why) for number, (_, right, why) in enumerate(options, start=1) if right)
    return Asked(_words(ask), tuple(_words(option) for option, _, _ in options), answer, _words(why))


def _words(content: str) -> Markup:
    """Words of a finished page, escaped as there; on the wall nothing leads away."""
    return Markup(_MARKUP.sub("", content))
