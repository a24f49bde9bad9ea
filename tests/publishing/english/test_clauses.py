"""Words of a source that can stand behind "is to", and those that can't."""

import pytest

from dragoman.publishing.english.clauses import is_infinitive


@pytest.mark.parametrize(
    ("words", "infinitive"),
    [
        ("open an embassy in Tbilisi by the end of the year", True),
        ("open an embassy that would serve both countries", True),
        ("hold the first session of a joint economic commission", True),
        ("send what is needed", False),  # doubtful: quoted as it stands
        ("the next round is planned for the autumn of 2015 in Minsk", False),
        ("that Tokyo would open a consulate in Darkhan", False),
        ("Tokyo would open a consulate in Darkhan", False),
        ("negotiations will resume in May", False),
        ("training 200 Ukrainian soldiers", False),
        ("a loan of 50 million dollars", False),
        ("50 million dollars for the reconstruction of Somalia", False),
        ("", False),
    ],
)
def test_only_an_infinitive_stands_behind_is_to(words: str, infinitive: bool) -> None:
    assert is_infinitive(words) is infinitive
