"""A commune's pages below a handbook that many communes share: what lies above is not made again, and every way leads up to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import unquote

from generator.edition import Edition
from generator.guide.judge import round_addresses
from generator.page import save_page
from generator.words import words

_ONLY_AT_THE_ROOT = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
"""What MkDocs makes for the root of a host, and nobody asks for elsewhere."""

_SAVE = f"{save_page.NAME}/index.html"

_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"#?:]+)([^"]*")')


def pages_above(edition: Edition) -> frozenset[str]:
    """The paths of the pages that lie in the shared handbook only, each as it lies below that one's own address."""
    handbook, here = edition.handbook, {lesson.code for lesson in edition.here}
    shared = [lesson.code for lesson in handbook.lessons if lesson.code not in here]
    folders = [*(f"{code}/" for code in shared), *(f"tap-huan/{code}/" for code in shared), f"{save_page.NAME}/", "soan-bai/"]
    folders += round_addresses(handbook.schemes) if handbook.schemes else []
    return frozenset(f"{each}index.html" for each in folders)


def elsewhere(edition: Edition) -> Callable[[str], bool]:
    """Says of a path or address that pages lead to whether another build makes it: the handbook above, or a commune's below this one."""
    below = {f"{segment}/index.html" for segment in edition.handbook.commune.communes} if edition.on_a_server else set()
    up = (*(["../"] if edition.below else []), *([f"{edition.site.above}/"] if edition.site.above else []))
    return lambda path: path in below or path.startswith(up)


def leading_up(finished: Mapping[str, bytes], above: Collection[str], segment: str) -> dict[str, bytes]:
    """The finished site of the commune at this part of the address, each link to a page `above` leading there, without what only the root
    of a host has."""
    kept = ((name, content) for name, content in finished.items() if name not in _ONLY_AT_THE_ROOT)
    return {name: _led_up(name, content, above, segment) if name.endswith(".html") else content for name, content in kept}


def ways_up(above: Collection[str], segment: str) -> dict[str, bytes]:
    """For every page above one that leads to it, in the same place here: scripts open it, and people type it. All but one are the same
    for all communes."""
    return {path: way_up(_up(path, path) + (f"?{_asked(segment)}" if path == _SAVE else "")) for path in above}


def _led_up(name: str, content: bytes, above: Collection[str], segment: str) -> bytes:
    def led(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(match[2])))
        path = posixpath.join(target, "index.html")
        if not match[2].endswith("/") or path not in above:
            return match[0]
        end = match[3]
        if path == _SAVE:
            end = f"?{_asked(segment)}" + (f"&amp;{end[1:]}" if end.startswith("?") else end)
        return f"{match[1]}{_up(name, path)}{end}"

    return _LINK.sub(led, content.decode()).encode()


def _asked(segment: str) -> str:
    """What tells the page on which readers keep lessons of whose pages they come."""
    return f"xa={segment}"


def _up(name: str, path: str) -> str:
    """The way from a page of the commune to a folder's page of the shared handbook."""
    return "../" * (name.count("/") + 1) + path.removesuffix("index.html")


def way_up(address: str) -> bytes:
    """A page that leads to another `address` at once, also without scripts."""
    said = words("page")["above"]
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n<title>{said["title"]}</title>\n'
        f'<p>{said["line"]} <a href="{address}">{said["link"]}</a></p>\n</html>\n'
    ).encode()
