"""The pages of “Thật hay lừa?”: a page for each round, which is a list of messages with their answers folded.

`docs/assets/js/doan.js` makes a game of the list; without it people unfold the answers themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.by_lesson import PAGES, by_cards
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import FOLDER, ROUND_DAYS, Posed, round_address, round_numbers, rounds
from generator.page.frame import body, markdown
from generator.screen.draw import draw

MARKS = "st-tell"
"""The class of what is drawn over a message once it is judged."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message on its page: its drawing with the marks in a group of their own, and the numbers of those marks where there are two."""

    posed: Posed
    svg: str
    marks: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """True where the drawing has numbers for its signs."""
        return len(self.marks) > 1


def leads_to_judging(handbook: Handbook, topic: int, code: int | None = None) -> bool:
    """True for a topic, or a lesson of it, from which a link leads to the game: the topic of those who were cheated, and what is judged."""
    schemes = handbook.schemes.values()
    return bool(schemes) and (topic == handbook.commune.alarm // 100 or code in [scheme.lesson for scheme in schemes])


@by_cards(PAGES)
def judge_pages(edition: Edition) -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown; nothing where there are no messages."""
    w = edition.handbook.words("judge_page")
    all_rounds = rounds(edition.handbook.schemes)
    made = {}
    for number, posed in enumerate(all_rounds, 1):
        if not posed:
            continue
        content = body(
            "judge.md.j2",
            edition,
            up="../" if number == 1 else "../../",
            s=w,
            round=number,
            days=ROUND_DAYS,
            rounds=round_numbers(edition.handbook.schemes),
            folder=FOLDER,
            questions=[_question(each) for each in posed],
            checked=min(scheme.checked for scheme in edition.handbook.schemes.values()),
            waiting=_waiting(edition.handbook),
        )
        made[f"{round_address(number)}index.md"] = markdown(w["title"][number - 1], w["description"], "judge", content)
    return made


def _question(posed: Posed) -> Question:
    marks = tuple(dict.fromkeys(sign.mark for sign in posed.message.signs))
    return Question(posed, draw(posed.message.screen, marks, crop=False, marks_as=MARKS).svg, marks)


def _waiting(handbook: Handbook) -> str:
    """The units that have not approved all their messages yet, as one phrase; nothing where all have."""
    units = {each.approval.unit: None for name, each in handbook.schemes.items() if handbook.scheme_state(name) != "approved"}
    return ", ".join(handbook.contact(unit).name for unit in units)
