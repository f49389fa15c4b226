"""The whole handbook as one book, for the office and the library: cover, contents, topics with their lessons, what is looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypedDict, cast
from urllib.parse import urlsplit

from generator.address import Site
from generator.by_lesson import JSON, by_lesson
from generator.edition import Edition
from generator.guide.glossary import Term
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.guide.topic import Topic
from generator.paper.lesson_data import common_words, foot, held, lesson_codes, lesson_data, shown_icons, span_data
from generator.paper.planned import planned
from generator.paper.printed import Print
from generator.paper.quiz import QuestionData, question_data
from generator.paper.shapes import AddressCode, Call, CodeData, PaperData, SentenceData
from generator.paper.volume import Elsewhere, Part, Volume
from generator.qr.qr import SMALLEST_SYMBOL, address_in_code, even_side, qr
from generator.screen.icons import ICONS
from generator.vietnamese.alphabet import initial, sort_key
from generator.view import view
from generator.words import words
from generator.words.dates import date_in_words

PATH, FORM = "to-roi/so-tay.pdf", "so-tay"
_COMMON = ("document_title", "icons", "say")
"""What all parts are given, also those of a lesson."""


class TermData(TypedDict):
    """A word of the glossary, what else it is called, and what it means."""

    term: str
    also: list[str]
    means: str


class Letter(TypedDict):
    """The words of the glossary that stand under one letter."""

    letter: str
    terms: list[TermData]


class Cover(TypedDict):
    """What the cover promises, how many lessons there are, how new they are, and how many are approved."""

    promise: str
    lessons: str
    checked: str
    states: list[str]


class SourceData(TypedDict):
    """What a source is for, and where it is found."""

    what: SentenceData
    where: str


class LessonInBook(TypedDict):
    """What other parts show of a lesson. `anchor` is the name of its chapter's place, `answers` that of its answers."""

    code: int
    colour: str
    anchor: str
    answers: str
    chapter: str
    title: str
    summary: SentenceData
    questions: list[QuestionData]
    codes: list[AddressCode]
    sources: list[SourceData]


def book(edition: Edition) -> Volume:
    """Cover, contents, topics with their lessons, glossary, answers, codes and sources, ready for the press. Raises QrSizeError."""
    handbook = edition.handbook
    written = [topic for topic in handbook.topics if handbook.lessons_of(topic)]
    lessons = {lesson.code: _in_book(edition, lesson) for lesson in handbook.lessons}
    parts: list[Part] = []
    contents: list[Elsewhere] = []
    for topic in written:
        own = [lessons[lesson.code] for lesson in handbook.lessons_of(topic)]
        contents += [_at_topic(topic), *map(_at_chapter, own)]
        parts.append(Part(_topic(edition, topic, own), tuple(lesson["anchor"] for lesson in own)))
        for lesson in own:
            (chapter,) = _kept_chapter(edition, handbook.lesson(lesson["code"]))
            parts.append(Part(chapter, (lesson["answers"],)))
    ends = _ends(edition, [lessons[lesson.code] for topic in written for lesson in handbook.lessons_of(topic)])
    contents += [{"anchor": end.data["anchor"], "title": end.data["title"], "level": 1} for end in ends]
    front = Part(_front(edition, written, contents), tuple(other["anchor"] for other in contents))
    whole = (front, *parts, *map(Part, ends))
    codes = tuple(sorted({code for part in whole for code in part.print.codes}))
    data = {"subject": words("book")["subject"], "document_title": _document_title(handbook), "parts": [part.print.data for part in whole]}
    return Volume(PATH, "book", cast(PaperData, data), FORM, codes, parts=whole)


def _print(edition: Edition, leaf: str, layout: str, own: Mapping[str, object], codes: Iterable[CodeData] = ()) -> Print[Any]:
    """A part. `own` is what its layout is given besides what all are."""
    say = words("book")
    data: dict[str, object] = {
        "subject": say["subject"],
        **foot(edition),
        "icons": shown_icons(),
        "say": {**common_words(), **{name: text for name, text in say.items() if isinstance(text, str)}},
        "elsewhere": [],
        "below": None,
        **own,
        "document_title": _document_title(edition.handbook),
    }
    return Print(f"to-roi/{FORM}-{leaf}.pdf", layout, cast(PaperData, data), FORM, held(codes))


def _document_title(handbook: Handbook) -> str:
    return str(words("book")["document_title"]).format(commune=handbook.commune.name, province=handbook.commune.province)


def _topic_title(topic: Topic) -> str:
    return f"{words('book')['topic'].format(digit=topic.digit)}. {topic.name}"


def _at_topic(topic: Topic) -> Elsewhere:
    return {"anchor": f"topic-{topic.digit}", "title": _topic_title(topic), "level": 1}


def _at_chapter(lesson: LessonInBook) -> Elsewhere:
    return {"anchor": lesson["anchor"], "title": lesson["chapter"], "level": 2}


def _front(edition: Edition, written: list[Topic], contents: list[Elsewhere]) -> Print:
    say, handbook = words("book"), edition.handbook
    home = _home(edition.site)
    own = {
        "where": say["where"].format(commune=handbook.commune.name, province=handbook.commune.province),
        "cover": _cover(handbook, written),
        "topics": [white_icon(topic.icon) for topic in written],
        "home": home,
        "unwritten": [topic.name for topic in handbook.topics if topic not in written],
        "elsewhere": contents,
    }
    return _print(edition, "dau", "book-front", own, [home])


