"""From door to door on one A5: what to offer by who opens, and boxes to count doors. Nobody's name and nobody's number."""

from __future__ import annotations

from generator.edition import Edition
from generator.paper.lesson_data import span_data
from generator.paper.printed import Print
from generator.words import words


def door_sheet(edition: Edition) -> tuple[Print, ...]:
    """`to-roi/di-tung-nha.pdf`, ready for the press; nothing where the guides say nothing of doors."""
    handbook, paper, say = edition.handbook, words("paper"), words("session")["door"]
    if not handbook.doors:
        return ()
    data = {
        "subject": say["subject"],
        "document_title": say["title"],
        "title": say["title"],
        "team": handbook.commune.team,
        "handbook": paper["handbook"].format(commune=handbook.commune.name),
        "draft": paper["draft"] if edition.site.is_draft else None,
        "icons": {},
        "rules": [span_data(rule) for rule in say["rules"]],
        "doors": [
            {
                "who": door.who,
                "say": door.say,
                "offer": [{"code": code, "title": handbook.lesson(code).title} for code in door.offer],
            }
            for door in handbook.doors
        ],
        "say": {name: text for name, text in say.items() if isinstance(text, str)},
    }
    return (Print("to-roi/di-tung-nha.pdf", "door", data, "di-tung-nha"),)
