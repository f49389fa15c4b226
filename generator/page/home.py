"""The first page: search, the number box, the way out for who was cheated, and the topics."""

from __future__ import annotations

from generator.by_lesson import PAGE, by_cards
from generator.edition import Edition
from generator.guide.judge import ROUND_DAYS, round_numbers
from generator.page.boxes import number_box
from generator.page.frame import body, markdown
from generator.words import words


@by_cards(PAGE)
def home_page(edition: Edition) -> bytes:
    """Topics that have lessons are tiles; the others are named in one line below, so that no tile leads nowhere.

    Where communes share a handbook its first page leads to theirs, which say what the commune alone has: whom to ask, its lessons.
    """
    handbook = edition.handbook
    ready = handbook.taught_topics
    content = body(
        "home.md.j2",
        edition,
        up="",
        ready=ready,
        soon=", ".join(topic.name for topic in handbook.topics if topic not in ready),
        s=handbook.words("judge_page"),
        rounds=round_numbers(handbook.schemes),
        days=ROUND_DAYS,
        communes=handbook.commune.communes if edition.on_a_server else {},
        contacts=[each for each in handbook.commune.contacts.values() if each.local] if edition.below else [],
        own=edition.here if edition.below else (),
        province=handbook.links[handbook.commune.handbook],
        **number_box(handbook),
    )
    w = words("page")
    return markdown(w["home"]["title"], w["home"]["description"].format(team=handbook.commune.team), "home", content)
