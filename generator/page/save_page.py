"""The page on which a reader keeps lessons on the phone, to read them without network. Only for sites that a server gives."""

from __future__ import annotations

import json

from markupsafe import Markup

from generator.by_lesson import PAGE, by_cards
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.page.frame import body, markdown
from generator.words import words

NAME = "luu"
"""The page's folder."""

ALL = "tat-ca"
"""The name of the set that holds everything; a lesson's set is named by its code, a topic's by its digit."""


@by_cards(PAGE)
def save_page(edition: Edition) -> bytes:
    """The page `/luu/`; `assets/save.js` fills it, and where it cannot the page says what to do instead."""
    handbook, site = edition.handbook, edition.site
    w = words("page")["save"]
    later = w["why"]["insecure_draft"] if site.is_draft else w["why"]["insecure"].format(host=site.host_in_words)
    told = {"names": _names(handbook), "say": w["say"], "why": {"insecure": later, "refused": w["why"]["refused"]}}
    content = body(
        "save.md.j2",
        edition,
        told=_inline(told),
        ask=w["ask"].format(team=handbook.commune.team),
        old=w["why"]["old"],
    )
    return markdown(w["title"], w["description"], "save", content)


def _names(handbook: Handbook) -> dict[str, str]:
    """What each set that can be kept is called, in the order in which they are offered."""
    w = words("page")["save"]
    names = {ALL: w["all"].format(n=len(handbook.lessons))}
    for topic in handbook.taught_topics:
        names[f"{topic.digit}"] = w["topic"].format(name=topic.name, n=len(handbook.lessons_of(topic)))
    for lesson in handbook.lessons:
        names[f"{lesson.code}"] = w["lesson"].format(code=lesson.code, title=lesson.title)
    return names


def _inline(value: object) -> Markup:
    """JSON that may stand inside a page: no `<` that could end the script, no `&` to be mistaken for a character's name."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))