def _cover(handbook: Handbook, written: list[Topic]) -> Cover:
    say = words("book")["cover"]
    newest = max(lesson.checked.date for lesson in handbook.lessons)
    states = Counter(map(handbook.approval_state, handbook.lessons))
    return {
        "promise": say["promise"],
        "lessons": say["lessons"].format(count=len(handbook.lessons), topics=len(written)),
        "checked": say["checked"].format(date=date_in_words(newest)),
        "states": [say[name].format(count=states[name]) for name in ("approved", "amended", "waiting") if states[name]],
    }


def _home(site: Site) -> AddressCode:
    say = words("book")["home"]
    code = qr(address_in_code(f"{site.host}/"))
    address = site.host_in_words
    alt, side = say["alt"].format(address=address), even_side(code)
    return {"label": say["label"], "opens": say["opens"], "alt": alt, "address": address, "holds": code.text, "svg": code.svg, "side": side}


def _topic(edition: Edition, topic: Topic, lessons: list[LessonInBook]) -> Print:
    """The topic's own pages."""
    unit = edition.handbook.contact(topic.unit)
    call: Call = {"name": unit.name, "what": span_data(unit.what), "phone": unit.phone, "fee": ""}
    own = {
        **_at_topic(topic),
        "number": words("book")["topic"].format(digit=topic.digit),
        "name": topic.name,
        "summary": span_data(topic.summary),
        "intro": span_data(topic.intro),
        "colour": topic.colour,
        "icon": white_icon(topic.icon),
        "unit": call,
        "lessons": [_picked(lesson, "code", "colour", "anchor", "title", "summary") for lesson in lessons],
        "elsewhere": [_at_chapter(lesson) for lesson in lessons],
    }
    return _print(edition, f"chu-de-{topic.digit}", "book-topic", own)


@by_lesson(JSON)
def _in_book(edition: Edition, lesson: Lesson) -> LessonInBook:
    say, told = words("book"), view(edition, lesson)
    return {
        "code": lesson.code,
        "colour": edition.handbook.topic(lesson.topic).colour,
        "anchor": f"lesson-{lesson.code}",
        "answers": f"answers-{lesson.code}",
        "chapter": say["lesson"].format(code=lesson.code, title=lesson.title),
        "title": lesson.title,
        "summary": span_data(lesson.summary),
        "questions": [question_data(question) for question in lesson.quiz],
        "codes": lesson_codes(edition, told, SMALLEST_SYMBOL),
        "sources": [
            {
                "what": span_data(source.what),
                "where": say["source"].format(
                    name=source.link.name,
                    owner=source.link.owner,
                    host=urlsplit(source.link.address).hostname,
                    days=source.days,
                ),
            }
            for source in told.sources
        ],
    }


def _chapter(edition: Edition, lesson: Lesson) -> tuple[Print, ...]:
    """A lesson's chapter."""
    told, brief = lesson_data(edition, lesson, SMALLEST_SYMBOL), _in_book(edition, lesson)
    own = {
        **{name: value for name, value in told.items() if name not in _COMMON},
        **_picked(brief, "colour", "anchor", "chapter", "questions"),
        "to_practise": span_data(lesson.practise),
        "elsewhere": [{"anchor": brief["answers"], "title": brief["chapter"], "level": 2}],
        "below": _topic_title(edition.handbook.topic(lesson.topic)),
    }
    made = _print(edition, str(lesson.code), "book-chapter", own, told["codes"][:1])
    return (replace(made, lesson=lesson.code),)


_kept_chapter = by_lesson(planned(_chapter))(_chapter)
"""Its drawings are most of the book's work: they are made where the chapter must be set."""


def _ends(edition: Edition, lessons: list[LessonInBook]) -> list[Print[Any]]:
    """What is looked up at the end: hard words, answers, codes, sources."""
    say = words("book")
    home, (_, province) = _home(edition.site), lessons[0]["codes"]
    of_all: dict[str, dict[str, object]] = {
        "glossary": {"terms": _terms(edition.handbook.terms)},
        "answers": {"lessons": [{**_picked(lesson, "chapter", "questions"), "anchor": lesson["answers"]} for lesson in lessons]},
        "codes": {
            "home": home,
            "province": province,
            "lessons": [_picked(lesson, "code", "colour", "title", "codes") for lesson in lessons],
        },
        "sources": {"lessons": [_picked(lesson, "chapter", "sources") for lesson in lessons]},
    }
    codes = {"codes": [home, province, *(lesson["codes"][0] for lesson in lessons)]}
    return [
        _print(edition, name, f"book-{name}", {"anchor": name, "title": say[name], **own}, codes.get(name, ()))
        for name, own in of_all.items()
    ]


def _picked(lesson: LessonInBook, *names: str) -> dict[str, object]:
    return {name: value for name, value in lesson.items() if name in names}


def _terms(terms: tuple[Term, ...]) -> list[Letter]:
    """Terms by the letter of the Vietnamese alphabet under which they stand."""
    letters: list[Letter] = []
    for term in sorted(terms, key=lambda term: sort_key(term.term)):
        letter = initial(term.term)
        if not letters or letters[-1]["letter"] != letter:
            letters.append({"letter": letter, "terms": []})
        letters[-1]["terms"].append({"term": term.term, "also": list(term.also), "means": plain(term.means)})
    return letters


def white_icon(icon: str) -> str:
    """An icon drawn in white, for a dark ground."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#ffffff" '
        f'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{ICONS[icon]}</svg>'
    )
