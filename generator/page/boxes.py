"""What the box for a lesson's number must know; it stands on the first page and on the page for wrong addresses."""

from __future__ import annotations

from generator.guide.handbook import Handbook


def number_box(handbook: Handbook) -> dict[str, object]:
    """The codes that open a page, for the script that opens them, and one of them as an example."""
    codes = [str(lesson.code) for lesson in handbook.lessons]
    withdrawn = [str(entry.code) for entry in handbook.register.withdrawn()]
    return {"codes": " ".join(sorted(codes + withdrawn)), "example": codes[0] if codes else ""}
