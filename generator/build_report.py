"""What a build tells of itself when all is made: the figures of report.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from generator import __version__
from generator.edition import Edition
from generator.guide.checks.replaced import undecided
from generator.guide.doubts import OpenQuestion, open_questions
from generator.paper.sheet import Sheet
from generator.problems import Problem
from generator.site import verify
from generator.site.facts import Facts


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, written to `report.json`. Sizes in bytes, times in seconds; `above` is the address at which a commune's shared
    lessons open, empty where all open at its own; `without_phone` are the commune's own offices, `open_questions` what is still to be
    asked, by the contact's id; `amended_lessons` were changed after their approval; `undecided` are the fields in the commune's own words
    whose shared sentence has changed; `version` is the program's."""

    version: str
    host: str
    above: str
    draft: bool
    lessons: int
    pictures: int
    pages: int
    site_bytes: int
    sheets_made: int
    sheets_kept: int
    sheets_of_form: Mapping[str, int]
    codes_read_back: int
    stale_lessons: tuple[int, ...]
    open_questions: Mapping[str, tuple[OpenQuestion, ...]]
    amended_lessons: tuple[int, ...]
    undecided: tuple[str, ...]
    without_phone: tuple[str, ...]
    printed_codes: Mapping[str, tuple[str, ...]]
    first_visit_gzip_bytes: Mapping[str, int]
    search_index_gzip_bytes: int
    warnings: int
    seconds: Mapping[str, float]

    def figures(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


def reported(
    edition: Edition,
    sheets: tuple[Sheet, ...],
    made: int,
    finished: Mapping[str, bytes],
    warnings: tuple[Problem, ...],
    seconds: Mapping[str, float],
    facts: Facts,
) -> Report:
    """What a build tells of itself: `made` of its sheets are new, `finished` is its site by path."""
    handbook, site = edition.handbook, edition.site
    own = () if handbook.commune.communes else handbook.commune.contacts.values()  # of many communes each tells its own numbers
    return Report(
        version=__version__,
        host=site.host,
        above=site.above if edition.below else "",
        draft=site.is_draft,
        lessons=len(handbook.lessons),
        pictures=sum(step.picture is not None for lesson in handbook.lessons for step in lesson.steps),
        pages=sum(name.endswith(("index.html", "404.html")) for name in finished),
        site_bytes=sum(map(len, finished.values())),
        sheets_made=made,
        sheets_kept=len(sheets) - made,
        sheets_of_form=dict(Counter(sheet.form for sheet in sheets)),
        codes_read_back=sum(len(sheet.codes) for sheet in sheets),
        stale_lessons=tuple(lesson.code for lesson in handbook.lessons if lesson.is_stale(site.today)),
        open_questions=open_questions(handbook),
        amended_lessons=tuple(sorted(code for code in handbook.amended if isinstance(code, int))),
        undecided=undecided(warnings),
        without_phone=tuple(each.name for each in own if each.local and each.phone is None),
        printed_codes={sheet.path: sheet.codes for sheet in sheets},
        first_visit_gzip_bytes=_first_visits(edition, finished, facts),
        search_index_gzip_bytes=facts.gzipped(finished["assets/search-index.js"]),
        warnings=len(warnings),
        seconds=seconds,
    )


def _first_visits(edition: Edition, finished: Mapping[str, bytes], facts: Facts) -> dict[str, int]:
    """By lesson, bytes, each file compressed by gzip, that a phone fetches to show its page for the first time."""
    gzipped = cache(lambda name: facts.gzipped(finished[name]))
    pages = {str(each.code): f"{each.code}/index.html" for each in edition.here}
    return {code: sum(map(gzipped, {page, *verify.needed(page, facts.page(finished[page]))})) for code, page in pages.items()}
