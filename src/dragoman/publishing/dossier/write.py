"""The thin way from a ledger to a dossier on disk or on screen: what ``dragoman dossier`` calls."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.naming import names_of
from dragoman.ledger.filters import Filter
from dragoman.publishing.dossier.build import build_dossier
from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import Chosen, Records, documents_of, each_once, home_of

if TYPE_CHECKING:
    from dragoman.publishing.polish import Editor


def write_dossier(
    ledger: Records,
    partner: str,
    home: str | None = None,
    day: date | None = None,
    output: Path | None = None,
    format: Format = "md",
    templates: Path | None = None,
    editor: "Editor | None" = None,
) -> Written:
    """Write the dossier on ``partner`` as known on ``day`` (None: the last day the ledger knows of).

    ``home`` as in the digest; ``output``, ``format`` and ``templates`` as in ``page.save``; an ``editor`` rewords the lead. Raises UsageError for an
    unknown partner, country or format, and DragomanError where the ledger holds nothing to write about or the
    output cannot be written.
    """
    drawn = with_pictures(output, format, "dossier")
    country = home_of(ledger, home)
    its = chosen(ledger, country, partner)
    page = build_dossier(
        its.events,
        its.figures,
        its.commitments,
        its.statements,
        its.documents,
        country,
        partner,
        day or ledger.last_day() or date.today(),
        pictures=drawn,
    )
    if editor:
        page = editor.edited(page, its)
    return save(page, output, format, templates)


def chosen(ledger: Records, home: str, partner: str) -> Chosen:
    """What a dossier is written from: all events of the partner, the figures of the two, what either promised or said of the
    other, and all that the partner said."""
    events = ledger.events(Filter(involving=partner))
    figures = ledger.figures(Filter(countries=(home,), with_=partner))
    theirs = Filter(countries=(partner,))
    of_them = [Filter(countries=(home,), text=name) for name in sorted(names_of(partner))]
    commitments = each_once(ledger.commitments, theirs, *of_them)
    statements = each_once(ledger.statements, theirs, *of_them)
    documents = documents_of(ledger, [*events, *figures, *commitments, *statements])
    return Chosen(events, documents, figures, commitments, statements)
