"""Sentences of shared lessons that a commune says in its own words: the file replace.yml beside its commune.yml.

A file of its own, because a command writes to it: commune.yml stays what people wrote, and a slip here spoils nothing there.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.guide.base import Frozen, Text

FORMS = (
    "summary",
    "audience.who",
    "need.#",
    "steps.#.do",
    "steps.#.see",
    "steps.#.stuck",
    "steps.#.phones.android",
    "steps.#.phones.iphone",
    "mistakes.#.wrong",
    "mistakes.#.fix",
    "practise",
    "teach_back.#",
    "trainer.prepare.#",
    "trainer.say",
)
"""The fields that may be replaced; `#` stands for a number from 1 on. Not the title: 103 is the same lesson everywhere. Not warnings, what
to remember, what trainers must avoid: they keep people safe. Not the quiz: question, choices, answer and reason hold together. And nothing
that is no sentence: numbers, names, sources, days, approvals."""

PATH = "^(" + "|".join(re.escape(form).replace(r"\#", "[1-9]") for form in FORMS) + ")$"

Path = Annotated[str, StringConstraints(pattern=PATH)]

Binding = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{8}$")]
"""What a replacement is bound to: the sentence that it replaces, and what stands around that (standing.py)."""

Kept = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
"""Words that are kept to be shown and are read by nobody else, so they are not judged as sentences are."""


class Replacement(Frozen):
    """One sentence of one lesson, in the commune's own words."""

    lesson: Annotated[int, Field(ge=101, le=999, description="Số bài dùng chung")]
    field: Path = Field(description="Ô nào của bài, ví dụ steps.2.do là việc ở bước 2; lệnh sotay replace list 103 kể các ô thay được")
    words: Text = Field(description="Lời của xã, thay cho câu dùng chung")
    why: Text = Field(description="Vì sao xã nói khác, để người sau còn biết")
    shared: Kept | None = Field(None, description="Câu dùng chung được thay; máy ghi, người không sửa")
    digest: Binding | None = Field(None, description="Mã của câu được thay và những câu quanh nó; máy ghi, người không sửa")
    dropped: datetime.date | None = Field(None, description="Ngày xã thôi dùng lời này; máy ghi khi chạy sotay replace drop")


class Replacements(Frozen):
    """The file replace.yml."""

    replace: Annotated[tuple[Replacement, ...], Field(max_length=300)] = Field(
        (), description="Những câu xã nói bằng lời của mình; bắt đầu bằng lệnh sotay replace new"
    )
