"""The people of an event: their offices on its day, who they are where the text says it in other words."""

import pytest

from coding.reading import read
from dragoman.records import Role


def offices(
    text: str, published: str = "2015-06-01", home: str | None = None
) -> dict[str, tuple[object, ...]]:
    """Office, country and rank of each participant of the first event, by name."""
    events = read(text, published, home).events
    assert events, f"nothing was read: {text}"
    return {p.name or f"the {p.office}": (p.office, p.country, p.rank) for p in events[0].participants}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("In March 2007 Steinmeier met Lavrov in Moscow.", "Steinmeier", ("Foreign Minister", "DEU", 4)),
        ("In March 2010 Medvedev met Obama in Prague.", "Medvedev", ("President", "RUS", 1)),
        ("On 28 May 2015 Medvedev met Erdogan in Ankara.", "Medvedev", ("Prime Minister", "RUS", 2)),
        ("In May 2006 Blair met Prodi in Rome.", "Prodi", ("Prime Minister", "ITA", 2)),
    ],
)  # fmt: skip
def test_an_office_that_the_text_leaves_out_is_that_of_the_day_of_the_event(
    text: str, name: str, expected: tuple[object, ...]
) -> None:
    assert offices(text)[name] == expected


def test_the_office_that_the_text_gives_is_kept_whatever_the_day() -> None:
    found = offices("In March 2010 Prime Minister Dmitry Medvedev met US President Barack Obama in Prague.")
    assert found["Dmitry Medvedev"] == ("Prime Minister", "RUS", 2)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The European Union on Monday imposed sanctions on 12 Belarusian officials.", "BLR"),
        ("Poland expelled five Russian diplomats on 3 May.", "RUS"),
        ("Japan sent $5 million in aid to Nepal.", "NPL"),
        ("Iran summoned the French ambassador on Tuesday.", "FRA"),
    ],
)
def test_to_whom_something_is_done_is_told_even_where_nobody_is_named(text: str, target: str) -> None:
    (event,) = read(text, published="2016-05-10").events
    assert [p.country for p in event.participants if p.role is Role.TARGET] == [target]
