"""The handbook as one electronic book, for reading apps and e-readers: EPUB 3.3, the same bytes for the same guides.

For residents: what only trainers need stays on the site, and so do the hand-outs, which are for paper. No EPUB 2 contents
(NCX) are made: readers that know only those are over ten years old. No claim of conformance to EPUB Accessibility is made
either: that takes a check by people.
"""

from __future__ import annotations

import uuid
from importlib.resources import files as resources
from pathlib import Path

from generator.edition import Edition
from generator.epub.chapters import CONTENTS, chapters, contents, cover, reading_order
from generator.epub.drawn import COVER, drawn_cover, drawn_steps
from generator.epub.overlays import ACTIVE, Overlay, duration, overlays
from generator.page.frame import templates
from generator.stick.archive import zip_of
from generator.words import words

MIMETYPE = b"application/epub+zip"
FOLDER, PACKAGE, STYLE = "sach", "sach.opf", "sach.css"

_FEATURES = ("alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
"""Values of schema.org's `accessibilityFeature` that hold for every page of the book."""

_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".png": "image/png",
    ".smil": "application/smil+xml",
    ".opus": "audio/ogg; codecs=opus",
    ".m4a": "audio/mp4",
}
_PROPERTIES = {COVER: "cover-image"}

_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    f'<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>\n'
    "</container>\n"
).encode()


def epub(edition: Edition, fonts: Path) -> bytes:
    """The whole book. `fonts` is the folder that holds the printing fonts. Raises PaperError where a picture cannot be drawn."""
    pictures, drawn = drawn_steps(edition.handbook, fonts)
    parts = chapters(edition, pictures)
    front = cover(edition)
    nav = contents(edition, parts)
    spine = [front, parts[0], nav, *list(reading_order(parts))[1:]]
    inside = {
        **{chapter.file: chapter.content for chapter in spine},
        STYLE: resources(__package__).joinpath(STYLE).read_bytes(),
        COVER: drawn_cover(edition, fonts),
        **drawn,
    }
    heard = overlays(edition)
    for each in heard:
        inside |= each.files
    package = _package(edition, tuple(sorted(inside)), tuple(chapter.file for chapter in spine), heard)
    named = sorted({PACKAGE: package, **inside}.items())
    first = [("mimetype", MIMETYPE), ("META-INF/container.xml", _CONTAINER)]
    return zip_of([*first, *((f"{FOLDER}/{name}", content) for name, content in named)], edition.as_copy().day)


def _package(edition: Edition, names: tuple[str, ...], spine: tuple[str, ...], heard: tuple[Overlay, ...]) -> bytes:
    """The package document (EPUB 3.3, 5): what the book is, its files, their order."""
    handbook, copy = edition.handbook, edition.as_copy()
    say, commune = words("epub"), handbook.commune
    spoken = {each.chapter: _id(each.file) for each in heard}
    items = [
        (name, _id(name), _TYPES[name[name.rindex(".") :]], _PROPERTIES.get(name), spoken.get(name)) for name in names if name != CONTENTS
    ]
    text = (
        templates(__package__)
        .get_template("package.opf.j2")
        .render(
            uuid=uuid.uuid5(uuid.NAMESPACE_URL, f"urn:so-tay-so:{copy.version}"),
            title=say["title"].format(commune=commune.name, province=commune.province),
            description=say["description"].format(lessons=len(handbook.lessons), team=commune.team),
            licence=say["licence"].format(team=commune.team),
            team=commune.team,
            day=copy.day.isoformat(),
            features=(*_FEATURES, *(["synchronizedAudioText"] if heard else ())),
            heard=[(_id(each.file), duration(each.seconds)) for each in heard],
            whole=duration(sum(each.seconds for each in heard)),
            active=ACTIVE,
            summary=say["summary"].strip(),
            contents=CONTENTS,
            items=items,
            spine=[_id(name) for name in spine],
        )
    )
    return (text + "\n").encode()


def _id(name: str) -> str:
    """A name for the manifest: XML names cannot begin with a digit nor hold a slash. The contents are `muc-luc` already."""
    return name.removesuffix(".xhtml") if name == CONTENTS else "t-" + name.replace("/", "-").replace(".", "-")
