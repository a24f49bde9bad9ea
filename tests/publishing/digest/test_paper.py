"""The digest as PDF and as a Word document: whole, linked, with words for its pictures, the same every time."""

import io
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from dragoman.errors import DragomanError
from dragoman.publishing.digest import build_digest
from dragoman.publishing.page.docx import render_docx
from dragoman.publishing.page.model import Page
from dragoman.publishing.page.pdf import render_pdf

from .. import month as given

A4 = (595, 842)


@pytest.fixture(scope="module")
def digest() -> Page:
    return build_digest(
        given.EVENTS, given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, given.MONTH, given.HOME
    )


@pytest.fixture(scope="module")
def pdf(digest: Page) -> bytes:
    try:
        return render_pdf(digest)
    except DragomanError as error:
        pytest.skip(str(error))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_pdf_is_on_a4_and_holds_every_sentence(digest: Page, pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {A4}
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    missing = [s.text for s in digest.sentences() if squeezed(s.text)[:40] not in text]
    assert missing == []
    assert sum(len(page.images) for page in reader.pages) >= len(digest.pictures)
    assert [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)] == [digest.title]


def test_the_same_digest_gives_the_same_bytes(digest: Page, pdf: bytes) -> None:
    assert render_pdf(digest) == pdf
    assert render_docx(digest) == render_docx(digest)


def test_a_picture_from_elsewhere_is_not_fetched(digest: Page, pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "digest.html.j2").write_text("<p>Hello</p><img src='file:///etc/hostname'>")
    reader = PdfReader(io.BytesIO(render_pdf(digest, tmp_path)))
    assert "Hello" in reader.pages[0].extract_text()
    assert list(reader.pages[0].images) == []


def test_the_word_document_has_headings_notes_tables_and_words_for_its_pictures(digest: Page) -> None:
    document = Document(io.BytesIO(render_docx(digest)))
    headings = [
        p.text for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")
    ]
    assert headings == [
        *(section.title for section in digest.sections),
        *(table.caption for table in digest.tables),
        "Notes",
    ]
    body = document.element.body
    described = [node.get("descr") for node in body.iter("{*}docPr")]
    assert described == [picture.alt for picture in digest.pictures]
    marks = {node.get(node.nsmap and f"{{{node.nsmap['w']}}}name") for node in body.iter("{*}bookmarkStart")}
    links = {node.get(f"{{{node.nsmap['w']}}}anchor") for node in body.iter("{*}hyperlink")}
    assert links <= marks
    assert len(marks) == len(digest.notes)
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [
        list(table.header) for table in digest.tables
    ]


def test_every_sentence_is_in_the_word_document(digest: Page) -> None:
    document = Document(io.BytesIO(render_docx(digest)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert [s.text for s in digest.sentences() if s.text not in text] == []
