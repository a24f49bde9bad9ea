"""``dragoman evaluate``: how well the reader reads, measured on gold reports."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, Session

if TYPE_CHECKING:
    from dragoman.evaluation.scoring import Verdict


def evaluate(
    session: Session,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="The folder of gold: one subfolder a set [default: gold].",
            show_default=False,
        ),
    ] = Path("gold"),
    show: Annotated[
        bool, typer.Option("--show", help="Name what was missed, false or wrong (never for the set 'held').")
    ] = False,
    peers: Annotated[
        Path | None,
        typer.Option(
            "--peers",
            metavar="DIR",
            help="Read the test sets of PLOVER and PETRARCH2 in this folder instead, and set ours beside theirs.",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Measure the reader on gold reports; fail where a figure lies below its floor."""
    from json import dumps

    if peers is not None:
        _beside_peers(peers, json=json)
        return

    from dragoman.cli.progress import Progress
    from dragoman.evaluation.measuring import FLOORS, by_kind, calibration, figures, measure, sunk

    files = [str(path) for path in gold.rglob("*.toml") if path.name != FLOORS]
    with Progress(files, wanted=sys.stderr.isatty() and not session.quiet) as progress:
        measured = measure(gold, progress)
    for each in measured:
        if json:
            print(dumps({"set": each.name, **figures(each), "kinds": by_kind(each.verdicts)}))
            continue
        reports, tally = len(each.verdicts), each.tally
        print(
            f"{each.name}: {reports} reports, {tally.gold} events, {tally.claimed} claimed, {tally.found} right"
        )
        for name, share in figures(each).items():
            print(f"\t{name}\t{share:.3f}")
        for kind, (gold_count, found, false) in by_kind(each.verdicts).items():
            print(f"\t{kind}\t{found} of {gold_count} found, {false} false")
        for kind, records in each.records.items():
            print(
                f"\t{kind}\t{records.found} of {records.gold} found, {records.claimed - records.found} false, "
                f"{records.exact} right in every field"
            )
        for band, claimed, right in calibration(each.verdicts):
            print(f"\tconfidence {band}\t{claimed} claimed, {right:.2f} right")
        if show and each.name != "held":
            _show(each.verdicts)
    below = sunk(measured, gold)
    for sentence in below:
        typer.echo(f"dragoman: {sentence}", err=True)
    if below:
        raise typer.Exit(1)


def _beside_peers(folder: Path, *, json: bool) -> None:
    """Print how the peers' own sentences were read."""
    from json import dumps

    from dragoman.evaluation.peers import lines, score_peers

    for report in score_peers(folder):
        if not json:
            print("\n".join(lines(report)))
            continue
        for score in (*report.scores, *report.by_category):
            print(
                dumps(
                    {
                        "set": report.name,
                        "counted": score.name,
                        "gold": score.gold,
                        "claimed": score.claimed,
                        "right": score.right,
                        "precision": score.precision,
                        "recall": score.recall,
                        "f1": score.f1,
                    }
                )
            )


def _show(verdicts: "tuple[Verdict, ...]") -> None:
    for verdict in verdicts:
        for missed in verdict.missed:
            print(
                f"\tmissed\t{verdict.report.name}\t{missed.type} {missed.status} {' '.join(missed.states)} {missed.date}"
            )
        for claim in verdict.false:
            print(
                f"\tfalse\t{verdict.report.name}\t{claim.type} {' '.join(claim.states)}\t{claim.evidence[0].quote}"
            )
        for gold, _, wrong in verdict.pairs:
            if wrong and not gold.optional:
                print(
                    f"\twrong {', '.join(wrong)}\t{verdict.report.name}\t{gold.type} {' '.join(gold.states)}"
                )
        for record in verdict.records:
            for lost in record.missed:
                print(f"\tmissed {record.kind}\t{verdict.report.name}\t{lost!r}")
            for extra in record.false:
                print(f"\tfalse {record.kind}\t{verdict.report.name}\t{extra.evidence[0].quote}")
            for wanted, _, amiss in record.pairs:
                if amiss and not wanted.optional:
                    print(f"\twrong {', '.join(amiss)} in {record.kind}\t{verdict.report.name}\t{wanted!r}")
