"""The gallery: its page names each picture there is, and the target's script makes just these."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"


def shown(page: Path) -> set[str]:
    """The pictures that a page shows, by the name of the file."""
    return set(re.findall(r"!\[[^\]]+\]\(gallery/([\w.-]+)\)", page.read_text("utf-8")))


def test_the_gallery_shows_every_picture_that_is_there_with_words_for_it() -> None:
    assert shown(ROOT / "docs" / "gallery.md") == {p.name for p in GALLERY.iterdir()}
    assert len(shown(ROOT / "docs" / "gallery.md")) >= 8


def test_its_pictures_are_light() -> None:
    for picture in GALLERY.iterdir():
        assert picture.stat().st_size < 150_000, picture.name


def test_the_script_of_the_target_draws_the_pictures_of_the_page(tmp_path: Path) -> None:
    assert "scripts/make_gallery.py" in (ROOT / "Makefile").read_text("utf-8")
    script = ROOT / "scripts" / "make_gallery.py"
    subprocess.run([sys.executable, script, "--to", tmp_path], check=True, timeout=300)
    drawn = {p.name for p in (tmp_path / "gallery").iterdir()}
    assert drawn == shown(tmp_path / "gallery.md")
    sheets = {name for name in shown(ROOT / "docs" / "gallery.md") if name.endswith("-page.png")}
    assert drawn | sheets == shown(ROOT / "docs" / "gallery.md")
    for name in drawn:
        assert (tmp_path / "gallery" / name).read_bytes().startswith(b"\x89PNG")
