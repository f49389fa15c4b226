"""Reads the finished site once more, as a browser would, before it may replace the last one.

MkDocs' strict mode passes broken links in raw HTML, inline scripts and addresses of other hosts; this does not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from generator.site import assets
from generator.site.tags import TagReader

_RESOURCE = {
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
}
_RESOURCE_RELS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "manifest",
    "preconnect",
    "dns-prefetch",
}
_LINKS = {"a": "href", "area": "href", "form": "action", "button": "formaction"}
_LOOKED_AT = frozenset({"base", "iframe", "object", "embed", "style", "script", "meta", "link", "use"})


class SiteError(Exception):
    """The finished site has faults; `faults` are sentences, one each. This is a bug of ours, not the author's."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass
class SitePage:
    """What one HTML file refers to. `allowed` are the hashes of what its policy lets stand in the page itself."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    has_policy: bool = False
    allowed: frozenset[str] = frozenset()


class _Reader(TagReader):
    """Collects a page's ids and references, and what a strict Content-Security-Policy forbids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = SitePage()
        self._inline = self._content = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        page = self.page
        if "id" in values:
            if values["id"] in page.ids:
                page.faults.append(f"the id {values['id']!r} stands twice")
            page.ids.add(values["id"])
        for name in values:
            if name == "style" or name.startswith("on"):
                page.faults.append(f"<{tag}> carries {name}=, which the policy forbids")
        if tag in _LINKS and _LINKS[tag] in values:
            page.links.append(values[_LINKS[tag]])
        if tag in _RESOURCE and _RESOURCE[tag] in values:
            page.resources.append(values[_RESOURCE[tag]])
        if tag in _LOOKED_AT:
            self._look_at(tag, values)

    def _look_at(self, tag: str, values: dict[str, str]) -> None:
        page = self.page
        if tag in ("base", "iframe", "object", "embed"):
            page.faults.append(f"<{tag}> is not allowed")
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/json"):
            self._inline = tag
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            page.has_policy = "unsafe" not in values.get("content", "")
            page.allowed = frozenset(source.strip("'") for source in values.get("content", "").replace(";", " ").split())
        if tag == "link":
            target = page.resources if _RESOURCE_RELS & set(values.get("rel", "").split()) else page.links
            target.append(values.get("href", ""))
        if tag == "meta" and values.get("property") == "og:image":
            page.links.append(values.get("content", ""))
        if tag == "use":
            page.links.append(values.get("href", values.get("xlink:href", "")))

    def handle_data(self, data: str) -> None:
        if self._inline:
            self._content += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inline:
            self.page.faults += [f"an inline <{tag}>"] if inline_hash(self._content) not in self.page.allowed else []
            self._inline = self._content = ""


def inline_hash(text: str) -> str:
    """How a policy names a script or style that stands in the page (Content Security Policy Level 3, W3C)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def read_page(html: str) -> SitePage:
    """Read one page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def _read(content: bytes) -> SitePage:
    return read_page(content.decode())


def faults(
    site: Mapping[str, bytes],
    *,
    host: str,
    allowed: frozenset[str],
    wanted: Iterable[str],
    read: Callable[[bytes], SitePage] = _read,
    elsewhere: Callable[[str], bool] = lambda _target: False,
) -> list[str]:
    """Everything that is wrong with a finished site, as sentences that name the file.

    `site` is path → content; `host` the site's own address without a slash at the end; `allowed` the outside addresses
    that pages may link to; `wanted` the paths that must be there; `read` tells what a page refers to.
    `elsewhere` says of a path, or of a whole address, whether another build under the same address makes it: that is looked at when the
    two are put together.
    """
    pages = {name: read(site[name]) for name in site if name.endswith(".html")}
    found = [f"{name} is missing" for name in wanted if name not in site]
    ways = _Ways(site, pages, host, allowed, elsewhere)
    for name, page in pages.items():
        found += [f"{name}: {fault}" for fault in page.faults]
        if not page.has_policy:
            found.append(f"{name}: no strict Content-Security-Policy")
        found += [f"{name}: loads {address} from elsewhere" for address in page.resources if _is_outside(address, host)]
        for address in (*page.links, *page.resources):
            fault = ways.fault(name, address)
            if fault:
                found.append(f"{name}: {fault}")
    for name in (name for name in site if name.endswith(".webmanifest")):
        for address in _named_by_manifest(site[name]):
            fault = ways.fault(name, address)
            found += [f"{name}: {fault}"] if fault else []
    asked = ((name, path) for name, paths in assets.asked().items() if name in site for path in paths)
    found += [f"{name} asks for {path}, which is not there" for name, path in asked if path not in site]
    return sorted(set(found))


def _named_by_manifest(content: bytes) -> list[str]:
    """The addresses in a web app manifest (W3C): where it starts, and its icons."""
    told = json.loads(content)
    return [told["start_url"], told["scope"], *(icon["src"] for icon in told["icons"])]


def needed(name: str, page: SitePage) -> frozenset[str]:
    """The paths of the site's own files that a page loads at once: styles, scripts, icons, pictures."""
    folder = posixpath.dirname(name)
    addresses = (urlsplit(address) for address in page.resources)
    return frozenset(
        posixpath.normpath(posixpath.join(folder, unquote(parts.path))) for parts in addresses if not parts.scheme and not parts.netloc
    )


def _is_outside(address: str, host: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc) and parts.scheme != "data" and not _is_own(address, host)


def _is_own(address: str, host: str) -> bool:
    return address == host or address.startswith(host + "/")


class _Ways:
    """Where the addresses on a site's pages lead. Pages of a folder name mostly the same ones, and each is followed once."""

    def __init__(
        self, site: Mapping[str, bytes], pages: Mapping[str, SitePage], host: str, allowed: frozenset[str], elsewhere: Callable[[str], bool]
    ) -> None:
        self._site, self._pages, self._host, self._allowed, self._elsewhere = site, pages, host, allowed, elsewhere
        self._path = urlsplit(host).path
        self._parts: dict[str, SplitResult] = {}
        self._followed: dict[tuple[str, str], str | None] = {}

    def fault(self, name: str, address: str) -> str | None:
        """What is wrong with an address on the page `name`; None where it leads somewhere."""
        if address not in self._parts:
            self._parts[address] = urlsplit(address)
        start = posixpath.dirname(name) if self._parts[address].path else name
        if (start, address) not in self._followed:
            self._followed[start, address] = self._follow(name, address)
        return self._followed[start, address]

    def _follow(self, name: str, address: str) -> str | None:
        parts = self._parts[address]
        if parts.scheme in ("tel", "data"):
            return None
        if parts.scheme or parts.netloc:
            if not _is_own(address, self._host):
                return None if address in self._allowed or self._elsewhere(address) else f"links to {address}, which is not in links.yml"
            path = parts.path.removeprefix(self._path)
        elif parts.path.startswith("/"):
            path = parts.path.removeprefix(self._path)
        else:
            path = posixpath.join(posixpath.dirname(name), parts.path) if parts.path else name
        target = posixpath.normpath(unquote(path).lstrip("/") or ".")
        if path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self._site:
            folder = posixpath.join(target, "index.html")
            if folder not in self._site:
                return None if self._elsewhere(target) else f"{address!r} leads nowhere"
            target = folder
        if parts.fragment and target in self._pages and unquote(parts.fragment) not in self._pages[target].ids:
            return f"{address!r} names a place that does not exist"
        return None
