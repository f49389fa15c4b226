"""Python's own reader of HTML, with a shorter way through what is well formed: reading all pages is most of the work on a finished site."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_PIECE = re.compile(r'([^<]*)<(?:/([a-z][a-z0-9-]*)>|([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9:_-]*(?:="[^"]*")?)*)\s*(/?)>)')
"""Text and the tag behind it, as templates and MkDocs write them."""

_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:_-]*)(="([^"]*)")?')

_DECLARED = re.compile(r"[^<]*<!(?:--.*?--|[a-zA-Z][^<>]*)>", re.DOTALL)

_SPECIAL = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext"})
"""Elements whose content one Python or the other reads as text."""


class TagReader(HTMLParser):
    """Calls the same methods with the same things as `HTMLParser` does, in half of the time. Lines are not counted.

    What is not plainly well formed is read by the library itself: an element whose content is no markup, a declaration, a comment; and
    from a tag that looks unusual on, all the rest.
    """

    _tag: str | None = None

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - the parser's signature
        """Nobody asks for lines: to count them is a sixth of the reading."""
        return j

    def get_starttag_text(self) -> str | None:
        """The start tag as it stands in the page."""
        return super().get_starttag_text() if self._tag is None else self._tag

    def goahead(self, end: bool) -> None:
        """Read as much as has come; at the `end` all of it."""
        page, at = self.rawdata, 0
        while at < len(page) and self.cdata_elem is None:
            found = _PIECE.match(page, at)
            if found and (found[2] or found[3]) not in _SPECIAL and (self.convert_charrefs or "&" not in found[1]):
                self._piece(found)
                at = found.end()
                continue
            until = _end_of_special(page, found) if found else _DECLARED.match(page, at)
            if until is None:
                break
            self._by_the_library(page[at : until.end()], end=False)
            at = until.end()
            if self.rawdata:
                page, at = self.rawdata + page[at:], 0
                break
        self._by_the_library(page[at:], end=end)

    def _by_the_library(self, piece: str, *, end: bool) -> None:
        self._tag, self.rawdata = None, piece
        super().goahead(end)

    def _piece(self, found: re.Match[str]) -> None:
        text, ends, starts, given, alone = found.groups()
        if text:
            self.handle_data(unescape(text) if "&" in text else text)
        if ends:
            self.handle_endtag(ends)
            return
        attributes: list[tuple[str, str | None]] = [
            (name.lower(), (unescape(value) if "&" in value else value) if equals else None)
            for name, equals, value in (_ATTRIBUTE.findall(given) if given else ())
        ]
        self._tag = found[0][len(text) :]
        if alone:
            self.handle_startendtag(starts, attributes)
        else:
            self.handle_starttag(starts, attributes)


def _end_of_special(page: str, found: re.Match[str]) -> re.Match[str] | None:
    """Where the library may stop: behind the end tag of an element whose content is text, else behind this tag."""
    if found[3] in _SPECIAL and not found[5]:
        return re.compile(rf"</{found[3]}>").search(page, found.end())
    return found
