"""What all layouts of a lesson are given: one shape of data, made of JSON values only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from generator.address import Site, shown
from generator.edition import Edition
from generator.guide.commune import Contact
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Picture
from generator.guide.text import spans
from generator.last import remembers_last
from generator.paper.address_room import room
from generator.paper.fonts import FAMILY
from generator.paper.shapes import (
    AddressCode,
    Call,
    CodeData,
    Foot,
    Group,
    MistakeData,
    PhonesData,
    SentenceData,
    Shown,
    Stamp,
    StampedData,
    StepData,
)
from generator.qr.qr import Qr, address_in_code, even_side, qr
from generator.screen.crop import AIM
from generator.screen.draw import Drawing, draw
from generator.screen.icons import ICONS
from generator.view import LessonView, StepView, view
from generator.words import words

_CUTS = (AIM, 110.0, 0.0)
"""How high a picture wants to be, in its own units: from roomy to the marked control alone."""
_FONT_SIZE = re.compile(r'font-size="([\d.]+)"')
_LONGEST_APPROVAL = 88
"""Letters of the line at the foot of an A5 sheet. A longer document's name stands on the page only."""

_ICONS = ("eye", "help", "warning", "call", "person", "book")


class LessonWords(StampedData):
    """What a layout may show of a lesson besides its steps."""

    summary: SentenceData
    who: SentenceData
    practise: str
    needs: list[SentenceData]
    steps_heading: str
    warnings: list[SentenceData]
    keys_heading: str
    keys: list[SentenceData]
    mistakes: list[MistakeData]
    help: list[Call]
    codes: list[AddressCode]
    room: dict[str, float]
    safety: list[SentenceData]
    icons: dict[str, str]


class LessonData(LessonWords):
    """All that a layout may show of a lesson, in the words it shows."""

    groups: list[Group]


def lesson_data(edition: Edition, lesson: Lesson, symbol: float) -> LessonData:
    """Everything that a layout may show, in the words it shows. Sentences are lists of spans, pictures are SVG.

    `symbol` is the side of the QR codes in millimetres, without their white edge. Raises QrSizeError.
    """
    return {**lesson_words(edition, lesson, symbol), "groups": _groups(edition, lesson)}


def lesson_words(edition: Edition, lesson: Lesson, symbol: float) -> LessonWords:
    """The same without the steps, for what shows none: nothing is drawn."""
    told, without_codes = _told(edition, lesson)
    return cast(LessonWords, {**without_codes, "codes": lesson_codes(edition, told, symbol)})


@remembers_last
def _told(edition: Edition, lesson: Lesson) -> tuple[LessonView, dict[str, object]]:
    """The lesson, and all of these words that are the same for codes of any size: a dozen layouts are given them, one after the other."""
    say, site = words("paper"), edition.site
    told = view(edition, lesson)
    low, high = lesson.minutes.practise
    return told, {
        "subject": say["subject"].format(code=lesson.code),
        "code": lesson.code,
        "title": lesson.title,
        "document_title": say["title"].format(code=lesson.code, title=lesson.title),
        **foot(edition),
        "summary": span_data(lesson.summary),
        "who": span_data(_who(told, say)),
        "practise": say["practise"].format(low=low, high=high),
        "needs": [span_data(need) for need in lesson.need],
        "steps_heading": say["steps"].format(count=len(lesson.steps)),
        "warnings": [span_data(warning.say) for warning in lesson.warnings],
        "keys_heading": say["keys"].format(count=len(lesson.key_points)),
        "keys": [span_data(key.say) for key in lesson.key_points],
        "mistakes": [{"wrong": span_data(mistake.wrong), "fix": span_data(mistake.fix)} for mistake in lesson.mistakes],
        "help": [_contact(contact, say) for contact in told.contacts],
        "room": room(),
        "safety": safety_data(site),
        "stale": say["stale"] if told.stale else None,
        "checked": told.looked_line,
        "approval": _approval(told, say),
        "icons": shown_icons(),
        "say": common_words(),
    }


def shown_icons() -> dict[str, str]:
    """The icons of all layouts of a lesson, by name."""
    return {name: icon_svg(name) for name in _ICONS}


def common_words() -> dict[str, str]:
    """What all layouts of a lesson say that is whole as it stands."""
    return {name: text for name, text in words("paper").items() if isinstance(text, str) and "{" not in text}


def foot(edition: Edition) -> Foot:
    """What stands on every sheet of the handbook."""
    say, commune = words("paper"), edition.handbook.commune
    return {
        "team": commune.team,
        "handbook": say["handbook"].format(commune=commune.name),
        "draft": say["draft"] if edition.site.is_draft else None,
    }


def stamp(told: LessonWords) -> Stamp:
    """Of a lesson's data, what sheets say too that show little of it: a change of anything else does not print them anew."""
    return {
        "code": told["code"],
        "title": told["title"],
        "stale": told["stale"],
        "checked": told["checked"],
        "approval": told["approval"],
    }


