"""The site's stylesheet: the hand-written parts in `docs/assets/css/`, joined in order, and the colours that Python knows; and those few
that readers of lessons would carry for nothing, each a file of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.guide.handbook import Handbook
from generator.page.colours import BRAND, PAGE

FOLDER = "assets/css/"
"""Where the parts lie below `docs/`. They are not published one by one: each would cost a slow line another round trip."""

PARTS = (
    "tokens",
    "base",
    "shapes",
    "header-footer",
    "controls",
    "lesson-head",
    "lesson-steps",
    "lesson-end",
    "high-contrast",
    "print",
)
"""The parts in the order of the cascade: what several pages share, then single pages, then what a medium changes of all of them."""

ALONE = ("doan", "downloads", "find", "home", "lookup", "nghe", "rows", "save", "staff", "steps", "tap-huan", "tap-thu")
"""Parts that are no part of the one: each is a file of its own, which some pages name or a script asks for when it is needed."""


def topic_colours(handbook: Handbook) -> str:
    """One rule a topic, sorted by digit: `.t1{--t:#0d5c4c}`. The topic's icon is white on it."""
    return "".join(f".t{topic.digit}{{--t:{topic.colour}}}\n" for topic in handbook.topics)


def stylesheet(handbook: Handbook, written: Mapping[str, bytes]) -> bytes:
    """`assets/so-tay.css` before the build takes comments and blanks out. `written` holds the parts, by path below `docs/`.

    Raises KeyError for a part that is not there, and ValueError for a file beside them that would never be read.
    """
    known = [_file(part) for part in PARTS]
    unread = [path for path in sorted(written) if path.startswith(FOLDER) and path not in (*known, *map(_file, ALONE))]
    if unread:
        raise ValueError(f"not among the stylesheet's parts: {', '.join(unread)}")
    colours = f":root{{--brand:{BRAND};--page:{PAGE}}}\n"
    return "".join((*(written[path].decode() for path in known), colours, topic_colours(handbook))).encode()


def styles_alone(written: Mapping[str, bytes]) -> dict[str, bytes]:
    """The stylesheets that are files of their own, by their path. Raises KeyError for a part that is not there."""
    return {f"assets/{part}.css": written[_file(part)] for part in ALONE}


def _file(part: str) -> str:
    return f"{FOLDER}{part}.css"
