"""The table of office holders, and looking a name up in it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import loading
from dragoman.knowledge.countries import is_state
from dragoman.knowledge.office_holders import Holder, holder_at, holders_named, office_holders
from dragoman.knowledge.offices import ranks
from dragoman.knowledge.organisations import is_organisation

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ANYONE = st.sampled_from(office_holders())


def test_every_row_is_well_formed() -> None:
    for holder in office_holders():
        assert is_state(holder.country) or is_organisation(holder.country), holder
        assert holder.rank in ranks(), holder
        assert _DATE.fullmatch(holder.start), holder
        assert not holder.end or _DATE.fullmatch(holder.end), holder
        assert not holder.end or holder.start[:4] <= holder.end[:4], holder
        assert not holder.wikidata or re.fullmatch(r"Q\d+", holder.wikidata), holder


def test_no_state_has_two_presidents_at_once() -> None:
    terms = sorted(
        (h.country, h.start, h.end, h.name)
        for h in office_holders()
        if (h.office, h.rank) == ("President", 1)
    )
    for (land, _, end, name), (other, start, _, successor) in pairwise(terms):
        size = min(len(end), len(start))
        # Gambia, January 2017: Barrow took the oath abroad two days before Jammeh left.
        assert land != other or (end and end[:size] <= start[:size]) or land == "GMB", (name, successor)


def test_the_table_covers_the_world() -> None:
    assert len(office_holders()) > 1500
    assert len({h.country for h in office_holders() if is_state(h.country)}) > 150


@given(_ANYONE)
def test_everybody_is_found_by_name_and_by_every_variant(holder: Holder) -> None:
    for name in (holder.name, *holder.variants):
        assert holder in holders_named(name, titled=True)


@given(_ANYONE)
def test_a_full_name_gives_an_office_on_the_first_day_of_it(holder: Holder) -> None:
    if len(holder.name.split()) > 1 and not holder.called_by_given_name:
        found = holder_at(holder.name, holder.start)
        assert found is None or found.name == holder.name


@pytest.mark.parametrize(
    ("name", "date", "office", "expected"),
    [
        ("Łukašenka", "2015", None, ("BLR", "President")),
        ("Lukashenka", "2015-02", None, ("BLR", "President")),
        ("Uladzimir Makei", "2016-05-01", None, ("BLR", "Foreign Minister")),
        ("Kim Jong Un", "2018-03-27", None, ("PRK", "Supreme Leader")),
        ("von der Leyen", "2020-12-11", None, ("EU", "President of the European Commission")),
        ("Salman", "2017-06-06", "King", ("SAU", "King")),
        ("Salman", "2017-06-06", None, None),
        ("Medvedev", "2010-05-01", None, ("RUS", "President")),
        ("Medvedev", "2015-05-01", None, ("RUS", "Prime Minister")),
        ("Medvedev", "2021-05-01", None, None),
        ("Mohammed", "2017-06-06", None, None),
        ("Baghdadi al-Mahmudi", "2010-07-01", None, ("LBY", "Prime Minister")),
        ("Ralph Gonsalves", "2023-12-15", None, ("VCT", "Prime Minister")),
        ("Khemaies Jhinaoui", "2016-10-14", None, ("TUN", "Foreign Minister")),
    ],
)
def test_a_name_is_looked_up_on_a_day(
    name: str, date: str, office: str | None, expected: tuple[str, str] | None
) -> None:
    found = holder_at(name, date, office)
    assert (found and (found.country, found.office)) == expected


def test_a_users_table_adds_holders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "office_holders.csv").write_text(
        "name,country,office,rank,start\nAda Nováková,CZE,Foreign Minister,4,2031-01-01\n", "utf-8"
    )
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path))
    loading.table.cache_clear()
    try:
        assert office_holders.__wrapped__()[-1].name == "Ada Nováková"
    finally:
        loading.table.cache_clear()


def test_who_shares_only_the_first_and_the_last_name_is_somebody_else() -> None:
    assert not holders_named("José Antonio dos Santos")
    assert {h.country for h in holders_named("José dos Santos")} <= {"AGO"}
    assert {h.country for h in holders_named("José Eduardo dos Santos")} == {"AGO"}
