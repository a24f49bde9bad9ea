"""What kind of page or passage words stand in: where history, fiction or sport is told, governments say nothing."""

from spacy.tokens import Span

from dragoman.annotation.report import Report
from dragoman.knowledge.domains import domain_of, imagined_in

# What a page is about is told in so many characters.
_OPENING = 600


def is_of_another_world(report: Report) -> bool:
    """Whether a page tells history or make-believe: its opening says so."""
    opening = f"{report.article.title or ''}\n{report.text[:_OPENING]}"
    domain = domain_of(opening)
    return imagined_in(opening) is not None or (domain is not None and domain.name == "past")


def needs_rank(report: Report, sentence: Span) -> bool:
    """Whether a passage is about sport, business or leisure: there, only named officials speak for a state."""
    return domain_of(passage_text(report, sentence)) is not None


def passage_text(report: Report, sentence: Span) -> str:
    """The passage in which a sentence stands, and the title: what the page is about."""
    start = sentence.start_char
    bounds = ((left, right) for left, right, _ in report.article.bounds() if left <= start < right)
    left, right = next(bounds, (start, sentence.end_char))
    return f"{report.article.title or ''}\n{report.text[left:right]}"
