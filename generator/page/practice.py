"""The two pages that the practice sheet's codes open: one says well done, one explains what was odd about its address.

Nothing of the site leads to them: whoever comes, comes from the sheet.
"""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.page.frame import Links, body, markdown
from generator.paper.practice import BAIT, ODD, RIGHT
from generator.words import words


def practice_pages(handbook: Handbook, site: Site, leaf: str = "") -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown, for the addresses on the sheet."""
    host = site.host_in_words
    name = site.name
    said = words("practice")["page"]
    return {
        f"{RIGHT}index.md": _page(
            "practice_right.md.j2",
            handbook,
            leaf,
            said["right"],
            address=f"{host}/{RIGHT}",
            begins=said["right"]["begins"].format(host=host),
        ),
        f"{ODD}index.md": _page(
            "practice_odd.md.j2",
            handbook,
            leaf,
            said["odd"],
            front=f"{host}/{ODD}",
            behind=BAIT,
            doubts=[sentence.format(host=name) for sentence in said["odd"]["sign"]],
        ),
    }


def _page(template: str, handbook: Handbook, leaf: str, said: dict[str, str], **values: object) -> bytes:
    content = body(template, handbook, Links(leaf=leaf), s=said, home=words("practice")["page"]["home"], **values)
    return markdown(said["title"], said["description"], "practice", content)
