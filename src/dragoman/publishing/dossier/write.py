"""The thin way from a ledger to a dossier on disk or on screen: what ``dragoman dossier`` calls."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.known import latest
from dragoman.publishing.dossier.build import build_dossier
from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import Records, home_of

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
    events, figures, commitments = ledger.events(), ledger.figures(), ledger.commitments()
    statements, documents = ledger.statements(), ledger.documents()
    country = home_of(ledger, home, events)
    page = build_dossier(
        events,
        figures,
        commitments,
        statements,
        documents,
        country,
        partner,
        day or latest(documents, events) or date.today(),
        pictures=drawn,
    )
    if editor:
        page = editor.edited(page, [*events, *figures, *commitments, *statements])
    return save(page, output, format, templates)
