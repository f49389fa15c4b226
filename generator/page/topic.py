"""A topic's page: its lessons in the order to learn them."""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.text import plain
from generator.guide.topic import Topic
from generator.page.frame import body, markdown
from generator.page.judge import leads_to_judging
from generator.words import words


def topic_page(edition: Edition, topic: Topic) -> bytes:
    """The page `/1/`; at its end the way to the next topic that has lessons, the first one after the last."""
    w = words("page")["topic"]
    handbook = edition.handbook
    lessons = handbook.lessons_of(topic)
    taught = handbook.taught_topics
    following = taught[(taught.index(topic) + 1) % len(taught)]
    content = body(
        "topic.md.j2",
        edition,
        topic=topic,
        lessons=lessons,
        heading=w["lesson"] if len(lessons) == 1 else w["lessons"].format(n=len(lessons)),
        judged=leads_to_judging(handbook, topic.digit),
        judge_link=words("judge_page")["link"],
        unit=handbook.contact(topic.unit).name,
        following=None if following is topic else following,
    )
    return markdown(w["page_title"].format(n=topic.digit, name=topic.name), plain(topic.intro), "topic", content)
