"""``dragoman search``: passages of the sources that hold some words, the best first."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.filters import Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.ledger.search import Hit

WordsArgument = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='Words that all stand in the passage; "a phrase"; visa*.'),
]
USUAL = 20


@with_filters("since", "until", "source")
def search(
    session: Session,
    filters: Filters,
    words: WordsArgument,
    limit: LimitOption = USUAL,
    json: JsonOption = False,
) -> None:
    """Find passages of the sources by their words."""
    from dragoman.cli.tables import Column, show_lines, show_list

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    among = filters.wanted("documents") if any(filters.given.values()) else None
    with session.open_ledger() as ledger:
        hits = ledger.search(query, limit or USUAL, among)
        documents = {name: ledger.document(name) for name in {hit.document for hit in hits}}
        texts = [ledger.text(hit.document)[hit.start : hit.end] for hit in hits] if json else []
    if json:
        show_lines(
            _line(hit, text, documents[hit.document].title, documents[hit.document].published)
            for hit, text in zip(hits, texts, strict=True)
        )
        return
    columns: list[Column[Hit]] = [
        Column("document", lambda hit: hit.document),
        Column("published", lambda hit: documents[hit.document].published or ""),
        Column("start", lambda hit: str(hit.start), right=True),
        Column("end", lambda hit: str(hit.end), right=True),
        Column("title", lambda hit: documents[hit.document].title or "", share=1),
        Column("passage", marked, share=3),
    ]
    show_list(columns, hits, as_json=False, empty="No passage holds these words.", quiet=session.quiet)


def marked(hit: "Hit") -> str:
    """The excerpt with the found words between the marks that ``show`` sets too."""
    from dragoman.cli.passages import CLOSE, OPEN

    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [hit.snippet[at:start], OPEN, hit.snippet[start:end], CLOSE]
        at = end
    return "".join([*pieces, hit.snippet[at:]])


def _line(hit: "Hit", text: str, title: str | None, published: str | None) -> dict[str, Any]:
    return {
        "document": hit.document,
        "title": title,
        "published": published,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "text": text,
    }
