"""The thin way from a ledger to a digest on disk or on screen: what ``dragoman digest`` calls."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.firsts import before_each
from dragoman.analysis.selection import REPORTING_LAG, Month, reporting, takes_part
from dragoman.ledger.filters import Filter
from dragoman.publishing.digest.build import build_digest, elsewhere
from dragoman.publishing.page.casting import cast_among
from dragoman.publishing.page.save import Format, Written, save, with_pictures
from dragoman.publishing.page.shelf import (
    Chosen,
    Records,
    contacts_between,
    documents_of,
    home_of,
    outcomes_of,
)

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
    country = home_of(ledger, home)
    its = chosen(ledger, Month.parse(month), country)
    page = build_digest(
        its.events, its.figures, its.commitments, its.documents, month, country, drawn, its.cast
    )
    if editor:
        page = editor.edited(page, its)
    return save(page, output, format, templates)


def chosen(ledger: Records, span: Month, home: str) -> Chosen:
    """What a digest is written from: events of the month, and all that the documents say that report on it; the contacts
    after which the month's were firsts, and that with which promises ended."""
    days = Filter(since=span.first.isoformat(), until=span.last.isoformat())
    now = ledger.events(days)
    lag = (span.last + timedelta(REPORTING_LAG)).isoformat() if span.last.year < 9999 else days.until
    published = ledger.documents(replace(days, until=lag))
    window = reporting(documents_of(ledger, now, published), now, span)
    reported = Filter(documents=tuple(sorted(window)))
    ours = [e for e in now if takes_part(e, home)]
    firsts = before_each(contacts_between(ledger, home), ours, home, span)
    events = [*now, *ledger.events(reported), *firsts]
    figures, commitments = list(ledger.figures(reported)), ledger.commitments(reported)
    held, counted = outcomes_of(ledger, commitments, [*events, *figures])
    events = list({event.id: event for event in (*events, *held)}.values())
    figures += counted
    documents = documents_of(ledger, [*events, *figures, *commitments], published)
    cast = cast_among(ledger, events, home, span, elsewhere(events, span, window, home))
    return Chosen(events, documents, figures, commitments, cast=cast)
