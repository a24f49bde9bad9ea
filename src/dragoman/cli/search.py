"""``dragoman search``: passages of the sources that hold some words, the best first."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.ledger.search import Hit

WordsArgument = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='Words that all stand in the passage; "a phrase"; visa*.'),
]
USUAL = 20


def search(
    session: Session, words: WordsArgument, limit: LimitOption = USUAL, json: JsonOption = False
) -> None:
    """Find passages of the sources by their words."""
    from dragoman.cli.tables import Column, show_list

    columns: list[Column[Hit]] = [
        Column("document", lambda hit: hit.document),
        Column("start", lambda hit: str(hit.start), right=True),
        Column("end", lambda hit: str(hit.end), right=True),
        Column("passage", lambda hit: hit.snippet, share=1),
    ]
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with session.open_ledger() as ledger:
        hits = ledger.search(query, limit or USUAL)
        if json:
            from dragoman.publishing.export.jsonl import line

            for hit in hits:
                text = ledger.text(hit.document)[hit.start : hit.end]
                print(line({"document": hit.document, "start": hit.start, "end": hit.end, "text": text}))
            return
        show_list(columns, hits, as_json=False, empty="No passage holds these words.", quiet=session.quiet)
