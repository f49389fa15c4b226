"""What every page shares: how links are written from where it stands, its front matter, and the template that lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.edition import Edition
from generator.page import html
from generator.screen.icons import ICONS
from generator.words import words
from generator.words.dates import date_in_words


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Addresses as seen from one page.

    `up` leads to the site's root (`` on the first page, `../` one folder below, `/` where the page's own place is unknown).
    `leaf` is empty where a server finds a folder's page by itself, `index.html` where files are opened straight from a disk.
    """

    up: str = "../"
    leaf: str = ""

    def page(self, name: str | int = "", fragment: str = "") -> str:
        """The page of a folder (`103`, `a-z`), or the first page."""
        folder = f"{self.up}{name}/" if name else self.up
        mark = f"#{fragment}" if fragment else ""
        return f"{folder}{self.leaf}{mark}" or "./"

    def file(self, path: str) -> str:
        """A file of the site, by its path from the root."""
        return f"{self.up}{path}"


@cache
def templates(room: str = __package__) -> Environment:
    """The environment in which the templates of a room of ours, `generator.epub`, are filled in: the same filters in each."""
    environment = Environment(
        loader=PackageLoader(room),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["fill"] = html.fill
    environment.filters["date"] = date_in_words
    environment.filters["host"] = html.host
    environment.filters["site"] = html.site
    environment.filters["breakable"] = html.breakable
    environment.filters["code"] = html.code
    environment.filters["dial"] = html.dial
    return environment


def body(template: str, edition: Edition, *, up: str = "../", **values: object) -> str:
    """One page's HTML, without blank lines, the drawings of its icons included. `up` leads from the page to the site's root."""
    links = PageLinks(up, edition.leaf)
    writer = html.PageText(edition.handbook, ICONS, links.page)
    laid_out = (
        templates()
        .get_template(template)
        .render(
            w=words("page"),
            handbook=edition.handbook,
            links=links,
            writer=writer,
            icon=writer.icon,
            text=writer.text,
            label=writer.label,
            meaning=writer.meaning,
            **values,
        )
    )
    opening, rest = laid_out.strip().split("\n", 1)
    return "\n".join(line for line in (opening, writer.sprite(), *rest.split("\n")) if line.strip())


def markdown(title: str, description: str, kind: str, content: str, *, material: bool = False, picture: str = "") -> bytes:
    """A Markdown file: front matter, then one HTML block that Markdown leaves alone.

    `material` is the switch that the theme reads: True for staff pages, which wear Material's styles. `picture` is the path of what
    others show of the page when it is sent on.
    """
    front = {"title": title, "description": description, "kind": kind} | ({"material": True} if material else {})
    front |= {"picture": picture} if picture else {}
    dumped = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{dumped}---\n{content}\n".encode()
