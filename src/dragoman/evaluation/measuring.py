"""Reads gold reports with the reader as it is, and lays the counts out as a table, with floors below which none may sink."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.cleaning.article import Article, Passage, PassageRole
from dragoman.errors import DragomanError
from dragoman.evaluation.gold import GoldReport, load_gold
from dragoman.evaluation.record_scoring import KINDS, RecordTally, count_records, judge_records
from dragoman.evaluation.scoring import FIELDS, Tally, Verdict, count, judge
from dragoman.intake.reading import source_from_bytes
from dragoman.intake.source import Sidecar

FLOORS = "floors.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of gold, its verdicts and their counts."""

    name: str
    verdicts: tuple[Verdict, ...]
    tally: Tally
    records: dict[str, RecordTally] = field(default_factory=lambda: {kind: RecordTally() for kind in KINDS})


def plain_article(text: str) -> Article:
    """A gold text as an article: its passages are what blank lines part. Nothing is cleaned away."""
    passages: list[Passage] = []
    position = 0
    for block in text.split("\n\n"):
        stripped = block.strip()
        if stripped:
            start = text.index(stripped, position)
            passages.append(Passage(start, start + len(stripped), PassageRole.PARAGRAPH))
            position = start + len(stripped)
    return Article(text, tuple(passages))


def read_gold(report: GoldReport) -> Verdict:
    """What the reader makes of one gold report, taken in and cleaned as a user's file would be, held against it."""
    from dragoman.annotation.pipeline import annotate
    from dragoman.cleaning.cleaner import clean
    from dragoman.coding.coder import code

    text = report.text.strip()
    source = source_from_bytes(
        text.encode(), f"{report.name}.txt", sidecar=Sidecar(published=report.published)
    )
    article = clean(source)
    claims = code(annotate(article, "doc-gold", report.home, article.published))
    return replace(judge(report, claims.events), records=judge_records(report, claims))


def measure(folder: Path, progress: Callable[[str], None] = lambda name: None) -> list[Measured]:
    """Read every set (subfolder) of a gold folder; a folder without subfolders is one set.

    Raises DragomanError where there is no gold.
    """
    if not folder.is_dir():
        raise DragomanError(f"there is no folder of gold at {folder}")
    sets = sorted(path for path in folder.iterdir() if path.is_dir()) or [folder]
    measured = []
    for path in sets:
        verdicts = []
        for report in load_gold(path):
            progress(f"{path.name}/{report.name}")
            verdicts.append(read_gold(report))
        records = count_records([record for verdict in verdicts for record in verdict.records])
        measured.append(Measured(path.name, tuple(verdicts), count(verdicts), records))
    return measured


def figures(measured: Measured) -> dict[str, float]:
    """The shares of a set by name: ``precision``, ``recall``, ``exact``, ``clean`` and one for each field of events,
    then ``figures_precision``, ``figures_recall``, ``figures_right`` and the same of commitments and statements.
    """
    tally = measured.tally
    shares = {
        "precision": tally.precision,
        "recall": tally.recall,
        "exact": tally.exact / tally.gold if tally.gold else 1.0,
        "clean": tally.empty_clean / tally.empty if tally.empty else 1.0,
    }
    for name in FIELDS:
        shares[name] = tally.right[name] / tally.scored[name] if tally.scored[name] else 1.0
    for kind, records in measured.records.items():
        shares |= {f"{kind}_{name}": share for name, share in records.shares().items()}
    return shares


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int, int]]:
    """For each kind of event: in the gold, found, claimed falsely."""
    counts: dict[str, list[int]] = {}
    for verdict in verdicts:
        for gold, _, _ in verdict.pairs:
            if not gold.optional:
                counts.setdefault(gold.type, [0, 0, 0])[0] += 1
                counts[gold.type][1] += 1
        for missed in verdict.missed:
            counts.setdefault(missed.type, [0, 0, 0])[0] += 1
        for claim in verdict.false:
            counts.setdefault(claim.type, [0, 0, 0])[2] += 1
    return {kind: (a, b, c) for kind, (a, b, c) in sorted(counts.items())}


def calibration(verdicts: Sequence[Verdict]) -> list[tuple[str, int, float]]:
    """For each band of confidence: how many were claimed, and which share of them is an event of the gold."""
    bands: dict[str, list[bool]] = {}
    for verdict in verdicts:
        claims = [(c, True) for g, c, _ in verdict.pairs if not g.optional] + [
            (c, False) for c in verdict.false
        ]
        for claim, right in claims:
            low = int(claim.confidence * 10) / 10
            bands.setdefault(f"{low:.1f}-{low + 0.1:.1f}", []).append(right)
    return [(band, len(hits), sum(hits) / len(hits)) for band, hits in sorted(bands.items())]


def floors(folder: Path) -> dict[str, dict[str, float]]:
    """The floors of ``floors.toml`` of a gold folder, by set and figure; none where there is no such file.

    Raises DragomanError where it names something else than figures and numbers.
    """
    path = folder / FLOORS
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DragomanError(f"the floors {path} cannot be read: {error}") from error
    known = figures(Measured("", (), Tally()))
    for name, wanted in table.items():
        if not isinstance(wanted, dict):
            raise DragomanError(f"the floors {path} must be tables, one a set: {name} is none")
        for figure, floor in wanted.items():
            if figure not in known or isinstance(floor, bool) or not isinstance(floor, int | float):
                raise DragomanError(f"the floors {path} do not fit: {figure} of [{name}]")
    return table


def sunk(measured: Sequence[Measured], folder: Path) -> list[str]:
    """One sentence for each figure that lies below its floor in ``floors.toml`` of the gold folder."""
    wanted = floors(folder)
    found = []
    for each in measured:
        shares = figures(each)
        for name, floor in wanted.get(each.name, {}).items():
            if shares[name] < floor:
                found.append(f"{each.name}: {name} is {shares[name]:.3f}, below its floor of {floor}")
    return found
