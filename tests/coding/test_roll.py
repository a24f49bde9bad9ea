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


def test_a_roll_called_in_sentence_after_sentence_is_one() -> None:
    told = (
        "EAC leaders began deliberations in Arusha on Sunday. Present at the meeting are President Ndayishimiye of Burundi and "
        "President William Ruto of Kenya. Also in attendance is President Paul Kagame of Rwanda. Uganda is represented by its "
        "vice-president. President Hassan Sheikh Mohamud of Somalia is also attending."
    )
    (summit,) = read(told, None, None).events
    assert (summit.type, summit.organisations) == ("summit", ("EAC",))
    assert summit.states == ("BDI", "KEN", "RWA", "SOM", "UGA")


def test_whom_a_host_has_in_attendance_is_of_the_summit_and_no_meeting_apart() -> None:
    told = (
        "SADC leaders began deliberations on Monday. The meeting, hosted by President Hage Geingob, has President of Malawi, "
        "Lazarus Chakwera in attendance."
    )
    (summit,) = read(told, None, "NAM").events
    assert (summit.type, summit.states) == ("summit", ("MWI", "NAM"))
