"""A day as people here write it: one form on pages, paper, copies and in messages."""

from __future__ import annotations

import datetime


def date_in_words(day: datetime.date) -> str:
    """5/3/2027: day, month, year without zeros in front, as in the lessons' own sentences and as people say it.

    A zero before days under 10 and the months 1 and 2 (05/3/2027) is the rule for the state's own documents
    (Nghị định 30/2020/NĐ-CP, Phụ lục I), which a handbook is not.
    """
    return f"{day.day}/{day.month}/{day.year}"
