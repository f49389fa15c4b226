"""The two pages that the practice sheet's codes open: one says well done, one explains what was odd about its address.

Nothing of the site leads to them: whoever comes, comes from the sheet.
"""

from __future__ import annotations

from generator.edition import Edition
from generator.page.frame import body, markdown
from generator.paper.practice import BAIT, ODD, RIGHT
from generator.words import words


def practice_pages(edition: Edition) -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown, for the addresses on the sheet."""
    site = edition.site
    host = site.root_in_words
    name = site.name
    said = words("practice")["page"]
    return {
        f"{RIGHT}index.md": _page(
            "practice_right.md.j2",
            edition,
            said["right"],
            address=f"{host}/{RIGHT}",
            begins=said["right"]["begins"].format(host=host),
        ),
        f"{ODD}index.md": _page(
            "practice_odd.md.j2",
            edition,
            said["odd"],
            front=f"{host}/{ODD}",
            behind=BAIT,
            doubts=[sentence.format(host=name) for sentence in said["odd"]["sign"]],
        ),
    }


def _page(template: str, edition: Edition, said: dict[str, str], **values: object) -> bytes:
    content = body(template, edition, up="../", s=said, home=words("practice")["page"]["home"], **values)
    return markdown(said["title"], said["description"], "practice", content)
