"""The kinds of guide files, in one table: what each describes, by which model, and how its files are named.

Told here and nowhere else: the reader, the schemas for editors and the check of first lines all read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel

from generator.guide.commune import Commune
from generator.guide.doors import Doors
from generator.guide.exceptions import Exceptions
from generator.guide.glossary import Glossary
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.own import FIRST_NUMBER, LESSONS
from generator.guide.recording import Recordings
from generator.guide.replacement import Replacements
from generator.guide.screen import Screens
from generator.guide.session import Session
from generator.guide.short_forms import ShortForms
from generator.guide.spelling import Spelling
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `name` is that of its schema, `says` what editors show, `files` finds its paths inside the guides folder."""

    name: str
    model: type[BaseModel]
    says: str
    files: re.Pattern[str]
    once: bool = True
    """True where every handbook has exactly one such file, `<name>.yml`; doors.yml, exceptions.yml and replace.yml it may have or not."""


def _once(name: str, model: type[BaseModel], says: str) -> Kind:
    return Kind(name, model, says, re.compile(rf"{name}\.yml"))


LESSON_FILE = re.compile(rf"([1-9]-[a-z0-9-]+/[1-9]\d|{LESSONS}/[1-9]{FIRST_NUMBER // 10})\d-[a-z0-9]+(-[a-z0-9]+)*\.yml")

KINDS = (
    Kind("audio", Recordings, "Bản ghi âm của một bài; lệnh sotay record ghi", re.compile(r"audio/[1-9]\d\d\.yml"), once=False),
    _once("commune", Commune, "Xã, danh bạ và địa chỉ của sổ tay"),
    Kind("doors", Doors, "Đi từng ngõ, gõ từng nhà: gặp ai thì mời gì", re.compile(r"doors\.yml"), once=False),
    Kind("exceptions", Exceptions, "Chỗ mà lời báo không đúng, kèm lý do", re.compile(r"exceptions\.yml"), once=False),
    _once("glossary", Glossary, "Từ khó và nghĩa của chúng"),
    Kind("judge", Scheme, "Tin thật và tin lừa để đoán", re.compile(r"judge/[a-z0-9]+(-[a-z0-9]+)*\.yml"), once=False),
    Kind("lesson", Lesson, "Một bài học", LESSON_FILE, once=False),
    _once("links", Links, "Trang được phép dẫn tới"),
    Kind("replace", Replacements, "Câu dùng chung mà xã nói bằng lời của mình", re.compile(r"replace\.yml"), once=False),
    Kind("screens", Screens, "Hình vẽ màn hình điện thoại", re.compile(r"screens/[a-z0-9]+(-[a-z0-9]+)*\.yml"), once=False),
    Kind("short-forms", ShortForms, "Chữ viết tắt, tên cũ mà bà con hay gõ", re.compile(r"short-forms\.yml"), once=False),
    Kind(
        "sessions",
        Session,
        "Một buổi học: chương trình, chuẩn bị, phiếu kiểm tra",
        re.compile(r"sessions/[a-z0-9]+(-[a-z0-9]+)*\.yml"),
        once=False,
    ),
    Kind("spelling", Spelling, "Chữ viết khác lệ chính tả mà vẫn đúng", re.compile(r"spelling\.yml"), once=False),
    _once("targets", Targets, "Chỉ tiêu của kế hoạch xã"),
    _once("topics", Topics, "Các chủ đề"),
    _once("troubles", Troubles, "Chuyện hay gặp và cách gỡ"),
)

SINGLE = tuple(f"{kind.name}.yml" for kind in KINDS if kind.once)
"""The files that every handbook has once."""


def kind_of(name: str) -> Kind | None:
    """The kind of a file of the guides folder, by its path; None for a file that is not a guide."""
    return next((kind for kind in KINDS if kind.files.fullmatch(name)), None)


def model_of(name: str) -> type[BaseModel] | None:
    """What a file of the guides folder describes; None for a file that is not a guide."""
    kind = kind_of(name)
    return kind.model if kind else None


def schema_line(name: str) -> str:
    """The first line that makes editors complete and check a guide."""
    kind = kind_of(name)
    up = "../" if "/" in name else "./"
    return f"# yaml-language-server: $schema={up}schema/{kind.name}.json" if kind else ""
