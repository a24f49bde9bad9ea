"""A communiqué calls the roll of a summit behind the sentence that tells of it."""

from coding.reading import read

_HELD = (
    "The Twelfth Ordinary Summit of Heads of State and Government of the Southern African Development Community (SADC) was held "
    "in Maseru, Lesotho from 6-8 July 2021."
)


def test_those_in_attendance_are_its_members() -> None:
    roll = (
        "In attendance were: Honourable Lazarus Chakwera, President of the Republic of Malawi; His Excellency Hage Geingob, "
        "President of the Republic of Namibia; and Honourable Cleopas Dlamini, Prime Minister of Eswatini."
    )
    (summit,) = read(f"{_HELD}\n\n{roll}", None, None).events
    assert (summit.type, summit.states, summit.organisations) == ("summit", ("MWI", "NAM", "SWZ"), ("SADC",))
    assert [p.name for p in summit.participants] == ["Lazarus Chakwera", "Hage Geingob", "Cleopas Dlamini"]


def test_a_later_paragraph_about_others_calls_no_roll() -> None:
    later = (
        "President Lazarus Chakwera of Malawi thanked Prime Minister Cleopas Dlamini of Eswatini by letter."
    )
    summit = read(f"{_HELD}\n\n{later}", None, None).events[0]
    assert (summit.type, summit.states) == ("summit", ())
