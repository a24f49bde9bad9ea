"""The thin way from a ledger to a digest on disk or on screen: what ``dragoman digest`` calls."""

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.publishing.digest.build import build_digest
from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import Records, home_of

if TYPE_CHECKING:
    from dragoman.publishing.polish import Editor


def write_digest(
    ledger: Records,
    month: str,
    home: str | None = None,
    output: Path | None = None,
    format: Format = "md",
    templates: Path | None = None,
    editor: "Editor | None" = None,
) -> Written:
    """Write the digest of ``month`` ("2015-03") for the country ``home`` (alpha-3; None: the ledger's own,
    else the state that takes part in most events); ``output``, ``format`` and ``templates`` as in ``page.save``; an ``editor`` rewords the lead.

    Raises UsageError for a month that isn't one, an unknown country or format, and DragomanError where the ledger
    holds nothing to write about or the output cannot be written.
    """
    drawn = with_pictures(output, format, "digest")
    events, figures, commitments = ledger.events(), ledger.figures(), ledger.commitments()
    country = home_of(ledger, home, events)
    page = build_digest(events, figures, commitments, ledger.documents(), month, country, pictures=drawn)
    if editor:
        page = editor.edited(page, [*events, *figures, *commitments])
    return save(page, output, format, templates)
