"""All records of guides without a mistake, bound to one handbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from generator.guide.approval import amended
from generator.guide.commune import Commune
from generator.guide.doors import Doors
from generator.guide.glossary import Glossary
from generator.guide.handbook import Handbook
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.own_goals import with_goals
from generator.guide.progress import Progress
from generator.guide.recording import Recordings, playable
from generator.guide.register import Register
from generator.guide.screen import Screen, Screens
from generator.guide.session import Session
from generator.guide.short_forms import ShortForms
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles, with_fixes

M = TypeVar("M", bound=BaseModel)


def bound(records: Mapping[str, BaseModel], register: Register, sounds: Mapping[str, bytes], progress: Progress) -> Handbook:
    """Everything in one record; only called for guides without errors."""

    def one(model: type[M]) -> M:
        return next(record for record in records.values() if isinstance(record, model))

    screens: dict[str, Screen] = {}
    for record in records.values():
        if isinstance(record, Screens):
            screens.update(record.root)
    troubles = one(Troubles).troubles
    lessons = sorted((with_fixes(r, troubles) for r in records.values() if isinstance(r, Lesson)), key=lambda lesson: lesson.code)
    schemes = {_name(file): record for file, record in sorted(records.items()) if isinstance(record, Scheme)}
    return Handbook(
        commune=one(Commune),
        topics=tuple(sorted(one(Topics).topics, key=lambda topic: topic.digit)),
        lessons=tuple(lessons),
        troubles=troubles,
        schemes=schemes,
        sessions=tuple(sorted((r for r in records.values() if isinstance(r, Session)), key=lambda session: session.number)),
        doors=next((record.doors for record in records.values() if isinstance(record, Doors)), ()),
        screens=dict(sorted(screens.items())),
        short_forms=tuple(form for record in records.values() if isinstance(record, ShortForms) for form in record.short),
        links=one(Links).links,
        terms=one(Glossary).terms,
        targets=with_goals(one(Targets), one(Commune).goals, blank=False),
        files={record.code: name for name, record in records.items() if isinstance(record, Lesson)},
        session_files={record.number: name for name, record in records.items() if isinstance(record, Session)},
        register=register,
        amended=frozenset(
            (*(each.code for each in lessons if amended(each)), *(name for name, scheme in schemes.items() if amended(scheme)))
        ),
        sounds=playable((each for each in records.values() if isinstance(each, Recordings)), lessons, sounds),
        progress=progress,
    )


def _name(file: str) -> str:
    """`judge/gia-cong-an.yml` → `gia-cong-an`."""
    return file.rpartition("/")[2].removesuffix(".yml")
