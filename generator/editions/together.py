"""Puts together what lies under one address: the shared handbook's site with every commune's pages below it, whole or not at all."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.address import Site, shown
from generator.deploy.files import for_servers, in_the_site
from generator.deploy.rules import rules
from generator.disk import disk, swap
from generator.disk.hard_link import link_or_copy
from generator.disk.lock import only_one
from generator.editions.hosts import SharedHost
from generator.guide.register import Register
from generator.site.above import way_up
from generator.site.verify import read_page

_INDEX = "index.html"
_OF_THE_ROOT = frozenset({"_headers", "_redirects"})
"""Read by hosts at the root of a site only."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a shared address: the folder of its whole site (None where it was not made), the editions that have no site yet,
    and links of communes' pages that lead nowhere in the shared handbook, as `edition: page: link`."""

    host: SharedHost
    site: Path | None
    missing: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def together(host: SharedHost, out: Path, site: Site, register: Register, *, failed: Collection[str] = ()) -> Joined:
    """Put `out`/<name>/site of all editions of a shared address into one, `out`/<address>/site, with what its server is told beside it.

    `site` is the shared handbook's address, `register` its printed codes. A commune that `failed` and has no pages
    yet is not waited for: its place leads to the shared handbook. Files are not copied where the disk can give them a second name. Raises
    BusyError, OSError; the site that was there stays.
    """
    root = out / host.root / "site"
    missing = tuple(name for name in (host.root, *host.below.values()) if not (out / name / "site").is_dir())
    if not set(missing) <= set(failed) or host.root in missing:
        return Joined(host, None, missing)
    sites = {segment: out / name / "site" for segment, name in host.below.items() if name not in missing}
    found = {path: root / path for path in disk.names(root)}
    for segment, pages in sites.items():
        found |= {f"{segment}/{path}": pages / path for path in disk.names(pages) if path not in _OF_THE_ROOT}
    written = {f"{segment}/{_INDEX}": way_up("../") for segment, name in host.below.items() if name in missing}
    there = found.keys() | written.keys()
    lost = tuple(f"{host.below[segment]}: {each}" for segment, pages in sites.items() for each in _lost(segment, pages, there))
    if lost:
        return Joined(host, None, missing, lost)
    told = rules(site, (*found, *written), register)
    written |= in_the_site(told)
    home = out / shown(host.address).replace("/", "_")
    with only_one(home / ".lock"):
        swap.recover(home / "site")
        with disk.own_folder(home, ".next") as new:
            for path, file in found.items():
                if path not in written:
                    link_or_copy(file, new / path)
            for path, content in written.items():
                disk.write_file(new / path, content)
            swap.swap(new, home / "site")
        disk.write_folder(for_servers(told), home / "deploy")
    return Joined(host, home / "site", missing)


def _lost(segment: str, pages: Path, there: Collection[str]) -> Iterator[str]:
    """Every link of a commune's pages, which lie at `segment` of the address, that leads up and to nothing that is `there`."""
    for name in disk.names(pages):
        if name.endswith(".html"):
            content = disk.read_file(pages / name) or b""
            for link in dict.fromkeys(read_page(content.decode()).links):
                path = posixpath.normpath(posixpath.join(segment, posixpath.dirname(name), unquote(urlsplit(link).path)))
                if link.startswith("../") and path not in there and posixpath.normpath(posixpath.join(path, _INDEX)) not in there:
                    yield f"{name}: {link}"
