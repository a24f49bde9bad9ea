"""The register of people: spellings of one name are one person, and many people are no burden."""

import time

import pytest

from dragoman.analysis.people import Register, identified, person_id, seen
from dragoman.records import Event, Evidence, Participant, Role, Status


def told(*names: tuple[str, str]) -> list[int]:
    """The place of the person that each of the names is found to be."""
    register = Register()
    return [register.place(register.known(name, country)) for name, country in names]


@pytest.mark.parametrize(
    ("names", "places"),
    [
        ((("Ruiz", "PER"), ("Ana Ruiz", "PER"), ("Ruiz", "PER")), [0, 0, 0]),
        ((("Ana Ruiz", "PER"), ("Ana Ruiz", "CHL")), [0, 1]),
        ((("Ana Ruiz", "PER"), ("Luis Ruiz", "PER"), ("Ruiz", "PER")), [0, 1, 2]),
        ((("Ana Ruiz", "PER"), ("Luis Ruiz", "PER"), ("Ana Ruiz", "PER")), [0, 1, 0]),
        ((("Ruiz", "PER"), ("Ana Ruiz", "PER"), ("Ana", "PER")), [0, 0, 0]),
        ((("Alexander Lukashenko", "BLR"), ("Lukashenka", "BLR")), [0, 0]),
        ((("Hamdan bin Mohamed bin Zayed Al Nahyan", "ARE"), ("Mohamed bin Zayed Al Nahyan", "ARE")), [0, 1]),
        ((("Mohamed bin Zayed Al Nahyan", "ARE"), ("Mohamed bin Zayed", "ARE")), [0, 0]),
    ],
)
def test_a_name_finds_its_person_where_only_one_fits(
    names: tuple[tuple[str, str], ...], places: list[int]
) -> None:
    assert told(*names) == places


def meeting(number: int, *names: str) -> Event:
    people = tuple(Participant(name=name, country="PER", role=Role.COUNTERPART) for name in names)
    return Event(
        id=f"ev-{number}", type="meeting", status=Status.OCCURRED, states=("PER",), participants=people, confidence=1,
        evidence=(Evidence(document="doc-a", start=0, end=1, quote="x"),),
    )  # fmt: skip


def test_every_named_participant_is_somebody_and_has_an_id() -> None:
    found = identified([meeting(1, "Ruiz"), meeting(2, "Luis Paz", "Ana Ruiz")])
    assert found["ev-1", 0] is found["ev-2", 1]
    assert found["ev-1", 0].name == "Ana Ruiz"
    assert person_id(found["ev-1", 0]) != person_id(found["ev-2", 0])


def test_many_people_are_no_burden() -> None:
    """A register that compares each name with all people would take minutes."""
    letters = [a + b + c for a in "BDFGKLMNPRST" for b in "aeiou" for c in "bdklmnrst"]
    events = [
        meeting(n, f"{a}a {b}ov", f"{b}o {a}in")
        for n, (a, b) in enumerate((a, b) for a in letters[:30] for b in letters[::9])
    ]
    begun = time.monotonic()
    assert len(identified(events)) == 2 * len(events) > 3000
    assert time.monotonic() - begun < 30


def test_a_day_without_a_year_is_nobodys_last_contact_where_one_with_a_year_is_known() -> None:
    named = [
        meeting(n, "Ana Ruiz").model_copy(update={"date": date})
        for n, date in enumerate(("2017-03-22", "XXXX-05-01"))
    ]
    (person,) = seen(named)
    assert person.as_json()["last_contact"] == person.last == "2017-03-22"
    (unplaced,) = seen(named[1:])
    assert unplaced.as_json()["last_contact"] == unplaced.last == "XXXX-05-01"
