"""A book that is bound from parts is one file for whoever opens it: its tags, links, letters and pages, looked at by another program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_reader import fonts as fonts_of
from pdf_reader import reader
from pressed import bound

from generator.address import Site
from generator.disk.cache import Cache
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.paper import volume
from generator.paper.bind import BindError, Bound, bind
from generator.paper.book import book
from generator.paper.sheet import Sheet


@pytest.fixture(scope="module")
def made(bound_book: tuple[Sheet, list[str], Cache]) -> Sheet:
    return bound_book[0]


@pytest.fixture(scope="module")
def opened(made: Sheet) -> Any:
    return reader(made.content)


def _numbers(tree: Any) -> dict[int, Any]:
    listed = tree["/ParentTree"].get_object()["/Nums"]
    assert [*listed[::2]] == sorted({*listed[::2]})
    return dict(zip(map(int, listed[::2]), listed[1::2], strict=True))


def _elements(element: Any) -> Iterator[Any]:
    """An element and all below it; of each below, its parent is looked at on the way."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner: Any = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(inner, "raw_get") and "/S" in inner:
            assert inner.raw_get("/P").idnum == element.indirect_reference.idnum
            yield from _elements(inner)


def _marked(element: Any) -> set[tuple[int, int]]:
    """What an element holds itself: page and number of marked content."""
    kids = element.get("/K", [])
    found = set()
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object()
        if isinstance(inner, int):
            found.add((element.raw_get("/Pg").idnum, int(inner)))
        elif "/MCID" in inner:
            page = inner if "/Pg" in inner else element
            found.add((page.raw_get("/Pg").idnum, int(inner["/MCID"])))
    return found


def test_what_is_marked_on_every_page_is_in_the_one_tree_of_tags(opened: Any) -> None:
    tree = opened.trailer["/Root"]["/StructTreeRoot"]
    (document,) = (kid.get_object() for kid in tree["/K"])
    elements = {each.indirect_reference.idnum: _marked(each) for each in _elements(document)}
    numbers = _numbers(tree)
    told: set[tuple[int, int]] = set()
    for page in opened.pages:
        parents = numbers.pop(page["/StructParents"]).get_object() if "/StructParents" in page else []
        marked = {int(number) for number in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())}
        assert marked == set(range(len(parents)))
        for number, parent in enumerate(parents):
            assert (page.indirect_reference.idnum, number) in elements[parent.idnum]
            told.add((page.indirect_reference.idnum, number))
        for link in page.get("/Annots", []):
            parent = numbers.pop(link.get_object()["/StructParent"])
            assert parent.idnum in elements
            kids: list[Any] = [kid.get_object() for kid in parent.get_object()["/K"]]
            assert any(hasattr(kid, "raw_get") and "/Obj" in kid and kid.raw_get("/Obj").idnum == link.idnum for kid in kids)
    assert numbers == {}, "of pages that are not in the book"
    assert told == set().union(*elements.values()), "tags of what is on no page"
    assert len(told) > 300


def test_every_link_leads_to_the_page_that_it_names(opened: Any) -> None:
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(opened.pages, start=1)}
    leads = {name: pages[place.dest_array[0].idnum] for name, place in opened.named_destinations.items()}
    links = [link.get_object() for page in opened.pages for link in page.get("/Annots", []) if "/Dest" in link.get_object()]
    assert len(links) >= 12
    for link in links:
        assert link["/Contents"].endswith(f"trang {leads[link['/Dest']]}")
    answers = " ".join(opened.pages[leads["answers-706"] - 1].extract_text().split())
    assert "Bài 706. Lỡ bị lừa" in answers


def test_all_parts_use_the_same_letters(made: Sheet, opened: Any) -> None:
    assert len(fonts_of(made.content)) == 2
    objects = {font.idnum for page in opened.pages for font in page["/Resources"].get("/Font", {}).values() if hasattr(font, "idnum")}
    assert len(objects) <= 2


def test_the_file_tells_of_itself_what_is_true(opened: Any, made: Sheet) -> None:
    told = opened.trailer["/Root"]["/Metadata"].get_data().decode()
    assert f"<xmpTPg:NPages>{len(opened.pages)}<" in told
    assert made.pages == len(opened.pages)
    assert "<pdfuaid:part>1<" in told
    assert opened.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert opened.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pikepdf.open(io.BytesIO(made.content)).check_pdf_syntax() == []


def _front(cache: Cache) -> bytes:
    """The part with the cover."""
    (name,) = (name for name in cache.names() if name.startswith("so-tay-dau.pdf-"))
    sheet = Sheet.from_bytes(cache.get(name) or b"")
    assert sheet
    return sheet.content


def test_what_cannot_be_bound_is_refused(bound_book: tuple[Sheet, list[str], Cache], tmp_path: Path) -> None:
    front = _front(bound_book[2])
    assert bind([Bound(front, 1, 2)], {}) == bind([Bound(front, 1, 2)], {})
    with pytest.raises(BindError, match="none from 1 to 100"):
        bind([Bound(front, 1, 99)], {})
    with pytest.raises(BindError, match="lesson-103"):
        bind([Bound(front, 1, 2)], {"lesson-103": 2})
    strange = pikepdf.open(io.BytesIO(front))
    strange.Root.StructTreeRoot.IDTree = pikepdf.Dictionary()
    strange.save(tmp_path / "strange.pdf")
    with pytest.raises(BindError, match="IDTree"):
        bind([Bound((tmp_path / "strange.pdf").read_bytes(), 1, 2)], {})


def test_a_page_that_came_out_of_the_binding_otherwise_is_found(
    bound_book: tuple[Sheet, list[str], Cache], handbook: Handbook, draft: Site, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = bind

    def slipped(parts: Sequence[Bound], places: Mapping[str, int]) -> bytes:
        pdf = pikepdf.open(io.BytesIO(whole(parts, places)))
        del pdf.pages[3].Resources["/Font"]  # the first of the chapter 103
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()

    monkeypatch.setattr(volume, "bind", slipped)
    with pytest.raises(BindError, match="do not look as they did"):
        bound(book(Edition(handbook, draft)), bound_book[2], fonts)
