"""Everything that is made beside the pages, in one table: what it is called, what makes it, where it is offered.

The build, the copies, the pages, README and the report read it. A new format of paper or of book is what makes it (a layout, a
module), its words for the download page, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from itertools import chain
from pathlib import Path

from generator.by_lesson import by_cards, by_lesson
from generator.edition import Download, Edition
from generator.epub.epub import epub
from generator.guide.lesson import Lesson
from generator.paper.alarm_card import alarm_card
from generator.paper.book import book
from generator.paper.cards import cards
from generator.paper.door_sheet import door_sheet
from generator.paper.handout import FORMATS, handout
from generator.paper.judge_cards import judge_cards
from generator.paper.judge_slides import judge_slides
from generator.paper.key_sheet import key_sheet
from generator.paper.pictures import glance, step_pictures
from generator.paper.planned import planned, planned_of_all
from generator.paper.practice import practice_sheet
from generator.paper.printed import Print
from generator.paper.quiz import quiz_sheet
from generator.paper.run_sheet import run_sheet
from generator.paper.session_papers import check_papers, learned_cards, posters, team_papers
from generator.paper.session_slides import session_slides
from generator.paper.sheet import Sheet
from generator.paper.slides import slides, trainer_notes
from generator.zim.zim import require, zim


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed form of a lesson. Its `form` is its name in file names, in the words of the download page and on its sheets.

    `says` is what it is for, as the README tells engineers (residents' and trainers' words stand in words/staff/downloads.vi.yml).
    `on` names the kinds of pages that offer it besides the download page: `lesson`, `trainer`. A `tight` one holds a whole lesson
    in a given room, so it is pressed first: its author hears soon where a lesson is too long. One that `calls` says whom to ask, with
    the numbers of the commune's own offices.
    """

    form: str
    says: str
    makes: Callable[[Edition, Lesson], Print | tuple[Print, ...]]
    on: frozenset[str] = frozenset()
    tight: bool = False
    calls: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A printed form of many lessons, or of what is no lesson; `says` as for a Paper. What it has nothing to make of is no file.

    One of `own` words speaks for the commune, so each has its own, also where many share a handbook.
    """

    form: str
    says: str
    makes: Callable[[Edition], Print | tuple[Print, ...]]
    own: bool = False


def _of_cards(makes: Callable[[Edition], Print | tuple[Print, ...]]) -> Callable[[Edition], tuple[Print, ...]]:
    """What shows of lessons no more than number and title is not made again for a sentence of one."""

    @wraps(makes)
    def made(edition: Edition) -> tuple[Print, ...]:
        return _each(makes(edition))

    return by_cards(planned_of_all(made))(made)


@dataclass(frozen=True, slots=True)
class Book:
    """The whole handbook in one file for a program that reads books: `sotay pack --<form>`, a file that ends in `.<form>`.

    `makes` takes the edition, its finished site (path → content) and the fonts' folder. `needs` raises where it cannot be made on
    this machine. `says` is the help of the option.
    """

    form: str
    says: str
    makes: Callable[[Edition, Mapping[str, bytes], Path], bytes]
    needs: Callable[[], None] = lambda: None


PAPERS = (
    *(Paper(form, told.says, partial(handout, form=form), told.on, tight=True, calls=told.calls) for form, told in FORMATS.items()),
    Paper("png", "a picture to send by Zalo", glance, frozenset({"lesson"}), tight=True),
    Paper("buoc", "a picture of each step", step_pictures),
    Paper("trinh-chieu", "slides for the hall", slides, frozenset({"trainer"})),
    Paper("giang-vien", "the trainer's notes to the slides", trainer_notes, frozenset({"trainer"})),
    Paper("cho-nao-bam", "the practice run on paper: which place would you press?", run_sheet, frozenset({"trainer"}), tight=True),
    Paper("cau-hoi", "the quiz on half an A4, twice, and its key", quiz_sheet, frozenset({"trainer"}), tight=True),
)
"""In the order in which a page offers them."""

COLLECTIONS = (
    Collection("the-qr", "cards to cut, all lessons or one topic", _of_cards(cards)),
    Collection("luyen-quet-ma", "harmless codes to learn scanning with", _of_cards(practice_sheet)),
    Collection(
        "lam-ngay", "a card for the wall: whom to call after being cheated, in numbers read from three metres", alarm_card, own=True
    ),
    Collection("that-hay-lua", "a game on paper: messages to judge, cards to cut and the key, a file a round", _of_cards(judge_cards)),
    Collection("that-hay-lua-trinh-chieu", "the same game as slides, a file a round", _of_cards(judge_slides)),
    Collection("buoi-to", "an evening in the hall: agenda, set-up, sheets to sign in, to count and to ask again", team_papers, own=True),
    Collection("buoi-phieu", "the two checks of an evening, before and after", check_papers, own=True),
    Collection("buoi-moi", "the invitation to an evening, with room for day and place", posters, own=True),
    Collection("buoi-the", "cards for who learned something that evening, with its code", learned_cards, own=True),
    Collection("buoi-trinh-chieu", "what an evening projects: its goal, the questions of both checks with answers, codes", session_slides),
    Collection("di-tung-nha", "from door to door: what to offer by who opens", _of_cards(door_sheet), own=True),
    Collection("khoa-ban-sao", "beside the laptop: the key by which the commune's signed copies are known", key_sheet, own=True),
    Collection("so-tay", "the whole handbook as a book", book),
)

BOOKS = (
    Book("epub", "Làm thêm sách điện tử EPUB, cho ứng dụng đọc sách", lambda edition, _finished, fonts: epub(edition, fonts)),
    Book("zim", "Làm thêm tệp ZIM, cho ứng dụng Kiwix", lambda edition, finished, fonts: zim(finished, edition, fonts), require),
)

TIGHT = frozenset(paper.form for paper in PAPERS if paper.tight)

_ON = {paper.form: paper.on for paper in PAPERS}


def all_prints(edition: Edition) -> Iterator[Print]:
    """Every printed file of the edition, ready for the press, in the order of the download page. Raises QrSizeError.

    Each is made when it is asked for: what they say is several times as much as what all lessons say.
    """
    of_lessons = (item for lesson in edition.here for item in _kept_prints(edition, lesson))
    wanted = (collection for collection in COLLECTIONS if collection.own or not edition.below)
    of_many = (item for collection in wanted for item in _each(collection.makes(edition)))
    return chain(of_lessons, _with_own_numbers(edition), of_many)


def _with_own_numbers(edition: Edition) -> Iterator[Print]:
    """Of lessons that lie in the handbook above, the forms on which an office of the commune stands with its number."""
    contacts = edition.handbook.commune.contacts
    numbered = {name for name, each in contacts.items() if each.local and each.phone}
    shared = (lesson for lesson in edition.handbook.lessons if edition.below and lesson not in edition.here)
    for lesson in shared:
        if numbered.intersection(lesson.help):
            yield from (item for paper in PAPERS if paper.calls for item in _each(paper.makes(edition, lesson)))


def _prints(edition: Edition, lesson: Lesson) -> tuple[Print, ...]:
    """Every printed file of a lesson."""
    return tuple(item for paper in PAPERS for item in _each(paper.makes(edition, lesson)))


_kept_prints = by_lesson(planned(_prints))(_prints)


def _each(made: Print | tuple[Print, ...]) -> tuple[Print, ...]:
    return made if isinstance(made, tuple) else (made,)


def downloads(sheets: Iterable[Sheet]) -> tuple[Download, ...]:
    """Finished sheets as pages offer them."""
    return tuple(
        Download(sheet.path, len(sheet.content), sheet.pages, sheet.form, sheet.lesson, sheet.number, _ON.get(sheet.form, frozenset()))
        for sheet in sheets
    )
