"""The way from the tables of a release to a folder on disk, which is there whole or not at all."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.codebook import page
from dragoman.publishing.export import csv, jsonl, parquet
from dragoman.publishing.release.about import About
from dragoman.publishing.release.citation import citation_file
from dragoman.publishing.release.contents import Contents, Table
from dragoman.publishing.release.datapackage import datapackage
from dragoman.publishing.release.dataverse import dataverse
from dragoman.publishing.release.files import File, checksums
from dragoman.publishing.release.readme import readme

CHECKSUMS = "SHA256SUMS"
FORMS = ("csv", "jsonl", "parquet")
OTHERS = ("README.md", "CODEBOOK.md", "CITATION.cff", "datapackage.json", "dataverse.json", CHECKSUMS)
CODEBOOK_HEAD = """# Codebook

What the fields and values of the records mean. The columns of the tables are told in `README.md`; here stand the fields of
the records as `jsonl` has them, and the lists of values. Made from the code of Dragoman.
"""


@dataclass(frozen=True, slots=True)
class Released:
    """A release on disk: its folder, its files, and what should be said before it is published."""

    folder: Path
    files: tuple[str, ...]
    missing: tuple[str, ...]


def write_release(folder: Path, about: About, contents: Contents, left: Sequence[str] = ()) -> Released:
    """Write a release into ``folder``, which must be new or empty. The same contents give the same bytes.

    A new folder takes its name when it is whole; of an empty one that is filled, the checksums come last. ``left`` names the kinds that filters leave out. Raises UsageError for a folder that holds anything, and DragomanError
    where it cannot be written.
    """
    refuse(folder)
    files = release_files(about, contents, left)
    place = folder.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as room:
            made = Path(room) / place.name
            for file in files:
                path = made / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)
            if place.exists():  # it may be the folder in which the user stands: it is filled, not replaced
                for path in sorted(made.iterdir(), key=lambda path: path.name == CHECKSUMS):
                    shutil.move(path, place / path.name)
            else:
                shutil.move(made, place)
    except OSError as error:
        raise DragomanError(f"{folder} cannot be written: {error.strerror or error}.") from error
    return Released(folder, tuple(file.path for file in files), tuple(about.missing()))


def refuse(folder: Path) -> None:
    """Raise UsageError where ``folder`` is a file, or is not empty: nothing there is replaced."""
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty: a release wants a folder of its own.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder.")


def release_files(about: About, contents: Contents, left: Sequence[str] = ()) -> list[File]:
    """All files of a release, in the order in which its page names them."""
    data = [_data(table, form) for table in contents.tables for form in FORMS]
    texts = {
        "README.md": readme(about, contents, data, OTHERS, left),
        "CODEBOOK.md": page(CODEBOOK_HEAD),
        "CITATION.cff": citation_file(about, contents),
        "datapackage.json": datapackage(about, contents, data),
        "dataverse.json": dataverse(about, contents),
    }
    files = [*(File(name, text.encode("utf-8", "replace")) for name, text in texts.items()), *data]
    return [*files, checksums(files)]


def _data(table: Table, form: str) -> File:
    out = BytesIO()
    if form == "csv":
        csv.write_rows([column.name for column in table.columns], table.rows, out)
    elif form == "parquet":
        parquet.write_rows(table.columns, table.rows, out)
    else:
        jsonl.write(table.name, map(dict, table.records), out)
    return File(f"data/{table.name}.{form}", out.getvalue(), table.name, form)
