"""The sheet as a table for those who type: CSV that Excel opens with its Vietnamese letters right."""

from __future__ import annotations

import codecs
import csv
import io

from generator.guide.text import plain
from generator.review.review import Claim, LessonReview, Review, UnitQuestion
from generator.review.said import before, days, kind, text
from generator.words import words

_FORMULA = ("=", "+", "-", "@")
"""What a cell of words must not begin with: Excel would calculate (OWASP, CSV injection)."""


def table(review: Review) -> bytes:
    """A row a sentence, then a row an open question. Begins with a byte order mark: without it Excel takes UTF-8 for something else."""
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow(words("review")["table"]["columns"])
    for each in review.lessons:
        sources = "; ".join(f"{link.name} ({link.owner})" for _, link in each.sources)
        seen = "; ".join(days(source) for source, _ in each.sources)
        written.writerows(_row(each, claim, sources, seen) for claim in each.claims)
        written.writerows(_question(number, doubt) for number, doubt in enumerate(each.doubts, 1))
    written.writerows(_question(number, doubt) for number, doubt in enumerate(review.elsewhere, 1))
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _row(each: LessonReview, claim: Claim, sources: str, seen: str) -> list[str]:
    said = " ".join(filter(None, (before(claim), f"{kind(claim)}: {text(claim)}")))
    return [str(each.code), str(claim.number), *map(_cell, (plain(said), sources, seen)), "", ""]


def _question(number: int, doubt: UnitQuestion) -> list[str]:
    said = words("review")["table"]
    phone = said["phone"].format(phone=doubt.phone) if doubt.phone else ""
    asked = (plain(doubt.what) + phone, said["ask"].format(unit=doubt.ask))
    return [str(doubt.code), said["question"].format(number=number), *map(_cell, asked), "", "", ""]


def _cell(said: str) -> str:
    return f"'{said}" if said.startswith(_FORMULA) else said
