"""The site's one stylesheet: the hand-written file, and a colour for each topic."""

from __future__ import annotations

from generator.guide.handbook import Handbook


def topic_colours(handbook: Handbook) -> str:
    """One rule a topic, sorted by digit: `.t1{--t:#0d5c4c}`. The topic's icon is white on it."""
    return "".join(f".t{topic.digit}{{--t:{topic.colour}}}\n" for topic in handbook.topics)


def stylesheet(handbook: Handbook, base_css: str) -> bytes:
    """`assets/so-tay.css` as it is published."""
    return f"{base_css.rstrip()}\n{topic_colours(handbook)}".encode()
