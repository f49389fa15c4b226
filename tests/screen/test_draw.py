"""What every drawing keeps to, whatever the guide says."""

from __future__ import annotations

import gzip
import io
import re
from typing import Any
from xml.etree import ElementTree

import pytest
import segno
import typst
import zxingcpp
from PIL import Image
from screen_samples import Sample, samples, screen

from generator.guide.screen import Screen
from generator.screen.draw import Drawing, draw, draw_unmarked, ids
from generator.screen.parts import WIDTH

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "<b>&\"'</b>"
EVERY_TEXT: list[dict[str, Any]] = [
    {"bar": EVIL},
    {"heading": EVIL},
    {"note": EVIL},
    {"field": {"text": EVIL, "hint": EVIL}},
    {"field": {"text": EVIL, "value": EVIL}},
    {"button": EVIL},
    {"links": [EVIL, {"text": EVIL, "icon": "lock"}]},
    {"rows": [{"text": EVIL, "note": EVIL}]},
    {"grid": [{"text": EVIL, "icon": "card"}]},
    {"alert": EVIL},
    {"sms": {"text": EVIL, "from": EVIL}},
    {"chat": {"text": EVIL, "from": EVIL}},
    {"qr": EVIL},
    {"photo": {"text": EVIL, "note": EVIL}},
]
by_name = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)


def said(element: ElementTree.Element) -> str:
    """The words of a text element; lines of one text join without a space."""
    return "".join(element.itertext())


@pytest.mark.parametrize("element", EVERY_TEXT, ids=lambda element: next(iter(element)))
def test_markup_in_any_text_stays_text(element: dict[str, Any]) -> None:
    root = ElementTree.fromstring(draw(screen(element)).svg)
    assert not list(root.iter(SVG + "b"))
    shown = re.sub(r"\s", "", "".join(said(text) for text in root.iter(SVG + "text")))
    wanted = str(element).count("</b>")
    assert shown.count(re.sub(r"\s", "", EVIL)) == wanted


def test_markup_in_the_description_stays_text() -> None:
    drawn = draw(Screen.model_validate({"alt": EVIL, "draw": [{"gap": 20}]}))
    assert drawn.alt == EVIL
    assert ElementTree.fromstring(drawn.svg).get("aria-label") == EVIL


@by_name
def test_a_drawing_needs_no_style_no_script_and_no_id(sample: Sample) -> None:
    root = ElementTree.fromstring(sample.draw().svg)
    assert (root.get("class"), root.get("role"), root.get("aria-label")) == ("st-phone", "img", sample.draw().alt)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "rect", "circle", "ellipse", "text", "tspan"}
        assert not {"style", "id", "href"} & set(element.keys())
        assert element is root or "class" not in element.attrib


@by_name
def test_a_drawing_weighs_at_most_four_kilobytes(sample: Sample) -> None:
    assert len(gzip.compress(sample.draw().svg.encode(), 9, mtime=0)) <= 4096


def test_drawings_weigh_less_than_a_kilobyte_on_average() -> None:
    sizes = [len(gzip.compress(sample.draw().svg.encode(), 9, mtime=0)) for sample in samples()]
    assert sum(sizes) / len(sizes) < 1024


@by_name
def test_a_cut_picture_is_about_as_high_as_the_others(sample: Sample) -> None:
    drawn = sample.draw()
    root = ElementTree.fromstring(drawn.svg)
    assert root.get("viewBox", "").split()[2:] == [root.get("width"), root.get("height")]
    assert drawn.width == WIDTH + 12
    if sample.marks and sample.screen.phone:
        assert 150 <= drawn.height <= 320


@by_name
def test_a_cut_picture_keeps_the_marked_control(sample: Sample) -> None:
    whole, cut = draw(sample.screen, sample.marks, crop=False), draw(sample.screen, sample.marks)
    assert cut.height <= whole.height
    assert cut.alt == whole.alt
    outlines = [
        (rect.get("x"), rect.get("y")) for rect in ElementTree.fromstring(cut.svg).iter(SVG + "rect") if rect.get("stroke") == "#b83a0b"
    ]
    assert len(outlines) == len(sample.marks)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert round(contrast("#000000", "#fff"), 1) == 21


def below(rects: list[ElementTree.Element], x: float, y: float) -> str:
    """The colour of the last filled rectangle drawn at x, y; the phone itself is white."""
    colour = "#fff"
    for rect in rects:
        left, top, wide, high = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        if rect.get("fill") and left <= x <= left + wide and top <= y <= top + high:
            colour = rect.get("fill", "")
    return colour


