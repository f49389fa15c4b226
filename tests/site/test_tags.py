"""The shorter way through well-formed tags tells the same as the library's own, whatever is read."""

from __future__ import annotations

import random
from html.parser import HTMLParser

import pytest

from generator.site.tags import TagReader

PIECES = (
    *(
        '<p class="a b" id="x">a<b>c</b></p>',
        "<br/>",
        '<img src="a>b" alt="<x>">',
        '<path d="M0&amp;1" />',
        '<p\n id="a"\n hidden>',
        "<a-b>",
    ),
    *("<P CLASS=x>", "<img src=a alt>", "<a href='&amp;'>", '<p id="a"id="b">', "<ă>", "<a:b>", '<p/ id="x">', "<p / >", "</ p>", "</p >"),
    *(
        "a & b &amp; c &lt <i>x</i> &#65; &nbsp",
        "&",
        "x",
        "<",
        "</",
        "<a",
        "</a",
        "< p>",
        "<?php x?>",
        "<![CDATA[x]]>",
        "<!-->",
        "<!--->",
        "<!>",
    ),
    *(
        "<script>if (a<b) '</p>'</script><p>",
        '<script src="x"></script>',
        "<style>a{}</style>x",
        "<script>",
        "</script>",
        "<style>",
        "<script/>",
    ),
    *(
        "<!-- <p> -->y<p>",
        "<!doctype html><html>",
        "<textarea><p></textarea>",
        "<title>a<b></title>",
        '<svg><title>x</title><path d="M0"/></svg>',
    ),
    *("<plaintext>", "<xmp><p></xmp>", "<noscript><p></noscript>", "<iframe></iframe>", "</SCRIPT>"),
)


def _watched(kind: type[HTMLParser]) -> type[HTMLParser]:
    """A reader of this kind that notes what was told, in order; neighbouring text as one."""

    class Watched(kind):  # type: ignore[valid-type, misc]
        def __init__(self, *, convert_charrefs: bool) -> None:
            super().__init__(convert_charrefs=convert_charrefs)
            self.told: list[tuple[object, ...]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.told.append(("start", tag, attrs, self.get_starttag_text()))

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.told.append(("alone", tag, attrs, self.get_starttag_text()))

        def handle_endtag(self, tag: str) -> None:
            self.told.append(("end", tag))

        def handle_data(self, data: str) -> None:
            text = ("text", data)
            if self.told and self.told[-1][0] == "text":
                text = ("text", f"{self.told.pop()[1]}{data}")
            self.told.append(text)

        def handle_comment(self, data: str) -> None:
            self.told.append(("comment", data))

        def handle_decl(self, decl: str) -> None:
            self.told.append(("declared", decl))

        def handle_entityref(self, name: str) -> None:
            self.told.append(("entity", name))

        def handle_charref(self, name: str) -> None:
            self.told.append(("character", name))

    return Watched


LIBRARY, OURS = _watched(HTMLParser), _watched(TagReader)


def _told(kind: type[HTMLParser], page: list[str], *, convert: bool) -> object:
    reader = kind(convert_charrefs=convert)
    for piece in page:
        reader.feed(piece)
    reader.close()
    return reader.told  # type: ignore[attr-defined]


@pytest.mark.parametrize("convert", [True, False])
def test_it_tells_what_the_library_tells(convert: bool) -> None:
    chance = random.Random(20261127)
    for _ in range(1_000):
        page = ["".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6)))]
        assert _told(OURS, page, convert=convert) == _told(LIBRARY, page, convert=convert), page


@pytest.mark.parametrize("convert", [True, False])
def test_it_may_be_fed_tag_by_tag(convert: bool) -> None:
    for page in (
        ["<p>a", "b</p", "><i>"],
        ["<script>a<b", "</script><p>x"],
        ["<style>", "a", "</style>", "<b>x</b>"],
        ["<!-- a", " -->b<p>"],
    ):
        assert _told(OURS, page, convert=convert) == _told(LIBRARY, page, convert=convert), page
