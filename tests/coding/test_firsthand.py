"""An official's own words about his meetings and journeys are told by him; a wish, or anybody else's words, are not."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“I will meet President Michel Temer in Brasilia on Sunday,” Foreign Minister Susana Malcorra of Argentina said.",
            [("meeting", ("ARG", "BRA"))],
        ),
        (
            "“I want to meet President Michel Temer in Brasilia,” Argentine Foreign Minister Susana Malcorra said.",
            [],
        ),
        ("“I will meet President Michel Temer in Brasilia on Sunday,” the actor John Lind said.", []),
        ("“I will meet farmers in Salta on Sunday,” Argentine Foreign Minister Susana Malcorra said.", []),
    ],
)
def test_only_an_official_tells_of_his_own_meeting(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    events = read(text, "2016-05-20", None).events
    assert [(e.type, e.states) for e in events] == expected