@by_name
def test_words_are_large_and_dark_enough(sample: Sample) -> None:
    root = ElementTree.fromstring(draw(sample.screen, crop=False).svg)
    rects = list(root.iter(SVG + "rect"))
    for text in root.iter(SVG + "text"):
        assert float(text.get("font-size", "0")) >= 12.5
        line = next(iter(text), text)
        ground = below(rects, float(line.get("x", "0")), float(line.get("y", "0")) - 3)
        assert contrast(text.get("fill", ""), ground) >= 4.5, (said(text), ground)
        if ground == "#fff":  # a bubble's shape is a path that `below` does not see: its tint must do as well
            assert text.get("fill") == "#fff" or contrast(text.get("fill", ""), "#dfe9f6") >= 4.5


def test_the_description_names_the_place_to_tap() -> None:
    drawn = draw(screen({"button": {"text": "Kích hoạt", "id": "go"}}), ("go",))
    assert drawn.alt == "Hình thử. Chỗ cần bấm: nút “Kích hoạt”."


def test_the_description_names_the_place_to_type_and_to_look() -> None:
    shown = screen({"field": {"text": "Số định danh", "id": "a"}}, {"alert": {"text": "Không đọc mã cho **ai**", "id": "b"}})
    assert draw(shown, ("a",)).alt == "Hình thử. Chỗ cần gõ: ô “Số định danh”."
    assert draw(shown, ("b",)).alt == "Hình thử. Chỗ cần xem: lời nhắc “Không đọc mã cho ai”."


def test_two_marks_are_numbered_in_the_picture_and_in_its_description() -> None:
    shown = screen({"field": {"text": "Số định danh", "id": "a"}}, {"button": {"text": "Gửi", "id": "b"}})
    drawn = draw(shown, ("a", "b"))
    assert drawn.alt == "Hình thử. Số 1: gõ vào ô “Số định danh”; số 2: bấm nút “Gửi”."
    assert [said(text) for text in ElementTree.fromstring(drawn.svg).iter(SVG + "text")][-2:] == ["1", "2"]


def off_the_phone() -> Screen:
    card = {"text": "Thẻ căn cước", "icon": "card", "id": "card"}
    return Screen.model_validate({"alt": "Đồ để trên bàn.", "phone": "false", "draw": [{"grid": [card, "Giấy mời"]}, {"note": "Để sẵn"}]})


def test_what_is_not_on_a_phone_lies_on_a_plain_card_that_is_never_cut() -> None:
    shown = off_the_phone()
    card, phone = draw(shown), draw(shown.model_copy(update={"phone": True}))
    frame = next(ElementTree.fromstring(card.svg).iter(SVG + "rect"))
    assert (frame.get("x"), frame.get("rx"), frame.get("width")) == ("1", "14", str(int(WIDTH) - 2))
    assert card.height < phone.height
    cut, whole = draw(shown, ("card",)), draw(shown, ("card",), crop=False)
    assert cut.height == whole.height


def test_nobody_is_asked_to_tap_on_what_is_not_on_a_phone() -> None:
    shown = off_the_phone()
    assert "Chỗ cần xem" in draw(shown, ("card",)).alt
    assert "Chỗ cần bấm" in draw(shown.model_copy(update={"phone": True}), ("card",)).alt


def test_a_long_message_is_quoted_in_part() -> None:
    drawn = draw(screen({"sms": {"text": "Chúc mừng bác đã trúng thưởng một chiếc xe máy, bấm vào đây để nhận", "id": "m"}}), ("m",))
    assert drawn.alt == "Hình thử. Chỗ cần xem: tin nhắn “Chúc mừng bác đã trúng thưởng một chiếc xe máy…”."


def test_every_kind_with_an_id_can_be_marked() -> None:
    shown = screen(
        {"bar": {"text": "A", "id": "bar"}},
        {"badge": {"icon": "ok", "id": "badge"}},
        {"heading": {"text": "B", "id": "heading"}},
        {"note": {"text": "C", "id": "note"}},
        {"field": {"text": "D", "id": "field"}},
        {"button": {"text": "E", "id": "button"}},
        {"links": [{"text": "F", "id": "link"}]},
        {"rows": [{"text": "G", "id": "row"}]},
        {"grid": [{"text": "H", "id": "tile"}]},
        {"pin": {"id": "pin"}},
        {"camera": {"shape": "face", "id": "camera"}},
        {"alert": {"text": "I", "id": "alert"}},
        {"sms": {"text": "J", "id": "sms"}},
        {"chat": {"text": "K", "id": "chat"}},
        {"qr": {"id": "qr"}},
        {"photo": {"text": "L", "id": "photo"}},
    )
    names = ids(shown)
    assert " ".join(names) == "bar badge heading note field button link row tile pin camera alert sms chat qr photo"
    for name in names:
        assert draw(shown, (name,)).alt.startswith("Hình thử. Chỗ cần ")