def span_data(text: str) -> SentenceData:
    """A sentence as layouts take it: its runs, plain, strong or a term."""
    return [{"kind": span.kind, "words": span.words} for span in spans(text)]


def safety_data(site: Site) -> list[SentenceData]:
    """How to know a true address, and what the Team never asks for. The site's name is a run of its own kind: it is never broken."""
    say = words("paper")["safety"]
    name = site.root_in_words + "/"
    address = span_data(say["address"].format(host=name.removesuffix("/")))
    return [[{**span, "kind": "host"} if span["words"] == name else span for span in address], span_data(say["team"])]


def _who(told: LessonView, say: Mapping[str, Any]) -> str:
    who = told.lesson.audience.who
    return who if told.age is None else f"{who} {say['age'].format(age=told.age)}"


@remembers_last
def _groups(edition: Edition, lesson: Lesson) -> list[Group]:
    """Steps in order; neighbours with the same picture stand together, so that a layout shows it once."""
    groups: list[Group] = []
    shown: Picture | None = None
    for each in view(edition, lesson).steps:
        picture = each.step.picture
        if picture is None or picture != shown:
            groups.append({"pictures": _pictures(edition.handbook, picture), "steps": []})
        groups[-1]["steps"].append(_step(each))
        shown = picture
    return groups


def _step(each: StepView) -> StepData:
    step, phones = each.step, each.step.phones
    by_phone: PhonesData | None = {"android": span_data(phones.android), "iphone": span_data(phones.iphone)} if phones else None
    return {
        "number": each.number,
        "do": span_data(step.do),
        "see": span_data(step.see),
        "key": step.key,
        "stuck": span_data(step.stuck) if step.stuck else None,
        "phones": by_phone,
    }


def _pictures(handbook: Handbook, picture: Picture | None) -> list[Shown | None]:
    """The drawing cut ever closer round its mark, for the layout to choose from; none where a step has no picture.

    Only the widest honours the author's wish for the whole screen: two pages have no room for eight of those. Cut closest, a
    screen without a mark has nothing left to show. `label` is the size of the smallest words, in the drawing's own units.
    """
    if picture is None:
        return []
    screen = handbook.screens[picture.screen]
    wide, closer, closest = (draw(screen, picture.mark, crop=picture.crop or aim < AIM, font=FAMILY, aim=aim) for aim in _CUTS)
    return [picture_data(wide), picture_data(closer), picture_data(closest) if picture.mark else None]


def picture_data(drawing: Drawing) -> Shown:
    """A drawing as layouts take it."""
    label = min(map(float, _FONT_SIZE.findall(drawing.svg)), default=None)
    return {"svg": drawing.svg, "alt": drawing.alt, "width": drawing.width, "height": drawing.height, "label": label}


def _contact(contact: Contact, say: Mapping[str, Any]) -> Call:
    fee = say["fee"][contact.fee] if contact.phone else ""
    return {"name": contact.name, "what": span_data(contact.what), "phone": contact.phone, "fee": fee}


def held(codes: Iterable[CodeData]) -> tuple[str, ...]:
    """What these codes hold, each text once, sorted."""
    return tuple(sorted({code["holds"] for code in codes}))


def lesson_codes(edition: Edition, told: LessonView, symbol: float) -> list[AddressCode]:
    """The lesson's own code, then the province's handbook. Raises QrSizeError."""
    say, handbook, code = words("paper")["codes"], edition.handbook, told.lesson.code
    link = handbook.links[handbook.commune.handbook]
    spoken = shown(link.address)
    return [
        _code(qr(edition.site.in_code(code)), symbol, told.address, say["lesson"], {"code": code}),
        _code(qr(address_in_code(link.address)), symbol, spoken, say["handbook"], {"name": link.name, "owner": link.owner}),
    ]


def _code(code: Qr, symbol: float, address: str, say: Mapping[str, str], names: Mapping[str, object]) -> AddressCode:
    label, opens, alt = (say[name].format(address=address, **names) for name in ("label", "opens", "alt"))
    side = even_side(code, symbol)
    return {"label": label, "opens": opens, "alt": alt, "address": address, "holds": code.text, "svg": code.svg, "side": side}


def _approval(told: LessonView, say: Mapping[str, Any]) -> str:
    blanks = {"unit": told.unit, "date": told.approved, "document": told.document}
    said = str(say["approval"][told.state].format(**blanks))
    return said if len(said) <= _LONGEST_APPROVAL else str(say["approval"][f"{told.state}_briefly"].format(**blanks))


def icon_svg(name: str) -> str:
    """An icon as a drawing of its own, in the colour of ink."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#1d1a16" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{ICONS[name]}</svg>'
    )
