"""Every link of the site and of the copy without network, by linkinator."""

from __future__ import annotations

from linked import link_faults

from generator.stick.copy_files import PAGES
from tests.judges.built import SITE, copy
from tests.judges.verdict import Verdict


def main() -> list[Verdict]:
    folder = copy()
    (door,) = folder.glob("*.html")
    told = {"site": link_faults(SITE), "the copy's door": link_faults(folder, door.name), "copy": link_faults(folder, PAGES)}
    return [Verdict("links by linkinator", links, f"addresses, {where}", tuple(found)) for where, (links, found) in told.items()]
