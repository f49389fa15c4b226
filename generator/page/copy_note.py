"""What the pages of a copy without network say of themselves: of which day they are, and when to ask for a newer one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.lesson import STALE_DAYS
from generator.words import words
from generator.words.dates import date_in_words


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the handbook: its version, and the day its newest lesson was checked."""

    version: str
    day: datetime.date

    @property
    def until(self) -> datetime.date:
        """The last day on which the copy still counts as new."""
        return self.day + datetime.timedelta(days=STALE_DAYS)


def copy_note(handbook: Handbook, site: Site, copy: Copy) -> dict[str, str]:
    """The sentences at the foot and, once the copy is old, on top of every page; `until` is the day as 2027-05-21, for the script."""
    said = words("page")["copy"]
    host = site.host_in_words
    newer = said["newer_draft" if site.is_draft else "newer"].format(team=handbook.commune.team, host=host)
    return {
        "line": said["line"].format(version=copy.version, date=date_in_words(copy.day)),
        "then": said["then"].format(until=date_in_words(copy.until), newer=newer),
        "old": said["old"].format(date=date_in_words(copy.day), newer=newer),
        "until": copy.until.isoformat(),
    }
