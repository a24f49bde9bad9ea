"""``README.md`` of a release: what is in it, of what time, how it was made, and how it may be used."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman import __version__
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.release.about import About, joined
from dragoman.publishing.release.contents import Contents, Table
from dragoman.publishing.release.files import File

_NO_TEXTS = """The texts of the sources are **not** in this release: they belong to those who wrote them. It has what is said of each
source (title, site, address, days, SHA-256), and short quotations with their offsets in the source text. Who has the same
bytes can check every quotation: `sha256` tells whether they are the same."""
_TEXTS = """**The texts of the sources are in this release** (`text` in the documents). They belong to those who wrote them: make sure
that you may pass them on."""


def summary(contents: Contents) -> str:
    """The release in a sentence or two, for a catalogue."""
    kinds = ("events", "figures", "commitments", "statements")
    counts = [_count(contents.count(kind), kind.removesuffix("s")) for kind in kinds if contents.count(kind)]
    of = f" of the diplomacy of {heading(contents.home)}" if contents.home else " of diplomacy"
    text = f"A ledger{of}: {listed(counts or ['no records'])}, read from {_count(contents.count('documents'), 'document')}."
    if contents.period:
        text += f" The events, plans among them, lie between {contents.period[0]} and {contents.period[1]}."
    return text + " Every record quotes the passages that it rests on."


def readme(
    about: About, contents: Contents, data: Sequence[File], others: Sequence[str], left: Sequence[str]
) -> str:
    """The page; ``others`` are the files beside the data, ``left`` the kinds that the filters leave out."""
    parts = [
        f"# {about.title}\n",
        f"{about.description or summary(contents)}\n",
        "## What is in it\n",
        _tables(contents, data),
        _filters(about, left),
        "## What it tells of\n",
        _counts(contents),
        "## How it was made\n",
        _making(contents),
        "## Files\n",
        _files(others),
        "## Columns\n",
        "`CODEBOOK.md` defines every kind, status, rank, role and code; `datapackage.json` has these columns for machines.\n",
        *(_columns(table) for table in contents.tables),
        "## Terms and citation\n",
        _terms(about),
    ]
    return "\n".join(part for part in parts if part)


def _tables(contents: Contents, data: Sequence[File]) -> str:
    rows = []
    for table in contents.tables:
        forms = [f"`{file.path}`" for file in data if file.table == table.name]
        rows.append((f"**{table.name}**", f"{len(table.rows):,}", table.title, ", ".join(forms)))
    return _table(("table", "rows", "what it holds", "files"), rows) + (
        "\nThe three forms of a table hold the same. `csv` is UTF-8 with a header (RFC 4180); text that begins with `=`, `+`, `-` "
        "or `@` has an apostrophe\nbefore it there, so that no spreadsheet takes it for a formula. `jsonl` holds the records whole, "
        "one a line, with nested values as\nthey are; `parquet` has the columns of `csv`, typed, and text unchanged. `participants` "
        "and `evidence` are drawn out of the records, so\nthat nobody need unpack a cell.\n"
    )


def _filters(about: About, left: Sequence[str]) -> str:
    if not about.filters:
        return ""
    text = f"This is a part of the ledger, chosen by `{' '.join(about.filters)}`. "
    text += "Of documents, those are here that the records rest on; of corrections, those of the records."
    if left:
        text += f" The filters say nothing about {listed(list(left))}, which are left out."
    return text + "\n"


def _counts(contents: Contents) -> str:
    parts = []
    if contents.period:
        first, last = contents.period
        parts.append(f"The events lie between {first} and {last}, plans among them.\n")
    for name, field, title in (
        ("events", "type", "kind of event"),
        ("events", "status", "status of events"),
        ("figures", "indicator", "indicator"),
        ("commitments", "state", "state of commitments"),
        ("documents", "language", "language of documents"),
        ("documents", "site", "site"),
    ):
        table = next((table for table in contents.tables if table.name == name), None)
        tally = Counter(str(row.get(field) or "(not known)") for row in table.rows) if table else Counter()
        if tally:
            found = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
            parts.append(_table((title, "number"), ((value, f"{number:,}") for value, number in found)))
    return "\n".join(parts)


def _making(contents: Contents) -> str:
    corrected = contents.count("corrections")
    people = (
        f"People made {_count(corrected, 'decision')} about records; each is in `corrections`, with its author, its day and its "
        "reason, and marks the record that it is about."
        if corrected
        else "No record was corrected by a person."
    )
    return f"""Dragoman {__version__} read each document by rules over its grammar, and merged what several sources tell of one thing into one
record: `sources` counts the independent voices, `history` says who said what when, `contradictions` on what they disagree.
A plan is not an event: `status` tells them apart, and what no source reports as a fact is not `occurred`. What is not known is
empty and not guessed; dates are EDTF (ISO 8601-2), so `2015-10` is some day of October and `XXXX-04-13` a 13 April of an unknown
year. `confidence` says how sure the reader is of a record. Reading by machine errs: events are missed, and some records are wrong.
{people}
"""


def _files(others: Sequence[str]) -> str:
    told = {
        "README.md": "this page",
        "CODEBOOK.md": "what each field and value means",
        "CITATION.cff": "how to cite it, for machines",
        "datapackage.json": "the tables in `csv`, with sizes, checksums, columns, types and keys (Frictionless Data Package)",
        "dataverse.json": "the metadata, as Dataverse's native API takes a new data set",
        "SHA256SUMS": "checksums of all other files: `sha256sum -c SHA256SUMS`",
    }
    return "\n".join(f"- `{name}`: {told[name]}" for name in others) + "\n"


def _columns(table: Table) -> str:
    rows = ((f"`{c.name}`", _TYPES[c.type], table.meanings[c.name]) for c in table.columns)
    return f"### {table.name}\n\n{_table(('column', 'type', 'meaning'), rows)}"


_TYPES = {"text": "text", "real": "number", "whole": "whole number"}


def _terms(about: About) -> str:
    if about.licence:
        licence = f"The data are published under {about.licence.name} ({about.licence.url})."
    else:
        licence = (
            "No licence is chosen yet: without one, nobody may use the data (`dragoman release --license`)."
        )
    missing = ""
    if about.missing():
        missing = f"\n\nStill to be said before it is published: {joined(about.missing())}."
    return f"""{licence} {_TEXTS if about.texts else _NO_TEXTS}

Coordinates of places are from GeoNames, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/): who publishes them names it.

Cite as: {about.citation()}{missing}
"""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return (
        "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines) + "\n"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {plural(number, noun)}"
