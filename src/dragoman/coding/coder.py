"""The coder: all that a report says, as claims."""

from dragoman.annotation.report import Report
from dragoman.coding.commitments import code_commitments
from dragoman.coding.events import code_events
from dragoman.coding.figures import code_figures
from dragoman.coding.statements import code_statements
from dragoman.records import Claims


def code(report: Report) -> Claims:
    """Events, figures, commitments and statements of a report, each with its evidence, in the order of the text."""
    events = code_events(report)
    figures = code_figures(report, events)
    return Claims(
        events=tuple(events),
        figures=tuple(figures),
        commitments=tuple(code_commitments(report, events, figures)),
        statements=tuple(code_statements(report)),
    )
