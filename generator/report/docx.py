"""The report as a Word file that the office goes on editing: real headings, real tables, the sizes of form.py, and no clock in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from math import ceil

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from generator.report import form
from generator.report.report import Heading, Report, Table

_LEFT, _MIDDLE, _RIGHT, _BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day on every entry of the archive: the first that a zip can hold (PKWARE, APPNOTE 4.4.6)."""

_SHORT = 16
"""Lines of a table that is never torn; of a longer one only the sum is held to the row before it, and no row is torn."""

_LETTER = 2.4
"""Millimetres of a letter in a table, on average and rather too many."""

_TITLE_LINE = 60
"""Letters of the subject that one line has room for."""

_CELL = 1.2
"""Millimetres between a cell's edge and its words."""


def docx(report: Report) -> bytes:
    """The file. The same report gives the same bytes."""
    document = Document()
    _set_up(document, report)
    _head(document, report)
    for size, words in ((form.TITLE, report.kind), (form.TITLE, report.about)):
        _line(document.add_paragraph(), _even(words), size, _MIDDLE, bold=True)
    _rule(document.add_paragraph(), 165, 55)
    _line(document.add_paragraph(), report.to, form.BODY, _MIDDLE).paragraph_format.space_after = Pt(2 * form.BETWEEN)
    for block, after in zip(report.blocks, (*report.blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            document.add_paragraph(block.text, style=f"Heading {block.level}")
        elif isinstance(block, Table):
            _table(document, block)
        else:
            _body(document.add_paragraph(block.text)).paragraph_format.keep_with_next = after is None or isinstance(after, Table)
    _foot(document, report)
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _set_up(document: WordDocument, report: Report) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(each) for each in form.PAGE)
    section.top_margin, section.bottom_margin = Mm(form.TOP), Mm(form.BOTTOM)
    section.left_margin, section.right_margin = Mm(form.LEFT), Mm(form.RIGHT)
    section.header_distance = Mm(form.TOP / 2)
    section.different_first_page_header_footer = True
    number = _line(section.header.paragraphs[0], "", form.PAGE_NUMBER, _MIDDLE)
    _field(number, "PAGE")
    for name, before in (("Normal", 0), ("Heading 1", 2 * form.BETWEEN), ("Heading 2", form.BETWEEN)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.color.rgb = Pt(form.BODY), RGBColor(0, 0, 0)
        style.font.name, style.font.bold, style.font.italic = form.FONT, name != "Normal", False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{each}"), None)
        for each in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{each}"), form.FONT)
        layout = style.paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(0 if name == "Normal" else form.BETWEEN), 1.0
    _speak_vietnamese(document)
    told = document.core_properties
    told.title, told.author, told.last_modified_by, told.comments = f"{report.kind.capitalize()}: {report.about}", report.team, "", ""
    told.language = "vi-VN"
    for name in ("dcterms:created", "dcterms:modified"):
        for node in told._element.findall(qn(name)):
            told._element.remove(node)


def _speak_vietnamese(document: WordDocument) -> None:
    """Word's checker must not underline every word in red."""
    for node in document.styles.element.iter(qn("w:lang")):
        node.set(qn("w:val"), "vi-VN")


def _head(document: WordDocument, report: Report) -> None:
    """Two columns without lines: the office and its number, the nation and the day."""
    left, right = _plain(document, form.HEAD)
    for at, words in enumerate(report.superior):
        _line(_next(left, at), words, form.SUPERIOR, _MIDDLE)
    _line(left.add_paragraph(), report.issuer, form.ISSUER, _MIDDLE, bold=True)
    _rule(left.add_paragraph(), form.HEAD[0] - 2 * _CELL, 24)
    _line(left.add_paragraph(), report.number, form.NUMBER, _MIDDLE)
    _line(_next(right, 0), report.nation, form.NATION, _MIDDLE, bold=True)
    _line(right.add_paragraph(), report.motto, form.MOTTO, _MIDDLE, bold=True)
    _rule(right.add_paragraph(), form.HEAD[1] - 2 * _CELL, 57)
    _line(right.add_paragraph(), report.place_date, form.PLACE_DATE, _MIDDLE, italic=True)
    _line(document.add_paragraph(), "", form.TITLE, _MIDDLE)


def _foot(document: WordDocument, report: Report) -> None:
    """Who gets it and who signs: never on a page without a word of the report."""
    _line(document.add_paragraph(), "", form.BODY, _LEFT).paragraph_format.keep_with_next = True
    left, right = _plain(document, (75, 90))
    title = _line(_next(left, 0), report.receivers_title, form.RECEIVERS_TITLE, _LEFT, bold=True)
    title.runs[0].italic = True
    for words in report.receivers:
        _line(left.add_paragraph(), words, form.RECEIVERS, _LEFT)
    office, told_office, signed, name, told_name = report.signer
    _line(_next(right, 0), office, form.SIGNER, _MIDDLE, bold=True)
    _line(right.add_paragraph(), told_office, form.SIGNER, _MIDDLE, italic=True)
    _line(right.add_paragraph(), signed, form.SIGNER, _MIDDLE, italic=True)
    _line(right.add_paragraph(), name, form.SIGNER, _MIDDLE, bold=True).paragraph_format.space_before = Pt(60)
    _line(right.add_paragraph(), told_name, form.SIGNER, _MIDDLE, italic=True)


def _table(document: WordDocument, block: Table) -> None:
    table = _grid(document, len(block.rows) + 1, block.widths)
    table.style = "Table Grid"
    first = 0 if _lines(block) <= _SHORT else len(block.rows) - int(block.sum)  # from here to the last row no page may end
    for number, (row, cells) in enumerate(zip(table.rows, (block.columns, *block.rows), strict=True)):
        _keep_together(row._tr, head=number == 0)
        bold = number == 0 or (block.sum and number == len(block.rows))
        for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            line = _line(_next(cell, 0), words, form.TABLE, _MIDDLE if number == 0 or at in block.middle else _LEFT, bold=bold)
            line.paragraph_format.keep_with_next = True if first <= number < len(block.rows) else None
    _body(document.add_paragraph()).paragraph_format.space_after = Pt(0)


def _lines(block: Table) -> int:
    """About how many lines a table takes, its head too. One that is held together and has no room on any page leaves one empty."""
    rows = (block.columns, *block.rows)
    return sum(
        max(ceil(len(words) * _LETTER / (width - 2 * _CELL)) for words, width in zip(row, block.widths, strict=True)) for row in rows
    )


def _even(words: str) -> str:
    """A title too long for one line on two that are about as long, the second beginning with “và” where it can."""
    if len(words) <= _TITLE_LINE:
        return words
    blanks = [at for at, letter in enumerate(words) if letter == " "]
    joined = [at for at in blanks if words.startswith(" và ", at) and max(at, len(words) - at) <= _TITLE_LINE]
    at = min(joined or blanks, key=lambda at: abs(2 * at - len(words)))
    return f"{words[:at]}\n{words[at + 1 :]}"


def _plain(document: WordDocument, widths: tuple[int, int]) -> tuple[WordCell, WordCell]:
    row = _grid(document, 1, widths).rows[0]
    _keep_together(row._tr, head=False)
    left, right = row.cells
    return left, right


def _grid(document: WordDocument, rows: int, widths: Iterable[int]) -> WordTable:
    """A table of fixed widths, the same for Word, which asks the cells, and for LibreOffice, which asks the columns."""
    wide = tuple(widths)
    table: WordTable = document.add_table(rows, len(wide))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(Mm(_CELL).twips), type="dxa"))
    table._tbl.tblPr.append(margins)
    for at, width in enumerate(wide):
        table.columns[at].width = Mm(width)
        for row in table.rows:
            row.cells[at].width = Mm(width)
    return table


