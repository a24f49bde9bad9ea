"""The tables of expressions: one a line, with what each should come to."""

from dataclasses import dataclass, field
from pathlib import Path

from dragoman.annotation.dates import find_dates
from dragoman.annotation.mentions import DateMention
from dragoman.annotation.sentences import split_sentences

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A text, the span of its expression (None: nothing in it is a date), and the EDTF that is expected."""

    published: str | None
    text: str
    span: tuple[int, int] | None
    edtf: str | None
    checks: dict[str, str] = field(default_factory=dict)


def cases(name: str) -> list[Case]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line.strip() and not line.startswith("#")]


def _case(line: str) -> Case:
    published, marked, edtf, *checks = (part.strip() for part in (line + " ").split("|"))
    start, end = marked.find("["), marked.find("]") - 1
    return Case(
        None if published == "-" else published,
        marked.replace("[", "").replace("]", ""),
        (start, end) if start >= 0 else None,
        edtf if edtf not in ("none", "") else None,
        dict(check.split("=") for check in " ".join(checks).split()),
    )


def dates_in(text: str, published: str | None = None) -> list[DateMention]:
    return find_dates(text, split_sentences(text, [(0, len(text))]), published)


def overlapping(case: Case) -> DateMention | None:
    """The mention that overlaps the marked expression, or (nothing is marked) any mention."""
    found = dates_in(case.text, case.published)
    if case.span is None:
        return next(iter(found), None)
    return next((m for m in found if m.start < case.span[1] and case.span[0] < m.end), None)


def held(case: Case) -> bool:
    """Whether the case came out right, by its value."""
    mention = overlapping(case)
    if case.span is None or mention is None:
        return case.span is None and mention is None
    return mention.edtf == case.edtf
