"""The script of a session: a page to print, each sentence in large letters beside the name that its file is to have."""

from __future__ import annotations

from itertools import groupby

from generator.guide.handbook import Handbook
from generator.guide.recording import LANGUAGES, MOST_SECONDS
from generator.page.frame import templates
from generator.record.session import Session, sentences
from generator.words import words

FILE = "doc-de-ghi.html"


def script(handbook: Handbook, made: Session) -> bytes:
    """One file of HTML without anything beside it, which any browser opens and prints."""
    said = words("record")
    language = LANGUAGES[made.language]
    lessons = [
        (code, handbook.lesson(code).title, [(piece, sentences(handbook, piece)) for piece in pieces])
        for code, pieces in groupby(made.pieces, lambda piece: piece.code)
    ]
    how = [line.format(language=language, seconds=MOST_SECONDS["step"]) for line in said["how"]]
    if made.language != "vie":
        how.append(said["own_words"].format(language=language))
    text = (
        templates(__package__)
        .get_template("script.html.j2")
        .render(s=said, title=said["title"].format(language=language, count=len(made.pieces)), how=how, lessons=lessons)
    )
    return text.encode()
