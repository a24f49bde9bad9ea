"""Plain text in, claims out; and tables of short reports with the events that they tell of.

A table is a text file. A line that starts with ``==`` gives the day of publication and the home country (``-`` for
none) of the reports below it. A report is a block of lines; the indented ones are the events that it tells of, all of
them, in the form of ``facts.py``; one after ``?`` may be told or not. ``!`` marks a report that is not read rightly
yet, and says why.
"""

from dataclasses import dataclass, field
from pathlib import Path

from dragoman.annotation.pipeline import annotate
from dragoman.cleaning.article import Article, Passage, PassageRole
from dragoman.coding.coder import code
from dragoman.records import Claims

TABLES = Path(__file__).parent / "tables"


@dataclass
class Case:
    """One report of a table."""

    text: str
    published: str | None
    home: str | None
    facts: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    gap: str | None = None


def read(text: str, published: str | None = "2016-05-20", home: str | None = None) -> Claims:
    """The claims of a text whose paragraphs are parted by blank lines."""
    passages, at = [], 0
    for paragraph in text.split("\n\n"):
        passages.append(Passage(at, at + len(paragraph), PassageRole.PARAGRAPH))
        at += len(paragraph) + 2
    article = Article(source_text=text, passages=tuple(passages), published=published)
    return code(annotate(article, "doc", home, published))


def cases(table: str) -> list[Case]:
    """The reports of a table."""
    found: list[Case] = []
    published: str | None = None
    home: str | None = None
    for block in (TABLES / f"{table}.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines and lines[0].startswith("=="):
            published, home = (None if word == "-" else word for word in lines.pop(0).split()[1:3])
        if not lines:
            continue
        case = Case("\n\n".join(x.strip() for x in lines if x[0] not in " !"), published, home)
        case.gap = next((x[1:].strip() for x in lines if x.startswith("!")), None)
        for told in (x.strip() for x in lines if x.startswith(" ")):
            (case.optional if told.startswith("?") else case.facts).append(told.lstrip("? "))
        found.append(case)
    return found
