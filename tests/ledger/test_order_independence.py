"""The same documents, told in any order, make the same records."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ledger import Ledger, claimstore
from dragoman.records import EventClaim, FigureClaim, Reading
from ledger.stories import Story, person, place

NAMES = {
    "BLR": (("Lukashenka", 1), ("Alexander Lukashenko", 1), ("Makei", 3), (None, 1), (None, 3)),
    "GEO": (("Margvelashvili", 1), ("Giorgi Margvelashvili", 1), ("Beruchashvili", 3)),
    "RUS": (("Putin", 1), ("Sergey Lavrov", 3), ("Lavrov", 3)),
}
DATES = (
    None,
    "2015-04-22",
    "2015-04-22/2015-04-23",
    "2015-04-23",
    "2015-04",
    "2015-04-20/2015-04-26",
    "2015",
    "2015-05-06",
)
PUBLISHED = ("2015-04-02", "2015-04-20", "2015-04-24", "2015-05-04", "2015-05-08", None)
PLACES = (None, ("Tbilisi", "GEO"), ("Georgia", "GEO"), ("Minsk", "BLR"))


@st.composite
def participants(draw: st.DrawFn, partner: str, kind: str) -> tuple[Any, ...]:
    people = []
    for country in draw(st.sets(st.sampled_from(("BLR", partner)))):
        name, rank = draw(st.sampled_from(NAMES[country]))
        role = draw(st.sampled_from(("visitor", "host") if kind == "visit" else ("counterpart",)))
        people.append(person(name, country, role, rank))
    return tuple(people)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    story = Story(draw(st.sampled_from(PUBLISHED)), salt=str(draw(st.integers(0, 10**6))))
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(("visit", "meeting", "consultation")))
        partner = draw(st.sampled_from(("GEO", "GEO", "RUS")))
        at = draw(st.sampled_from(PLACES))
        status = draw(
            st.sampled_from(("occurred", "occurred", "planned", "postponed", "cancelled", "unconfirmed"))
        )
        story.event(
            "Something about a visit or a meeting.",
            kind,
            status,
            states=tuple(sorted(("BLR", partner))),
            date=draw(st.sampled_from(DATES)),
            venue=place(*at) if at else None,
            participants=draw(participants(partner, kind)),
        )
    if draw(st.booleans()):
        value = draw(st.sampled_from((64_200_000, 64_180_000, 71_000_000, 100_000_000)))
        story.figure("a figure", value, period=draw(st.sampled_from(("2014", None))))
    if draw(st.booleans()):
        due = draw(st.sampled_from((None, "2015-04", "2015-05")))
        story.commitment("to visit each other soon", due=due, event=0)
    if draw(st.booleans()):
        acts(draw, story)
    return story


def acts(draw: st.DrawFn, story: Story) -> None:
    """An agreement promised or signed, a target set or a figure that answers it."""
    status = draw(st.sampled_from(("planned", "occurred", "cancelled")))
    visas = {"states": ("BLR", "GEO"), "topics": ("visas",), "form": ("signed",)}
    story.event("An agreement on visas.", "agreement", status, date=draw(st.sampled_from(DATES)), **visas)
    place = sum(kind is EventClaim for _, kind, _ in story._said) - 1
    if status == "planned":
        story.commitment("to sign it", parties=("BLR", "GEO"), due="2015-05", event=place)
    role = draw(st.sampled_from(("target", "actual")))
    story.figure("Trade.", draw(st.sampled_from((5e8, 6e8, 7e8))), period="2015", role=role)
    if role == "target":
        place = sum(kind is FigureClaim for _, kind, _ in story._said) - 1
        story.commitment("to raise trade", parties=("BLR", "GEO"), due="2015", figure=place)


def records(readings: list[Reading], folder: Path, name: str, runs: bool = False) -> list[Any]:
    location = folder / name
    if runs:
        for reading in readings:
            with Ledger.open(location, create=True) as ledger:
                ledger.add(reading)
    with Ledger.open(location, create=True) as ledger:
        for reading in readings:
            ledger.add(reading)
        found = [*ledger.events(), *ledger.figures(), *ledger.commitments(), *ledger.statements()]
        ledger.check()
    return [record.model_dump(mode="json") for record in found]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(stories(), min_size=2, max_size=7), st.randoms(use_true_random=False))
def test_the_same_documents_in_any_order_make_the_same_records_with_the_same_ids(
    told: list[Story], random: Any
) -> None:
    readings = [story.reading() for story in told]
    shuffled = random.sample(readings, len(readings))
    with TemporaryDirectory() as folder:
        first = records(readings, Path(folder), "first.db")
        assert records(shuffled, Path(folder), "second.db") == first


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(stories(), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_one_run_for_each_document_makes_the_same_records_under_ids_that_stay(
    told: list[Story], random: Any
) -> None:
    readings = [story.reading() for story in told]
    shuffled = random.sample(readings, len(readings))
    with TemporaryDirectory() as folder:
        first = records(readings, Path(folder), "first.db")
        second = records(shuffled, Path(folder), "second.db", runs=True)
        assert sorted(map(without_ids, second)) == sorted(map(without_ids, first))
        with Ledger.open(Path(folder) / "first.db") as one, Ledger.open(Path(folder) / "second.db") as other:
            for record in second:
                assert without_ids(one.get(record["id"]).model_dump(mode="json")) == without_ids(record)
            for record in first:
                assert without_ids(other.get(record["id"]).model_dump(mode="json")) == without_ids(record)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(stories(), min_size=3, max_size=7), st.integers(1, 6))
def test_what_the_program_has_at_hand_of_a_ledger_changes_no_record(told: list[Story], at_hand: int) -> None:
    """A ledger of more claims than fit into memory forgets those of earlier documents, and reads them again."""
    readings = [story.reading() for story in told]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        first = records(readings, Path(folder), "first.db")
        patched.setattr(claimstore, "REMEMBERED", at_hand)
        assert records(readings, Path(folder), "second.db") == first


def without_ids(record: dict[str, Any]) -> str:
    return json.dumps(
        {k: v for k, v in record.items() if k not in ("id", "outcome_event", "outcome_figure")},
        sort_keys=True,
    )
