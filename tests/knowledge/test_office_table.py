"""Who heads a parliament or a ruling council is read from one row for each body."""

import csv
from importlib import resources

import pytest

from dragoman.knowledge.office_table import office_rows
from dragoman.knowledge.offices import parse_office


@pytest.mark.parametrize(
    ("title", "name", "rank"),
    [
        ("Speaker of the Saeima", "Speaker of the Saeima", 3),
        ("Bundestag President", "President of the Bundestag", 3),
        ("Sovereignty Council chief", "Chief of the Sovereignty Council", 1),
        ("chairperson of the Presidential Leadership Council", "Chairman of the Presidential Leadership Council", 1),
        ("Deputy Speaker of the Riksdag", "Deputy Speaker of the Riksdag", 5),
        ("Speaker of the Althingi", "Speaker of the Althingi", 3),
        ("President of the Congress of Deputies", "President of the Congress of Deputies", 3),
    ],
)  # fmt: skip
def test_the_head_of_a_body_has_its_title_and_rank(title: str, name: str, rank: int) -> None:
    office = parse_office(title)
    assert office is not None
    assert (office.name, office.rank) == (name, rank)


def test_no_office_stands_twice() -> None:
    phrases = [row["phrase"] for row in office_rows()]
    assert len(phrases) == len(set(phrases))


def test_no_row_of_offices_repeats_what_the_bodies_give() -> None:
    tables = resources.files("dragoman.knowledge").joinpath("tables")
    lines = [
        line
        for line in tables.joinpath("presided_bodies.csv").read_text("utf-8").splitlines()
        if line[:1] != "#"
    ]
    given = {
        phrase
        for row in csv.DictReader(lines)
        for head in row["heads"].split(";")
        for phrase in (f"{head} of {row['body']}", f"{row['body']} {head}")
    }
    own = [line for line in tables.joinpath("offices.csv").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert given.isdisjoint(row["phrase"] for row in csv.DictReader(own))


def test_the_deputy_of_a_house_is_not_its_head() -> None:
    office = parse_office("Deputy Speaker of the National Assembly")
    assert office is not None
    assert office.rank == 5