def _next(cell: WordCell, at: int) -> WordParagraph:
    """A cell is born with one paragraph, which comes first."""
    found: WordParagraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
    return found


def _line(
    paragraph: WordParagraph, words: str, size: int, where: WD_ALIGN_PARAGRAPH, *, bold: bool = False, italic: bool = False
) -> WordParagraph:
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = where
    return paragraph


def _body(paragraph: WordParagraph) -> WordParagraph:
    layout = paragraph.paragraph_format
    layout.alignment, layout.first_line_indent = _BOTH, Mm(form.INDENT)
    layout.space_after, layout.line_spacing = Pt(form.BETWEEN), form.LINES
    return paragraph


def _rule(paragraph: WordParagraph, room: float, length: float) -> None:
    """A line of this length in the middle of the room, both in millimetres: the lower border of a paragraph without words."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - length) / 2)
    layout.line_spacing = Length(Pt(3))
    layout.space_after = Pt(form.BETWEEN)
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _field(paragraph: WordParagraph, what: str) -> None:
    """A number that the program fills in: the page's."""
    run = paragraph.runs[0]
    for kind in ("begin", "separate", "end"):
        run._r.append(_element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            asked = OxmlElement("w:instrText")
            asked.text = what
            run._r.append(asked)


def _keep_together(row: BaseOxmlElement, *, head: bool) -> None:
    """A row is not torn over two pages; the first is repeated on each."""
    told = row.get_or_add_trPr()
    told.append(_element("w:cantSplit"))
    if head:
        told.append(_element("w:tblHeader"))


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _without_clock(content: bytes) -> bytes:
    """The archive once more, its entries in the same order but of one day: python-docx stamps them with the time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, _FIRST_DAY), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