def test_an_unknown_mark_or_icon_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        draw(screen({"heading": "A"}), ("nowhere",))
    with pytest.raises(KeyError, match="unicorn"):
        draw(screen({"badge": "unicorn"}))


def test_only_a_file_for_paper_names_a_font() -> None:
    shown = screen({"heading": "A"})
    assert "font-family" not in draw(shown).svg
    assert ElementTree.fromstring(draw(shown, font="Noto Sans").svg).get("font-family") == "Noto Sans"


def raster(svg: str, tmp_path: Any, across: int) -> Image.Image:
    """The picture as Typst draws it, `across` pixels wide."""
    (tmp_path / "picture.svg").write_text(svg, encoding="utf-8")
    source = '#set page(width: 100pt, height: auto, margin: 4pt, fill: white)\n#image("picture.svg", width: 92pt)'
    (tmp_path / "page.typ").write_text(source, encoding="utf-8")
    page = typst.compile(str(tmp_path / "page.typ"), format="png", ppi=across * 0.72)
    return Image.open(io.BytesIO(page)).convert("L")


def read(image: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(image, try_rotate=True, try_downscale=True, try_invert=True)
    return [code.text for code in found]


@pytest.mark.parametrize("across", [300, 700, 1400])
@pytest.mark.parametrize("kind", [{"qr": {}}, {"camera": "qr"}], ids=["qr", "camera"])
def test_no_reader_reads_a_drawn_code(kind: dict[str, Any], across: int, tmp_path: Any) -> None:
    assert read(raster(draw(screen(kind)).svg, tmp_path, across)) == []


@pytest.mark.parametrize("across", [300, 700, 1400])
def test_the_reader_would_have_read_a_real_code_there(across: int, tmp_path: Any) -> None:
    drawn = draw(screen({"gap": 20})).svg
    real = segno.make_qr("HTTPS://QUANGSON.EXAMPLE/103/", error="m").svg_inline(scale=4, svgclass=None, lineclass=None, light="white")
    both = drawn.replace("</svg>", f'<g transform="translate(60 60)" stroke-linecap="butt">{real}</g></svg>')
    assert read(raster(both, tmp_path, across)) == ["HTTPS://QUANGSON.EXAMPLE/103/"]


def test_a_drawing_carries_the_box_of_all_that_can_be_touched_or_marked() -> None:
    screen = Screen.model_validate(
        {
            "alt": "Màn hình",
            "draw": [{"bar": "Tên"}, {"note": {"text": "Đọc", "id": "read"}}, {"field": "Số"}, {"button": {"text": "Gửi", "id": "send"}}],
        }
    )
    drawing, cut = draw(screen), draw(screen, ("send",))
    assert [(spot.id, spot.act, spot.says) for spot in drawing.spots] == [
        ("read", "look", "Đọc"),
        ("", "type", "Số"),
        ("send", "tap", "Gửi"),
    ]
    for made in (drawing, cut):
        for spot in made.spots:
            assert min(spot.frame.x, spot.frame.y) > 0
            assert spot.frame.right < made.width
            assert spot.frame.bottom < made.height
    field = drawing.spots[1]
    assert field.inside
    assert field.frame.y < field.inside.y < field.inside.bottom < field.frame.bottom


def tall() -> Screen:
    return screen(*({"button": {"text": f"Nút {n}", "id": f"b{n}"}} for n in range(1, 13)))


def texts(drawn: Drawing) -> list[str]:
    return [said(text) for text in ElementTree.fromstring(drawn.svg).iter(SVG + "text")]


def test_a_screen_to_search_looks_like_one_without_any_mark() -> None:
    shown = screen({"bar": "Hỏi"}, {"button": {"text": "Gửi", "id": "send"}}, {"button": {"text": "Hủy", "id": "drop"}})
    assert draw_unmarked(shown, ("send",), 400) == draw_unmarked(shown, ("drop",), 400) == draw(shown, crop=False)


def test_a_tall_screen_to_search_is_cut_at_its_beginning_or_end_and_not_round_what_is_sought() -> None:
    shown = [texts(draw_unmarked(tall(), (f"b{number}",), 360)) for number in range(1, 13)]
    beginning, end = shown[0], shown[-1]
    assert (beginning[0], end[-1]) == ("Nút 1", "Nút 12")
    assert len(beginning) < 12 > len(end)
    assert shown[: len(beginning)] == [beginning] * len(beginning)
    assert all(cut == end for number, cut in enumerate(shown, 1) if f"Nút {number}" not in beginning and f"Nút {number}" in end)


@pytest.mark.parametrize("number", range(1, 13))
def test_what_is_sought_is_always_in_sight(number: int) -> None:
    drawn = draw_unmarked(tall(), (f"b{number}",), 360)
    assert f"Nút {number}" in texts(drawn)
    assert f"b{number}" in [spot.id for spot in drawn.spots]
