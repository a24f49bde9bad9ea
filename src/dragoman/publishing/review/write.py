"""The thin way from a ledger to a review on disk or on screen: what ``dragoman review`` calls."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.selection import Year
from dragoman.ledger.filters import Filter
from dragoman.publishing.page.casting import cast_among
from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import Chosen, Records, documents_of, home_of, outcomes_of
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
    country = home_of(ledger, home)
    its = chosen(ledger, Year.parse(year), country)
    page = build_review(
        its.events, its.figures, its.commitments, its.documents, year, country, drawn, its.cast
    )
    if editor:
        page = editor.edited(page, its)
    return save(page, output, format, templates)


def chosen(ledger: Records, span: Year, home: str) -> Chosen:
    """What a review is written from: the events of the year and of the one before, what was due in the year and with what it
    ended, and the figures of both years."""
    begins = span.before().first if span.first.year > 2 else span.first
    both = Filter(since=begins.isoformat(), until=span.last.isoformat())
    events = list(ledger.events(both))
    figures = list(ledger.figures(replace(both, countries=(home,))))
    due = ledger.commitments(replace(both, since=span.first.isoformat(), countries=(home,)))
    held, counted = outcomes_of(ledger, due, [*events, *figures])
    events, figures = [*events, *held], [*figures, *counted]
    documents = documents_of(ledger, [*events, *figures, *due])
    return Chosen(events, documents, figures, due, cast=cast_among(ledger, events, home, span))
