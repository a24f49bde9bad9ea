"""What is made of gold: articles, counts by set, figures, and floors that they may not sink below."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.evaluation.gold import GoldEvent, GoldReport
from dragoman.evaluation.measuring import (
    Measured,
    by_kind,
    calibration,
    figures,
    floors,
    measure,
    plain_article,
    read_gold,
    sunk,
)
from dragoman.evaluation.record_scoring import KINDS, RecordTally
from dragoman.evaluation.scoring import FIELDS, Tally, Verdict, count, judge
from dragoman.records import EventClaim, Status

MET = """
style = "wire"
published = "2016-05-20"
text = "Kenyan President Uhuru Kenyatta met Finnish President Sauli Niinisto in Nairobi on 4 May."
[[event]]
type = "meeting"
status = "occurred"
date = "2016-05-04"
states = ["FIN", "KEN"]
people = ["Uhuru Kenyatta", "Sauli Niinisto"]
venue = "Nairobi"
"""
NOTHING = """
style = "sport"
published = "2016-05-20"
nothing = true
text = "It rained in Oslo. The roads are wet, and the harvest will be late this year."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two sets: one report that is read as the gold has it, one with nothing to record."""
    for name, text in (("held/met", MET), ("tuned/met", MET), ("tuned/rain", NOTHING)):
        path = tmp_path / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def claim(kind: str, confidence: float = 0.8, states: tuple[str, ...] = ("KEN", "UGA")) -> EventClaim:
    return EventClaim(type=kind, status=Status.OCCURRED, states=states, confidence=confidence, evidence=())


def gold(kind: str, *, optional: bool = False) -> GoldEvent:
    return GoldEvent(type=kind, status="occurred", states=("KEN", "UGA"), optional=optional)


def verdict(golds: list[GoldEvent], claims: list[EventClaim]) -> Verdict:
    return judge(GoldReport(name="r", style="wire", text="x", event=tuple(golds)), claims)


# -- articles --------------------------------------------------------------------------------------------------------


def test_blank_lines_part_the_passages() -> None:
    article = plain_article("One.\n\n  Two\nlines. \n\n\n\nOne.")
    assert [article.source_text[p.start : p.end] for p in article.passages] == ["One.", "Two\nlines.", "One."]


@given(st.text(alphabet="ab .\n", max_size=60))
def test_no_word_of_a_text_is_lost_and_none_stands_twice(text: str) -> None:
    article = plain_article(text)
    kept = "".join(article.source_text[p.start : p.end] for p in article.passages)
    assert "".join(kept.split()) == "".join(text.split())
    ends = [0, *(p.end for p in article.passages)]
    assert all(p.start >= end for p, end in zip(article.passages, ends, strict=False))


# -- sets ------------------------------------------------------------------------------------------------------------


def test_every_subfolder_is_a_set(folder: Path) -> None:
    begun: list[str] = []
    held, tuned = measure(folder, begun.append)
    assert begun == ["held/met", "tuned/met", "tuned/rain"]
    assert (held.name, len(held.verdicts)) == ("held", 1)
    assert (tuned.name, len(tuned.verdicts)) == ("tuned", 2)
    assert figures(held) == dict.fromkeys(figures(held), 1.0)
    assert (tuned.tally.empty, tuned.tally.empty_clean) == (1, 1)


def test_a_folder_without_subfolders_is_one_set(folder: Path) -> None:
    (only,) = measure(folder / "tuned")
    assert (only.name, len(only.verdicts)) == ("tuned", 2)


def test_the_floors_are_no_report(folder: Path) -> None:
    (folder / "tuned" / "floors.toml").write_text("[tuned]\nrecall = 0.5\n")
    (only,) = measure(folder / "tuned")
    assert len(only.verdicts) == 2


def test_the_home_and_the_day_of_a_report_are_given_to_the_reader() -> None:
    text = "The foreign minister visited Oslo yesterday."
    event = GoldEvent(type="visit", status="occurred", states=("NOR", "PER"), date="2016-05-19")
    report = GoldReport(
        name="r", style="release", text=text, published="2016-05-20", home="PER", event=(event,)
    )
    assert [wrong for _, _, wrong in read_gold(report).pairs] == [()]


@pytest.mark.parametrize("path", ["missing", "tuned/met.toml"])
def test_what_is_no_folder_is_an_error(folder: Path, path: str) -> None:
    with pytest.raises(DragomanError, match="no folder of gold"):
        measure(folder / path)


def test_a_set_without_reports_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(DragomanError, match=r"no gold in .*empty"):
        measure(folder)


# -- figures ---------------------------------------------------------------------------------------------------------


def test_the_figures_are_shares_and_nothing_of_nothing_is_whole() -> None:
    nothing = figures(Measured("none", (), Tally()))
    kinds = [f"{kind}_{share}" for kind in KINDS for share in ("precision", "recall", "right")]
    assert list(nothing) == ["precision", "recall", "exact", "clean", *FIELDS, *kinds]
    assert set(nothing.values()) == {1.0}
    tally = count([verdict([gold("visit"), gold("call")], [claim("visit"), claim("vote"), claim("aid")])])
    shares = figures(Measured("some", (), tally, {"figures": RecordTally(4, 3, 2, 1)}))
    assert (shares["precision"], shares["recall"], shares["exact"]) == (1 / 3, 0.5, 0.5)
    assert [shares[f"figures_{share}"] for share in ("precision", "recall", "right")] == [2 / 3, 0.5, 0.5]


def test_kinds_are_counted_as_the_gold_has_them_and_false_ones_as_claimed() -> None:
    read = verdict(
        [gold("meeting"), gold("call"), gold("visit", optional=True)],
        [claim("consultation"), claim("visit"), claim("vote")],
    )
    assert by_kind([read]) == {"call": (1, 0, 0), "meeting": (1, 1, 0), "vote": (0, 0, 1)}


def test_calibration_parts_claims_by_their_confidence() -> None:
    read = verdict(
        [gold("visit"), gold("aid", optional=True)],
        [claim("visit", 0.85), claim("vote", 0.8), claim("call", 0.3), claim("aid", 0.1)],
    )
    assert calibration([read]) == [("0.3-0.4", 1, 0.0), ("0.8-0.9", 2, 0.5)]


# -- floors ----------------------------------------------------------------------------------------------------------


def one(recall: float) -> list[Measured]:
    tally = Tally(gold=100, claimed=100, found=round(100 * recall))
    return [Measured("tuned", (), tally)]


def test_without_floors_nothing_sinks(tmp_path: Path) -> None:
    assert floors(tmp_path) == {}
    assert sunk(one(0.0), tmp_path) == []


def test_what_lies_below_its_floor_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[tuned]\nrecall = 0.6\n[held]\nrecall = 1\n")
    assert sunk(one(0.6), tmp_path) == []
    assert sunk(one(0.59), tmp_path) == ["tuned: recall is 0.590, below its floor of 0.6"]


@pytest.mark.parametrize(
    "text",
    [b"[tuned", b"recall = 0.5", b"[tuned]\nreach = 0.5", b'[tuned]\nrecall = "high"', b"[tuned]\nrecall = true", b"# \xe9"],
)  # fmt: skip
def test_floors_that_do_not_fit_are_named_in_one_sentence(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "floors.toml").write_bytes(text)
    with pytest.raises(DragomanError, match=r"floors\.toml") as caught:
        sunk(one(1.0), tmp_path)
    assert "\n" not in str(caught.value)
