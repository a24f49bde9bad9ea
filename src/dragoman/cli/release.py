"""``dragoman release``: the ledger as a data set, in a folder that an archive takes as it is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.filters import APPLY, OPTIONS, Filters, select, with_filters, with_texts
from dragoman.cli.options import Session, user_date
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger
    from dragoman.publishing.release import Contents

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or an empty one.")]
TitleOption = Annotated[
    str | None,
    typer.Option(
        "--title", metavar="WORDS", help="What the data set is called [default: by country and years]."
    ),
]
AuthorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help="An author: 'Family, Given (Institution) ORCID', or the name of an organisation; once for each.",
        show_default=False,
    ),
]
DescriptionOption = Annotated[
    str | None,
    typer.Option(
        "--description", metavar="WORDS", help="What it is, in a paragraph [default: what it holds]."
    ),
]
LicenseOption = Annotated[
    str | None,
    typer.Option(
        "--license",
        metavar="ID",
        help="CC0-1.0, CC-BY-4.0, CC-BY-SA-4.0, CC-BY-NC-4.0, ODbL-1.0, ODC-By-1.0 or PDDL-1.0.",
        show_default=False,
    ),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        "--contact", metavar="EMAIL", help="Whom to write to; Dataverse wants one.", show_default=False
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="The day of publication [default: none].", show_default=False
    ),
]
TextsOption = Annotated[
    bool, typer.Option("--texts", help="Include the sources' full texts, where you may pass them on.")
]


@with_filters(*OPTIONS)
def release(
    session: Session,
    filters: Filters,
    folder: FolderArgument,
    title: TitleOption = None,
    author: AuthorOption = None,
    description: DescriptionOption = None,
    license: LicenseOption = None,
    contact: ContactOption = None,
    date: DateOption = None,
    texts: TextsOption = False,
) -> None:
    """Write the ledger as a data set: data, codebook, README, citation, metadata and checksums."""
    from dragoman.publishing.release import About, Author, contents, write_release
    from dragoman.publishing.release.about import joined, licence_named, plain_contact
    from dragoman.publishing.release.write import refuse

    refuse(folder)
    authors = tuple(map(Author.parse, author or ()))
    licence = licence_named(license) if license else None
    address = plain_contact(contact) if contact else None
    day = _day(date) if date else None
    with session.open_ledger() as ledger:
        records, left = chosen(ledger, filters, texts=texts)
        shown = contents(records, session.home_of(ledger), texts=texts)
    if not any(shown.count(kind) for kind in APPLY):
        raise UsageError("There is nothing to release: no record fits.")
    about = About(
        title or default_title(shown), authors, description, licence, address, day, texts, _typed(filters)
    )
    written = write_release(folder, about, shown, left)
    if session.quiet:
        return
    held = ", ".join(counted(shown.count(kind), kind.removesuffix("s")) for kind in records)
    print(f"A release of {held} is written to {folder} ({len(written.files)} files).", file=sys.stderr)
    if written.missing:
        print(f"Before you publish it, say {joined(written.missing)}.", file=sys.stderr)


def chosen(
    ledger: "Ledger", filters: Filters, *, texts: bool = False
) -> tuple[dict[str, list[Any]], list[str]]:
    """The records that the filters let pass, by kind, and the kinds of which a filter says nothing.

    With filters, documents are those that the records rest on, and corrections those of the records. Raises UsageError
    for a value that is none for any kind.
    """
    records: dict[str, list[Any]] = {}
    left: list[str] = []
    refused: UsageError | None = None
    for kind in ("events", "figures", "commitments", "statements"):
        try:
            records[kind] = list(select(ledger, kind, filters.wanted(kind)))
        except UsageError as error:
            refused = refused or error
            left.append(kind)
    if refused and not records:
        raise refused
    cited = {proof.document for found in records.values() for record in found for proof in record.evidence}
    ids = {record.id for found in records.values() for record in found}
    everything = not any(filters.given.values())
    documents = [d for d in ledger.documents() if everything or d.id in cited]
    records["documents"] = list(with_texts(ledger, documents)) if texts else documents
    records["corrections"] = [c for c in ledger.corrections() if everything or {c.record, c.other} & ids]
    return records, left


def default_title(shown: "Contents") -> str:
    """ "Diplomatic contacts of Belarus, 2015–2016"."""
    from dragoman.publishing.english.actors import heading

    of = f" of {heading(shown.home)}" if shown.home else ""
    if not shown.period:
        return f"Diplomatic contacts{of}"
    first, last = (day[:4] for day in shown.period)
    return f"Diplomatic contacts{of}, {first}" + (f"–{last}" if last != first else "")


def counted(number: int, noun: str) -> str:
    """ "1 event", "2,000 events"."""
    from dragoman.publishing.english.lists import plural

    return f"{number:,} {plural(number, noun)}"


def _day(text: str) -> str:
    value = user_date(text, "--date")
    if len(value) != len("2015-03-18") or "X" in value:
        raise UsageError(f"--date: '{text}' is not a day.")
    return value


def _typed(filters: Filters) -> tuple[str, ...]:
    """The filters as options: ("--since 2015", "--country LTU")."""
    found = []
    for name, value in filters.given.items():
        values = value if isinstance(value, list) else [value] if value else []
        found += [f"--{name.rstrip('_')} {_shell(each)}" for each in values]
    return tuple(found)


def _shell(text: str) -> str:
    from shlex import quote

    return quote(str(text))
