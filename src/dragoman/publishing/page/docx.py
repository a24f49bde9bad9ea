"""A page as a Word document (Office Open XML), by python-docx: A4, real headings, linked notes, pictures with
alternative texts. The same page gives the same bytes."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from dragoman.publishing.charts.style import to_png
from dragoman.publishing.page.model import Note, Page, Paragraph, Picture, Table
from dragoman.publishing.page.render import source_words

_CITATION = re.compile(r"\[(\d+)\]")
# Word files carry a time of writing; the same ledger must give the same file.
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
SHARPNESS = 2.5
"""Pixels of a picture for each unit of the drawing."""


def render_docx(page: Page) -> bytes:
    """The page as the bytes of a .docx file."""
    return _Writer(page).written()


class _Writer:
    def __init__(self, page: Page) -> None:
        from docx import Document

        self.page = page
        self.document: Any = Document()
        self.bookmarks = 0
        self._paper()

    def written(self) -> bytes:
        page, document = self.page, self.document
        self._footer()
        document.add_heading(page.title, 0)
        self._prose(document.add_paragraph(style="Subtitle"), page.lead)
        for picture in page.pictures:
            if picture.opening:
                self._picture(picture)
        for section in page.sections:
            document.add_heading(section.title, 1)
            for paragraph in section.paragraphs:
                style = "List Bullet" if section.bulleted else None
                self._prose(document.add_paragraph(style=style), paragraph)
            for picture in section.pictures:
                self._picture(picture)
            for table in section.tables:
                self._table(table, 2)
        for picture in page.pictures:
            if not picture.opening:
                self._picture(picture)
        for table in page.tables:
            self._table(table)
        document.add_heading("Notes", 1)
        for note in page.notes:
            self._note(note)
        document.add_paragraph(page.colophon).runs[0].italic = True
        out = BytesIO()
        document.save(out)
        return _steady(out.getvalue())

    def _paper(self) -> None:
        from docx.shared import Mm, Pt, RGBColor

        document, section = self.document, self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
        fonts = {"Normal": ("Cambria", 10.5), "Subtitle": ("Cambria", 12), "Title": ("Calibri", 20)}
        fonts |= {"Heading 1": ("Calibri", 13), "Heading 2": ("Calibri", 11)}
        for name, (font, size) in fonts.items():
            style = document.styles[name]
            style.font.name, style.font.size = font, Pt(size)
            style.font.color.rgb = RGBColor(0x1C, 0x23, 0x29)
            style.font.italic = False
        properties = document.core_properties
        properties.title, properties.author = self.page.title, "Dragoman"
        properties.created = properties.modified = _WRITTEN
        properties.language, properties.comments = "en", ""

    def _footer(self) -> None:
        """What the page is, and the number of the sheet, below each."""
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        target = self.document.sections[0].footer.paragraphs[0]
        target.paragraph_format.tab_stops.add_tab_stop(Mm(166), WD_TAB_ALIGNMENT.RIGHT)
        target.add_run(f"{self.page.kicker}\t\t").font.size = Pt(8)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = target.add_run("1")
        run.font.size = Pt(8)
        field.append(run._r)
        target._p.append(field)

    def _prose(self, target: Any, paragraph: Paragraph) -> None:
        if paragraph.label:
            target.add_run(f"{paragraph.label}. ").bold = True
        for place, sentence in enumerate(paragraph.sentences):
            target.add_run((" " if place else "") + sentence.text)
            self._references(target, sentence.notes)

    def _references(self, target: Any, notes: tuple[int, ...] | list[int], *, raised: bool = True) -> None:
        for place, number in enumerate(notes):
            if place:
                target.add_run(",").font.superscript = raised
            self._link(target, str(number), f"note{number}", raised)

    def _link(self, target: Any, words: str, bookmark: str, raised: bool) -> None:
        """A link inside the document, which python-docx has no word for."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark)
        run = target.add_run(words)
        run.font.superscript = raised
        link.append(run._r)
        target._p.append(link)

    def _note(self, note: Note) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        target = self.document.add_paragraph()
        target.paragraph_format.left_indent, target.paragraph_format.first_line_indent = Pt(22), Pt(-22)
        target.paragraph_format.space_after = Pt(3)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self.bookmarks))
        start.set(qn("w:name"), f"note{note.number}")
        self.bookmarks += 1
        target._p.append(start)
        where = f" ({note.document}, {note.start}–{note.end})"
        address = f" {note.url}" if note.url else ""
        target.add_run(
            f"{note.number}.\t{source_words(note)}: “{note.quote}”{where}{address}"
        ).font.size = Pt(8.5)
        target._p.append(end)

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Mm, Pt

        shape = self.document.add_picture(BytesIO(to_png(picture.svg, SHARPNESS)), width=Mm(166))
        about = shape._inline.docPr
        about.set("descr", picture.alt)
        about.set("name", picture.key)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        caption = self.document.add_paragraph(f"{picture.caption.rstrip('.')}.")
        caption.runs[0].font.size = Pt(8.5)

    def _table(self, table: Table, depth: int = 1) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.shared import Pt

        self.document.add_heading(table.caption, depth)
        grid = self.document.add_table(rows=0, cols=len(table.header), style="Light List")
        for number, row in enumerate((table.header, *table.rows)):
            line = grid.add_row()
            properties = line._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))  # the header stands again on each page
            for column, words in enumerate(row):
                target = line.cells[column].paragraphs[0]
                self._cell(target, words)
                if column in table.numeric:
                    target.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                for run in target.runs:
                    run.font.size = Pt(8.5)
        if table.remark:
            self.document.add_paragraph(table.remark).runs[0].font.size = Pt(8.5)

    def _cell(self, target: Any, words: str) -> None:
        cited = [int(number) for number in _CITATION.findall(words)]
        if cited:
            self._references(target, cited, raised=False)
        else:
            target.add_run(words)


def _steady(data: bytes) -> bytes:
    """The same archive with one fixed time for all its members."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for member in given.infolist():
            kept.writestr(
                zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)),
                given.read(member),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()
