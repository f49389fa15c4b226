"""What the pages of a copy without network say of themselves: of which day they are, and when to ask for a newer one."""

from __future__ import annotations

from generator.edition import Edition
from generator.words import words
from generator.words.dates import date_in_words


def copy_note(edition: Edition) -> dict[str, str]:
    """The sentences at the foot and, once the copy is old, on top of every page; `until` is the day as 2027-05-21, for the script.

    ValueError for an edition that is no copy.
    """
    site, copy = edition.site, edition.as_copy()
    said = words("page")["copy"]
    host = site.host_in_words
    newer = said["newer_draft" if site.is_draft else "newer"].format(team=edition.handbook.commune.team, host=host)
    return {
        "line": said["line"].format(version=copy.version, date=date_in_words(copy.day)),
        "then": said["then"].format(until=date_in_words(copy.until), newer=newer),
        "old": said["old"].format(date=date_in_words(copy.day), newer=newer),
        "until": copy.until.isoformat(),
    }
