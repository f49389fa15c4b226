"""The first page: search, the number box, the way out for who was cheated, and the topics."""

from __future__ import annotations

from generator.guide.handbook import Handbook
from generator.page.boxes import number_box
from generator.page.frame import Links, body, markdown
from generator.page.topic import taught_topics
from generator.words import words


def home_page(handbook: Handbook, leaf: str = "") -> bytes:
    """Topics that have lessons are tiles; the others are named in one line below, so that no tile leads nowhere."""
    ready = taught_topics(handbook)
    content = body(
        "home.md.j2",
        handbook,
        Links(up="", leaf=leaf),
        ready=ready,
        soon=", ".join(topic.name for topic in handbook.topics if topic not in ready),
        province=handbook.links[handbook.commune.handbook],
        **number_box(handbook),
    )
    w = words("page")
    return markdown(w["home"]["title"], w["home"]["description"].format(team=handbook.commune.team), "home", content)
