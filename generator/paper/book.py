"""The whole handbook as one book, for the office and the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from generator.address import Site
from generator.by_lesson import JSON, by_lesson
from generator.edition import Edition
from generator.guide.glossary import Term
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.guide.topic import Topic
from generator.paper.address_room import room
from generator.paper.lesson_data import LessonData, foot, held, lesson_data, span_data
from generator.paper.printed import Print
from generator.paper.quiz import QuestionData, question_data
from generator.paper.shapes import AddressCode, Call, FootedData, SentenceData
from generator.qr.qr import SMALLEST_SYMBOL, address_in_code, even_side, qr
from generator.screen.icons import ICONS
from generator.vietnamese.alphabet import initial, sort_key
from generator.view import view
from generator.words import words
from generator.words.dates import date_in_words

PATH = "to-roi/so-tay.pdf"
_SHARED = ("icons", "say")
"""What is the same for all lessons and stands in the book's data once."""


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


class ChapterData(TypedDict):
    """What a lesson's chapter has besides what every sheet of the lesson says."""

    chapter: str
    to_practise: SentenceData
    questions: list[QuestionData]
    sources: list[SourceData]


class TopicData(TypedDict):
    """A topic: its unit, and its lessons' chapters, each with the lesson's data but for what stands in the book's once."""

    number: str
    name: str
    summary: SentenceData
    intro: SentenceData
    colour: str
    icon: str
    unit: Call
    lessons: list[Mapping[str, object]]


class BookData(FootedData):
    """The whole book."""

    where: str
    icons: dict[str, str]
    room: dict[str, float]
    cover: Cover
    home: AddressCode
    topics: list[TopicData]
    unwritten: list[str]
    terms: list[Letter]
    province: AddressCode


def book(edition: Edition) -> Print[BookData]:
    """Cover, contents, topics with their lessons, glossary, answers, codes and sources, ready for the press. Raises QrSizeError."""
    say, handbook, site = words("book"), edition.handbook, edition.site
    lessons = {lesson.code: _data(edition, lesson) for lesson in handbook.lessons}
    names = {"commune": handbook.commune.name, "province": handbook.commune.province}
    written = [topic for topic in handbook.topics if handbook.lessons_of(topic)]
    # What people see on all sheets (icons, common words) comes with any lesson's data.
    some = next(iter(lessons.values()))
    home = _home(site, say["home"])
    data: BookData = {
        "subject": say["subject"],
        "document_title": say["document_title"].format(**names),
        **foot(edition),
        "where": say["where"].format(**names),
        "icons": some["icons"],
        "say": {**some["say"], **{name: text for name, text in say.items() if isinstance(text, str)}},
        "room": room(),
        "cover": _cover(handbook, written),
        "home": home,
        "topics": [_topic(edition, topic, lessons) for topic in written],
        "unwritten": [topic.name for topic in handbook.topics if topic not in written],
        "terms": _terms(handbook.terms),
        "province": some["codes"][1],
    }
    codes = held([home, *(code for lesson in lessons.values() for code in lesson["codes"])])
    return Print(PATH, "book", data, "so-tay", codes)


@by_lesson(JSON)
def _data(edition: Edition, lesson: Lesson) -> LessonData:
    """Its drawings are most of the book's work: those of a lesson of which nothing changed are kept."""
    return lesson_data(edition, lesson, SMALLEST_SYMBOL)


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


def _home(site: Site, say: dict[str, str]) -> AddressCode:
    code = qr(address_in_code(f"{site.host}/"))
    address = site.host_in_words
    alt, side = say["alt"].format(address=address), even_side(code)
    return {"label": say["label"], "opens": say["opens"], "alt": alt, "address": address, "holds": code.text, "svg": code.svg, "side": side}


def _topic(edition: Edition, topic: Topic, lessons: dict[int, LessonData]) -> TopicData:
    handbook = edition.handbook
    unit = handbook.contact(topic.unit)
    return {
        "number": words("book")["topic"].format(digit=topic.digit),
        "name": topic.name,
        "summary": span_data(topic.summary),
        "intro": span_data(topic.intro),
        "colour": topic.colour,
        "icon": white_icon(topic.icon),
        "unit": {"name": unit.name, "what": span_data(unit.what), "phone": unit.phone, "fee": ""},
        "lessons": [_lesson(edition, lesson, lessons[lesson.code]) for lesson in handbook.lessons_of(topic)],
    }


def _lesson(edition: Edition, lesson: Lesson, data: LessonData) -> Mapping[str, object]:
    say = words("book")
    own: ChapterData = {
        "chapter": say["lesson"].format(code=lesson.code, title=lesson.title),
        "to_practise": span_data(lesson.practise),
        "questions": [question_data(question) for question in lesson.quiz],
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
            for source in view(edition, lesson).sources
        ],
    }
    return {**{name: value for name, value in data.items() if name not in _SHARED}, **own}


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
