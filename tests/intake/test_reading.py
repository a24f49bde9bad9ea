"""Files, folders and standard input, good and bad."""

import hashlib
import io
import os
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.intake.reading import MAX_BYTES, read_source, read_sources
from dragoman.intake.source import Source, Unreadable

TEXT = "The ministers of Chile and Peru met in Lima on 3 May 2015.\r\nThey spoke about trade.\n"


def read(*paths: str | Path, **kwargs: object) -> list[Source | Unreadable]:
    return list(read_sources(paths, **kwargs))  # type: ignore[arg-type]


def test_a_text_is_decoded_unchanged_and_hashed_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "lima.txt"
    file.write_bytes(TEXT.encode())
    (source,) = read(file)
    assert isinstance(source, Source)
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (source.media_type, source.origin) == ("text/plain", str(file))


def test_folders_are_read_recursively_in_the_order_of_names_without_hidden_files_and_sidecars(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/z.md", "a/c.html", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "b.txt.meta.toml").write_text('published = "2015-05-04"')
    found = read(tmp_path)
    assert [Path(s.origin).relative_to(tmp_path).as_posix() for s in found] == ["b.txt", "a/c.html", "a/z.md"]
    first = found[0]
    assert isinstance(first, Source)
    assert first.sidecar.published == "2015-05-04"


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(read(tmp_path, tmp_path / "a.txt", tmp_path)) == 1


def test_standard_input_is_read_for_a_dash() -> None:
    (source,) = read("-", stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(source, Source)
    assert source.origin == "-"


def test_unreadable_files_of_a_folder_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \n\t",
        "paper.pdf": b"%PDF-1.4 ...",
        "noise.txt": bytes(range(256)) * 40,
        "picture.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "report.docx": b"PK\x03\x04rest",
        "style.css": b"body { color: red }",
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "dated.txt").write_text(TEXT)
    (tmp_path / "dated.txt.meta.toml").write_text('published = "2015-02-30"')
    (tmp_path / "broken.txt").write_text(TEXT)
    (tmp_path / "broken.txt.meta.toml").write_text("published = ")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    found = read(tmp_path)
    unreadable = {Path(f.origin).name: f.reason for f in found if isinstance(f, Unreadable)}
    assert set(unreadable) == {*bad, "dated.txt", "broken.txt", "dangling.txt"}
    assert [Path(f.origin).name for f in found if isinstance(f, Source)] == ["good.txt"]
    assert "is empty" in unreadable["empty.txt"]
    assert "PDF" in unreadable["paper.pdf"]
    assert "2015-02-30" in unreadable["dated.txt"]
    assert "not TOML" in unreadable["broken.txt"]


def test_a_missing_path_is_one_sentence_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match=r"There is no file or folder .*nowhere\."):
        read_sources([tmp_path, tmp_path / "nowhere"])


def test_a_folder_with_nothing_readable_is_an_error_after_its_files_were_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    sources = read_sources([tmp_path])
    assert isinstance(next(sources), Unreadable)
    with pytest.raises(DragomanError, match="holds nothing that can be read"):
        next(sources)


def test_a_named_file_that_cannot_be_read_is_an_error_but_the_others_are_read_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    sources = read_sources([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(next(sources), Source)
    with pytest.raises(DragomanError, match=r"a\.txt is empty\."):
        next(sources)


def test_a_line_of_fifty_megabytes_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as handle:
        handle.truncate(50 * 1024 * 1024)
    with pytest.raises(DragomanError, match="too large"):
        read_source(file)


def test_a_smaller_line_that_nobody_wrote_is_refused_too(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("word " * 300_000)
    with pytest.raises(DragomanError, match="has a line of 1,500,000 characters"):
        read_source(file)


def test_endless_standard_input_is_refused() -> None:
    with pytest.raises(DragomanError, match="standard input is too large"):
        read("-", stdin=io.BytesIO(b"a" * (MAX_BYTES + 1)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(TEXT)
    file.chmod(0)
    with pytest.raises(DragomanError, match="cannot be opened"):
        read_source(file)


def test_a_published_that_is_no_date_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--published: 'yesterday' is not a date"):
        read_sources([tmp_path], published="yesterday")


def test_the_command_lines_date_is_kept_apart_from_the_sidecars(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (source,) = read(tmp_path, published="2015-04-02")
    assert isinstance(source, Source)
    assert (source.default_published, source.sidecar.published) == ("2015-04-02", None)


def test_html_is_known_by_name_or_by_its_tags(tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_text(TEXT)
    (tmp_path / "page").write_text(f"<!-- x -->\n<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>")
    (tmp_path / "text.txt").write_text(TEXT + "where a < b and c > d")
    kinds = {Path(s.origin).name: s.media_type for s in read(tmp_path) if isinstance(s, Source)}
    assert kinds == {"page.htm": "text/html", "page": "text/html", "text.txt": "text/plain"}
