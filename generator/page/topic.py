"""A topic's page: its lessons in the order to learn them."""

from __future__ import annotations

from generator.guide.handbook import Handbook
from generator.guide.text import plain
from generator.guide.topic import Topic
from generator.page.frame import Links, body, markdown
from generator.words import words


def taught_topics(handbook: Handbook) -> tuple[Topic, ...]:
    """Topics that have at least one lesson: only these have a page."""
    return tuple(topic for topic in handbook.topics if handbook.lessons_of(topic))


def topic_page(handbook: Handbook, topic: Topic, leaf: str = "") -> bytes:
    """The page `/1/`; at its end the way to the next topic that has lessons, the first one after the last."""
    w = words("page")["topic"]
    lessons = handbook.lessons_of(topic)
    taught = taught_topics(handbook)
    following = taught[(taught.index(topic) + 1) % len(taught)]
    content = body(
        "topic.md.j2",
        handbook,
        Links(leaf=leaf),
        topic=topic,
        lessons=lessons,
        heading=w["lesson"] if len(lessons) == 1 else w["lessons"].format(n=len(lessons)),
        unit=handbook.contact(topic.unit).name,
        following=None if following is topic else following,
    )
    return markdown(w["page_title"].format(n=topic.digit, name=topic.name), plain(topic.intro), "topic", content)
