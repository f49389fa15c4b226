"""Pages for those who teach and write: about and the authoring guide as plain tables on Material's styles; targets and trainers' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.by_lesson import PAGE, by_cards
from generator.edition import Edition
from generator.guide.lesson import SOON_DAYS, STALE_DAYS, Lesson
from generator.page.frame import body, markdown
from generator.page.progress import shown_progress
from generator.page.session import folder, session_pages
from generator.page.trainer import trainer_pages
from generator.words import words


def staff_pages(edition: Edition) -> dict[str, bytes]:
    """All staff pages: path below the staged folder → Markdown."""
    pages = {
        "chi-tieu/index.md": targets_page(edition),
        "ve-trang-nay/index.md": about_page(edition),
        **({} if edition.below else {"soan-bai/index.md": authoring_page(edition)}),
    }
    return pages | trainer_pages(edition) | session_pages(edition)


def targets_page(edition: Edition) -> bytes:
    """The plan's targets, the lessons that serve each, as the lessons themselves say, the evenings on these, and how far the commune is."""
    handbook = edition.handbook
    said = handbook.words("staff")["targets"]
    served = {
        target.number: tuple(lesson for lesson in handbook.lessons if target.number in lesson.targets)
        for target in handbook.targets.targets
    }
    taught = {
        number: {folder(each): each for each in handbook.sessions if {lesson.code for lesson in lessons}.intersection(each.lessons)}
        for number, lessons in served.items()
    }
    told = {"p": handbook.words("staff")["progress"], "progress": shown_progress(handbook)}
    content = body("targets.md.j2", edition, s=said, served=served, taught=taught, **told)
    return markdown(said["title"], said["description"], "targets", content)


def about_page(edition: Edition) -> bytes:
    """Who makes the handbook, what it promises, and how far each lesson's approval is."""
    handbook = edition.handbook
    said = handbook.words("staff")["about"]
    stale = {lesson.code for lesson in handbook.lessons if lesson.is_stale(edition.site.today)}
    provincial = handbook.links[handbook.commune.handbook]
    days = {"days": STALE_DAYS, "soon": SOON_DAYS}
    content = body("about.md.j2", edition, s=said, stale=stale, stale_days=days, provincial=provincial, today=edition.site.today)
    return _page(said["title"], said["description"], content)


@by_cards(PAGE)
def authoring_page(edition: Edition) -> bytes:
    """How to write a lesson: the fields, from the model itself, and every problem's code with its explanation."""
    said = words("staff")["authoring"]
    content = body("authoring.md.j2", edition, s=said, fields=tuple(lesson_fields()), codes=problem_codes())
    return _page(said["title"], said["description"], content)


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One problem of the catalogue: what it says, what to do, why, and a wrong and a right example where there are any."""

    code: str
    says: str
    do: tuple[str, ...]
    why: str
    wrong: str | None
    right: str | None


def problem_codes() -> tuple[CodeRow, ...]:
    """The whole catalogue; what a sentence names in each case is shown as an ellipsis."""
    return tuple(
        CodeRow(code, _general(entry["says"]), tuple(map(_general, entry["do"])), entry["why"], entry.get("wrong"), entry.get("right"))
        for code, entry in words("problems").items()
    )


def _general(sentence: str) -> str:
    return re.sub(r"{{(.*?)}}|{[^}]*}", lambda match: f"{{{match[1]}}}" if match[1] else "…", sentence)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of the table of fields: `steps[].do`, what to write, whether it must be there."""

    name: str
    description: str
    required: bool


def lesson_fields() -> Iterator[FieldRow]:
    """Every field of a lesson in the order of the file, with those of nested records."""
    yield from _fields(Lesson, "")


def _fields(model: type[BaseModel], prefix: str) -> Iterator[FieldRow]:
    for name, field in model.model_fields.items():
        inner, many = _record(field.annotation)
        path = f"{prefix}{name}{'[]' if many else ''}"
        yield FieldRow(path, field.description or "", field.is_required())
        if inner:
            yield from _fields(inner, f"{path}.")


def _record(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The record type inside an annotation such as `tuple[Step, ...]` or `Phones | None`, and whether it is a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    origin = get_origin(annotation)
    many = origin is tuple
    if many or origin in (Union, UnionType) or hasattr(annotation, "__metadata__"):
        for part in get_args(annotation):
            inner, deeper = _record(part)
            if inner:
                return inner, many or deeper
    return None, many


def _page(title: str, description: str, content: str) -> bytes:
    return markdown(title, description, "staff", content, material=True)
