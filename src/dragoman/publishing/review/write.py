"""The thin way from a ledger to a review on disk or on screen: what ``dragoman review`` calls."""

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import Records, home_of
from dragoman.publishing.review.build import build_review

if TYPE_CHECKING:
    from dragoman.publishing.polish import Editor


def write_review(
    ledger: Records,
    year: str,
    home: str | None = None,
    output: Path | None = None,
    format: Format = "md",
    templates: Path | None = None,
    editor: "Editor | None" = None,
) -> Written:
    """Write the review of ``year`` ("2015"); ``home`` as in the digest, the others as in ``page.save``; an ``editor`` rewords the lead.

    Raises UsageError for a year that isn't one, an unknown country or format, and DragomanError where the ledger
    holds nothing to write about or the output cannot be written.
    """
    drawn = with_pictures(output, format, "review")
    events, figures, commitments = ledger.events(), ledger.figures(), ledger.commitments()
    country = home_of(ledger, home, events)
    page = build_review(events, figures, commitments, ledger.documents(), year, country, pictures=drawn)
    if editor:
        page = editor.edited(page, [*events, *figures, *commitments])
    return save(page, output, format, templates)
