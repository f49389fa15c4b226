"""One edition of the handbook, as one run makes it: what it says, for which address and day, how it is opened, what goes with it.

Every page, sheet and book is made from it and from nothing else. What has ended by its day is not in it, so that no output has to know.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.address import Site
from generator.guide.ended import without_ended
from generator.guide.handbook import Handbook
from generator.guide.lesson import STALE_DAYS, Lesson


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy for laptops and sticks: its version, and the day its newest lesson was checked."""

    version: str
    day: datetime.date

    @property
    def until(self) -> datetime.date:
        """The last day on which the copy still counts as new."""
        return self.day + datetime.timedelta(days=STALE_DAYS)


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file that pages offer: its path from the site's root, its size in bytes, its pages (0 for a picture).

    `form` is its name in the table of outputs, `lesson` whose it is (None: of more than one), `number` which step or topic it
    shows, and `on` the kinds of pages that offer it.
    """

    path: str
    size: int
    pages: int
    form: str
    lesson: int | None = None
    number: int | None = None
    on: frozenset[str] = frozenset()

    @property
    def extension(self) -> str:
        """`PDF`, `PNG`."""
        return self.path.rpartition(".")[2].upper()

    @property
    def kilobytes(self) -> int:
        """Size in KB of 1024 bytes, rounded up, so that nobody is promised less than comes."""
        return -(-self.size // 1024)


@dataclass(frozen=True, slots=True)
class Edition:
    """What is made now.

    `handbook` keeps of what it is given all that is still true on the site's day. `site` has the address and the day. `leaf` is what a
    link to a folder ends in: nothing where a server finds a folder's page by itself, `index.html` where files are opened from a disk.
    `copy` is set once a copy has its version. `files` are the finished files that pages offer, in the order in which they are offered.
    `whole` is False for a choice of lessons. `below` is True for a commune's pages below a handbook that many share: then only what
    has the commune's words is made, the rest lies above.
    """

    handbook: Handbook
    site: Site
    leaf: str = ""
    copy: Copy | None = None
    files: tuple[Download, ...] = ()
    whole: bool = True
    below: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "handbook", without_ended(self.handbook, self.site.today))

    @property
    def on_a_server(self) -> bool:
        """False for files opened straight from a disk, which need nothing that only a server's pages can do."""
        return not self.leaf

    @property
    def here(self) -> tuple[Lesson, ...]:
        """The lessons whose pages are made: all, but below a shared handbook only the commune's own."""
        own = self.site.own
        return tuple(each for each in self.handbook.lessons if each.code in own) if self.below else self.handbook.lessons

    @property
    def keeps(self) -> bool:
        """Whether a phone may keep the pages: those of a server, from the page that lies at its root."""
        return self.on_a_server and not self.below

    @property
    def newest_check(self) -> datetime.date:
        """The last day on which a lesson was checked: the one date that may stand in what is made, so that it is the same every day."""
        return max(lesson.checked.date for lesson in self.handbook.lessons)

    def as_copy(self) -> Copy:
        """The copy that this edition is. ValueError for the site's edition, which is none."""
        if self.copy is None:
            raise ValueError("this edition is no copy")
        return self.copy

    def offered(self, page: str, lesson: int) -> tuple[Download, ...]:
        """The files of a lesson that a kind of page offers."""
        return tuple(file for file in self.files if file.lesson == lesson and page in file.on)
