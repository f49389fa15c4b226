"""The index: every title and every way people say it, by letter, then all lessons by number. Serves as search without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page.frame import body, markdown
from generator.vietnamese import alphabet
from generator.words import words


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the index."""

    name: str
    code: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its lines; letters that no line begins with are kept, to be shown as empty."""

    name: str
    anchor: str
    entries: tuple[IndexLine, ...]


def index(handbook: Handbook) -> tuple[Letter, ...]:
    """Titles, and those aliases that are written with Vietnamese marks: aliases without are for the search box only."""
    entries: dict[tuple[str, int], IndexLine] = {}
    for lesson in handbook.lessons:
        for name in (lesson.title, *(alias for alias in lesson.find if not alias.isascii())):
            shown = name[:1].upper() + name[1:]
            entries.setdefault((shown.casefold(), lesson.code), IndexLine(shown, lesson.code))
    ordered = sorted(entries.values(), key=lambda entry: (alphabet.sort_key(entry.name), entry.code))
    used = {alphabet.initial(entry.name) for entry in ordered}
    names = sorted(used | set(alphabet.LETTERS), key=alphabet.sort_key)
    return tuple(
        Letter(name, alphabet.anchor(name), tuple(entry for entry in ordered if alphabet.initial(entry.name) == name)) for name in names
    )


def az_page(edition: Edition) -> bytes:
    """The page `/a-z/`."""
    w = words("page")["az"]
    return markdown(w["title"], w["description"], "az", body("az.md.j2", edition, letters=index(edition.handbook)))
