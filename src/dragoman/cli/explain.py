"""``dragoman explain``: how a text became records, and why other words in it did not."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import Session, user_date
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.evaluation.explanation import ExplainedSentence, Explanation
    from dragoman.records import Claims


def explain(
    session: Session,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="A sentence or more; - reads standard input.")
    ],
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="The day of the text, for 'on Tuesday' and 'last week'."
        ),
    ] = None,
    parse: Annotated[
        bool, typer.Option("--parse", help="Show the grammar of each sentence that was parsed.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Write JSON, one sentence a line.")] = False,
) -> None:
    """Show what the reader marks in a text, which frames fire, and what becomes of them."""
    from dragoman.evaluation.explanation import explain_text

    words = sys.stdin.read() if text == ["-"] else " ".join(text)
    if not words.strip():
        raise UsageError("explain: there is no text to read.")
    day = user_date(published, "--published") if published else None
    explanation = explain_text(words, session.home_code(), day)
    if json:
        _as_json(explanation, parse)
        return
    for sentence in explanation.sentences:
        _sentence(sentence, parse)
    _records(explanation.claims)


def _as_json(explanation: "Explanation", parse: bool) -> None:
    from dataclasses import asdict
    from json import dumps

    for sentence in explanation.sentences:
        known: dict[str, Any] = asdict(sentence)
        if not parse:
            known.pop("parse")
        print(dumps(known, ensure_ascii=False))


def _sentence(sentence: "ExplainedSentence", parse: bool) -> None:
    print(sentence.text)
    if sentence.unread is not None:
        print(f"  not parsed: {sentence.unread}")
    for mark in sentence.marks:
        print(f"  {mark.layer:8}{mark.words}  ->  {mark.meaning}")
    for word, part, relation, head in sentence.parse if parse else ():
        print(f"  parse   {word}  {part} {relation} of {head}")
    for firing in sentence.firings:
        print(f"  frame   {firing.frame}  ({firing.status})")
        for argument in firing.arguments:
            print(f"            {argument}")
        for told in firing.told:
            print(f"            => {told}")
        if firing.dropped is not None:
            print(f"            dropped: {firing.dropped}")
    if sentence.unread is None and not sentence.firings:
        print("  no frame fired")
    print()


def _records(claims: "Claims") -> None:
    print(
        f"{len(claims.events)} events, {len(claims.figures)} figures, {len(claims.commitments)} commitments, "
        f"{len(claims.statements)} statements"
    )
    for figure in claims.figures:
        unit = figure.currency or figure.unit or ""
        pair = " with ".join(filter(None, (figure.reporter, figure.partner)))
        print(
            f"  figure      {figure.indicator} of {pair}: {figure.value:,.12g} {unit} {figure.period or ''} ({figure.role})"
        )
    for pledge in claims.commitments:
        print(f"  commitment  {' '.join(pledge.parties)}: {pledge.undertaking} (due {pledge.due or 'open'})")
    for held in claims.statements:
        print(f"  statement   {held.speaker} ({held.country or '?'}), {held.stance}: {held.position}")
