"""The digest as pages: complete, self-contained, safe, the same every time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Filter
from dragoman.publishing.digest import build_digest, write_digest
from dragoman.publishing.page.model import Page, Paragraph, Sentence
from dragoman.publishing.page.render import render_html, render_markdown
from dragoman.records import Event

from .. import month as given


class Empty(given.Shelf):
    """A ledger in which nothing is."""

    def events(self, wanted: Filter | None = None) -> tuple[Event, ...]:
        return ()

    @property
    def home(self) -> str | None:
        return None


@pytest.fixture(scope="module")
def digest() -> Page:
    return build_digest(
        given.EVENTS, given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, given.MONTH, given.HOME
    )


@pytest.fixture(scope="module")
def page(digest: Page) -> str:
    return render_html(digest)


class Structure(HTMLParser):
    """The ids and links of a page, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag == "a":
            self.links.append(named.get("href") or "")
        self.fetched += [str(named[k]) for k in ("src", "srcset", "data") if k in named]
        self.fetched += [str(named["href"])] if tag in ("link", "image", "use") and "href" in named else []


def test_the_page_fetches_nothing_and_runs_nothing(page: str) -> None:
    structure = Structure()
    structure.feed(page)
    assert "script" not in structure.tags
    assert all(link.startswith(("#", "data:")) for link in structure.fetched)
    assert not re.search(r"url\((?!#|['\"]?data:)", page)
    assert "@import" not in page


def test_ids_are_unique_and_every_link_within_the_page_has_its_goal(page: str) -> None:
    structure = Structure()
    structure.feed(page)
    assert len(structure.ids) == len(set(structure.ids))
    assert {link[1:] for link in structure.links if link.startswith("#")} <= set(structure.ids)


def test_every_note_is_on_the_page_and_leads_back(digest: Page, page: str) -> None:
    for note in digest.notes:
        assert f'id="note-{note.number}"' in page
        assert f'href="#note-{note.number}"' in page
        assert f'href="#ref-{note.number}"' in page


def test_pictures_have_words_for_those_who_cannot_see_them(digest: Page, page: str) -> None:
    assert {p.key for p in digest.pictures} == {"timeline", "map"}
    for picture in digest.pictures:
        assert f'aria-labelledby="{picture.key}-words"' in page
    assert "Oslo (three)" in next(p.alt for p in digest.pictures if p.key == "map")
    assert "Denmark: 27 March (planned)" in next(p.alt for p in digest.pictures if p.key == "timeline")


def test_markup_in_records_stays_words(digest: Page) -> None:
    spiked = replace(digest, lead=Paragraph((Sentence("<script>alert(1)</script> *stars*", (1,)),)))
    assert "<script>" not in render_html(spiked)
    assert "\\<script\\>" in render_markdown(spiked)
    assert "\\*stars\\*" in render_markdown(spiked)


def test_markdown_has_every_section_sentence_table_and_note(digest: Page) -> None:
    text = render_markdown(digest)
    for section in digest.sections:
        assert f"\n## {section.title}\n" in text
    for table in digest.tables:
        assert f"\n## {table.caption}\n\n| {table.header[0]} |" in text
    assert text.count("characters ") == len(digest.notes)
    assert "\n\n\n" not in text
    assert "![" not in text


def test_the_same_records_give_the_same_bytes(digest: Page, page: str) -> None:
    again = build_digest(
        given.EVENTS[::-1], given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, given.MONTH, given.HOME
    )
    assert render_html(again) == page
    assert render_markdown(again) == render_markdown(digest)


def test_a_user_s_template_replaces_ours(digest: Page, tmp_path: Path) -> None:
    (tmp_path / "digest.md.j2").write_text("Our own {{ digest.title }}")
    assert render_markdown(digest, templates=tmp_path) == f"Our own {digest.title}\n"
    (tmp_path / "digest.md.j2").write_text("{% if %}")
    with pytest.raises(DragomanError, match=r"digest\.md\.j2"):
        render_markdown(digest, templates=tmp_path)
    with pytest.raises(DragomanError, match="does not exist"):
        render_markdown(digest, templates=tmp_path / "nowhere")


def test_a_digest_is_written_with_its_pictures_beside_it(tmp_path: Path) -> None:
    written = write_digest(given.Shelf(), given.MONTH, output=tmp_path)
    assert written.path == tmp_path / "digest-NOR-2015-03.md"
    assert written.path.read_text(encoding="utf-8") == written.text
    assert sorted(p.name for p in written.pictures) == [
        f"digest-NOR-2015-03-{key}.{ending}" for key in ("map", "timeline") for ending in ("png", "svg")
    ]
    for picture in written.pictures:
        if picture.suffix == ".png":
            assert picture.read_bytes().startswith(b"\x89PNG")
            assert f"({picture.name})" in written.text


def test_a_digest_may_go_to_a_named_file_or_nowhere(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "march.html"
    written = write_digest(given.Shelf(), given.MONTH, "nor", target, "html")
    assert written.path == target
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert write_digest(given.Shelf(), given.MONTH).path is None


def test_what_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DragomanError, match="cannot be written"):
        write_digest(given.Shelf(), given.MONTH, output=tmp_path / "file" / "digest.md")
    with pytest.raises(UsageError, match="not a format"):
        write_digest(given.Shelf(), given.MONTH, format="odt")  # type: ignore[arg-type]
    with pytest.raises(DragomanError, match="holds no events"):
        write_digest(Empty(), given.MONTH)
