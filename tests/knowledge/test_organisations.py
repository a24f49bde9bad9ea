"""Organisations, their members, and groups of states."""

import pytest

from dragoman.knowledge.countries import is_state
from dragoman.knowledge.groups import groups
from dragoman.knowledge.organisations import (
    is_organisation,
    members,
    organisation,
    organisation_for,
    organisations,
)


def test_no_acronym_is_also_a_states_code() -> None:
    assert [entry.code for entry in organisations() if is_state(entry.code)] == []


def test_seats_lie_in_known_countries() -> None:
    assert all(not entry.seat_country or is_state(entry.seat_country) for entry in organisations())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("EAEU", "EEU"), ("European Commission", "EU"), ("UN Security Council", "UN"), ("Nato", "NATO"),
        ("Shanghai Cooperation Organization", "SCO"), ("Arab League", "LAS"), ("PACE", "CoE"), ("Mercosul", "MERCOSUR"),
        ("Organization of Islamic Cooperation", "OIC"), ("Turkic Council", "OTS"), ("Visegrad Four", "V4"),
    ],
)  # fmt: skip
def test_an_organisation_is_known_by_its_names_and_bodies(typed: str, code: str) -> None:
    assert organisation_for(typed) == code


def test_every_member_is_a_known_state() -> None:
    for entry in organisations():
        assert all(is_state(code) for code in members(entry.code))


def test_membership_follows_the_year() -> None:
    assert "GBR" in members("EU", 2015)
    assert "GBR" not in members("EU")
    assert len(members("EU", 2015)) == 28
    assert len(members("NATO", 2015)) == 28
    assert "HRV" not in members("EU", 2012)
    assert members("BRICS", 2015) == {"BRA", "RUS", "IND", "CHN", "ZAF"}


def test_the_head_of_an_organisation_has_a_title() -> None:
    assert organisation("UN").head == "Secretary-General"


def test_members_of_groups_are_known() -> None:
    for group in groups():
        assert group.members
        assert all(is_state(code) or is_organisation(code) for code in group.members)
