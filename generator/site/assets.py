"""The table of the site's scripts and styles: on which pages each is loaded and when, what it asks for, where it goes along.

A new script for readers is one file in `docs/assets/js/` and one row here. The theme takes its tags from the rows, staging what is
left out of a copy, the last look at the site what must be there, and the lists for phones what is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class When(Enum):
    """When a script runs."""

    PAGE = "page"
    """Named by the page, fetched beside it, run in the order of the table once it has been read (`defer`); one that is `early`, before
    anything is painted."""

    SEARCH = "search"
    """Loaded by so-tay.js, in the order of the table, as soon as somebody goes to a search box."""

    RUN = "run"
    """Loaded by so-tay.js, in the order of the table, when somebody begins a practice run, after what that lesson's run is told."""

    HEAR = "hear"
    """Loaded by so-tay.js, in the order of the table, when somebody wants to listen."""

    NEWS = "news"
    """Loaded by so-tay.js, in the order of the table, on a phone that keeps pages."""

    ASKED = "asked"
    """Loaded by so-tay.js, alone, where a page says so: at a press of a button with `data-asks`, or where the phone remembers what
    `data-kept` names."""

    LESSON = "lesson"
    """Loaded by so-tay.js, in the order of the table, when somebody does more with a lesson than read it."""

    WORKER = "worker"
    """Registered by another script; lives on the phone beside the pages, so it must lie at the site's root."""


@dataclass(frozen=True, slots=True)
class Script:
    """One script, as it is published.

    `path` is its place below the site's root. `pages` are kinds of pages, as their front matter says; none means every page. `joins`
    names files of `docs/assets/js/shared/` that are put before it. `asks` are the site's files that it asks for by itself. `kept`
    says whether a phone keeps it, `copied` whether it goes into copies without network. A script that is `made` has no
    hand-written file.
    """

    path: str
    when: When = When.PAGE
    pages: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    kept: bool = True
    copied: bool = True
    made: bool = False
    early: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """One stylesheet; `pages` as those of a script, and an empty name among them for the page for wrong addresses."""

    path: str
    pages: tuple[str, ...] = ()
    asked: bool = False
    """True for one that no page names: a script asks for it."""


SCRIPTS = (
    Script("assets/so-tay.js", early=True),
    Script("assets/search-index.js", When.SEARCH, made=True),
    Script("assets/search.js", When.SEARCH, joins=("elements",)),
    Script("assets/tap-thu.js", When.RUN, joins=("elements", "button", "dress"), asks=("assets/tap-thu.css",)),
    Script("assets/nghe.js", When.HEAR, joins=("elements", "button", "dress"), asks=("assets/nghe.css",)),
    Script("assets/marks.js", When.LESSON, joins=("lesson-record", "elements")),
    Script("assets/steps.js", When.LESSON, joins=("lesson-record", "elements", "button", "dress"), asks=("assets/steps.css",)),
    Script("assets/news.js", When.NEWS, joins=("elements",)),
    Script("assets/so-bai.js", When.ASKED),
    Script("assets/doan.js", pages=("judge",), joins=("elements", "button", "rounds")),
    Script("assets/den-vong.js", When.ASKED, joins=("rounds",)),
    Script("assets/loc-bai.js", pages=("trainer", "downloads"), kept=False),
    Script("assets/keep.js", pages=("save",), joins=("records",), asks=("assets/luu.json",), copied=False),
    Script("assets/save.js", pages=("save",), joins=("elements",), asks=("sw.js",), copied=False),
    Script("sw.js", When.WORKER, joins=("records",), asks=("assets/luu-ban.json",), kept=False, copied=False),
)

STYLES = (
    Style("assets/stylesheets/main.57a0d79d.min.css", pages=("staff",)),
    Style(
        "assets/find.css",
        pages=("", "home", "topic", "az", "search", "glossary", "withdrawn", "practice", "downloads", "trainer", "session"),
    ),
    Style("assets/so-tay.css"),
    Style("assets/doan.css", pages=("judge",)),
    Style("assets/home.css", pages=("home",)),
    Style("assets/lookup.css", pages=("az", "troubles")),
    Style("assets/downloads.css", pages=("downloads",)),
    Style("assets/save.css", pages=("save",)),
    Style("assets/staff.css", pages=("staff",)),
    Style("assets/tap-huan.css", pages=("trainer", "downloads", "session")),
    Style("assets/rows.css", pages=("session", "targets")),
    Style("assets/steps.css", asked=True),
    Style("assets/nghe.css", asked=True),
    Style("assets/tap-thu.css", asked=True),
)
"""The first is Material's own. Its name changes with Material's version: the last look at the site fails until the new one stands here."""


_BY_THE_FIRST = (When.SEARCH, When.LESSON, When.HEAR, When.RUN, When.NEWS, When.ASKED)
"""Whatever so-tay.js loads."""


def tags(*, copy: bool = False) -> dict[str, list[dict[str, object]]]:
    """What the theme writes into a page's head, for the `extra` mapping of the MkDocs configuration: `styles` and `scripts`, each with its
    `path` and its `pages`.

    `copy` is for a site without network.
    """
    named = (each for each in SCRIPTS if each.when is When.PAGE and (each.copied or not copy))
    return {
        "styles": [{"path": each.path, "pages": list(each.pages)} for each in STYLES if not each.asked],
        "scripts": [{"path": each.path, "pages": list(each.pages), "early": each.early} for each in named],
    }


def loaded(when: When) -> list[str]:
    """Paths of what is loaded at such a time, in order."""
    return [each.path for each in SCRIPTS if each.when is when]


def asked() -> Mapping[str, tuple[str, ...]]:
    """By script, the paths that it asks for by itself, so that no page names them."""
    by_the_first = (path for when in _BY_THE_FIRST for path in loaded(when))
    return {each.path: each.asks for each in SCRIPTS if each.asks} | {"assets/so-tay.js": tuple(by_the_first)}


def kept() -> frozenset[str]:
    """Paths of the scripts, and of the styles that they ask for, that go onto a phone with whatever is kept there."""
    return frozenset((*(each.path for each in SCRIPTS if each.kept), *(each.path for each in STYLES if each.asked)))
