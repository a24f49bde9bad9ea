"""Draws the pictures and pages of docs/gallery.md from the samples, and writes the page.

    python scripts/make_gallery.py             docs/gallery.md and docs/gallery/
    python scripts/make_gallery.py --to DIR    the same files in another folder

The samples are read into a ledger that is thrown away; nothing else goes in. Pages are set on paper and turned into
pictures by pdftoppm (poppler-utils); without it, the pages that are there already stay.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from dragoman.intake.reading import read_sources
from dragoman.ledger.store import Ledger
from dragoman.pipeline import ingest
from dragoman.publishing.charts.style import to_png
from dragoman.publishing.digest import build_digest
from dragoman.publishing.dossier import build_dossier
from dragoman.publishing.page.model import Page, Picture
from dragoman.publishing.page.pdf import render_pdf
from dragoman.publishing.review import build_review

ROOT = Path(__file__).resolve().parent.parent
HOME, MONTH, YEAR, PARTNER, DAY = "BLR", "2015-05", "2015", "CHN", date(2016, 11, 15)
HEAVIEST = 150_000
"""Bytes beyond which a picture has no place in the repository."""

HEAD = """# Gallery

What Dragoman draws and sets, from the invented reports in `samples/`. `make gallery` makes this page and its pictures anew.
Each picture carries the words that stand here as its alternative text; levels differ in shape and lightness as well as in
colour, so that they can be told apart without colours.
"""


def main() -> None:
    """Read the samples, draw, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--to", type=Path, default=ROOT / "docs", help="the folder of gallery.md and gallery/"
    )
    target: Path = parser.parse_args().to
    folder = target / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        pages = pages_of_samples(Path(scratch) / "samples.db")
        parts = [HEAD]
        for page, command in pages:
            parts.append(f"\n## {page.kicker}\n\n`{command}`\n")
            sheet = paper(page, folder, Path(scratch))
            if sheet:
                parts.append(f"\n[![The first page on paper: {page.title}]({sheet})]({sheet})\n")
            parts += [shown(picture, page, folder) for picture in page.all_pictures()]
        (target / "gallery.md").write_text("".join(parts), encoding="utf-8", newline="\n")
    heavy = [p.name for p in folder.iterdir() if p.stat().st_size > HEAVIEST]
    if heavy:
        sys.exit(f"too heavy for the repository: {', '.join(heavy)}")


def pages_of_samples(path: Path) -> list[tuple[Page, str]]:
    """The pages of the gallery, each with the command that writes it."""
    with Ledger.open(path, create=True) as ledger:
        done = ingest(read_sources([ROOT / "samples"]), ledger, HOME)
        assert not done.failed, done.failed
        records = ledger.events(), ledger.figures(), ledger.commitments()
        statements, documents = ledger.statements(), ledger.documents()
    return [
        (build_digest(*records, documents, MONTH, HOME), f"dragoman digest --month {MONTH}"),
        (build_review(*records, documents, YEAR, HOME), f"dragoman review --year {YEAR}"),
        (
            build_dossier(*records, statements, documents, HOME, PARTNER, DAY),
            f"dragoman dossier {PARTNER} --as-of {DAY}",
        ),
    ]


def paper(page: Page, folder: Path, scratch: Path) -> str | None:
    """The first sheet of the page as a picture in the folder, by its name; None where it can't be made and isn't there."""
    name = f"{page.kind}-page"
    program = shutil.which("pdftoppm")
    if program:
        sheet = scratch / f"{name}.pdf"
        sheet.write_bytes(render_pdf(page))
        drawn = scratch / name
        subprocess.run(
            [program, "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", sheet, drawn], check=True
        )
        light(drawn.with_suffix(".png").read_bytes(), folder / f"{name}.png")
    return f"gallery/{name}.png" if (folder / f"{name}.png").is_file() else None


def light(png: bytes, target: Path) -> None:
    """Save a picture with as few colours as drawings need."""
    few = Image.open(BytesIO(png)).convert("RGB").quantize(96, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def shown(picture: Picture, page: Page, folder: Path) -> str:
    """A picture, saved, and its place in the page."""
    name = f"{page.kind}-{picture.key}.png"
    light(to_png(picture.svg, 1.4), folder / name)
    return f"\n![{_plain(picture.alt)}](gallery/{name})\n\n*{_plain(picture.caption)}.*\n"


def _plain(words: str) -> str:
    return words.replace("[", "(").replace("]", ")").rstrip(".")


if __name__ == "__main__":
    main()
