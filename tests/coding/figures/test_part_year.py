"""Parts of a year that are told without its number."""

import pytest

from coding.reading import read

PERIODS = [
    ("Kazakh exports to Hungary grew to 55 million dollars in the first half.", "2018-09-10", "2018-01/2018-06"),
    ("Kazakh exports to Hungary grew to 55 million dollars in the first half.", "2018-02-10", "2017-01/2017-06"),
    ("Kazakh exports to Hungary grew to 55 million dollars in the first half.", "2018-06-10", "2018-01/2018-06"),
    ("Kazakh exports to Hungary grew to 55 million dollars in the first half.", None, None),
    ("Poland's exports to Serbia rose to 800 million euros in the first seven months.", "2018-09-10", "2018-01/2018-07"),
    ("Laos's imports from Vietnam came to 210 million dollars for the six months to June.", "2018-09-10",
     "2018-01/2018-06"),
    ("Peruvian imports from Chile for the ten months to March 2018 came to 210 million dollars.", "2018-09-10",
     "2017-06/2018-03"),
    ("In January-July 2018 trade between Oman and Turkey grew, over the same period of last year, to 600 million dollars.",
     "2018-09-10", "2018-01/2018-07"),
    ("Kazakh exports to Hungary grew to 55 million dollars in the first half of his term.", "2018-09-10", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "period"), PERIODS, ids=lambda v: str(v)[:60])
def test_a_part_of_a_year_is_of_the_last_year_in_which_its_last_month_had_begun(
    text: str, published: str | None, period: str | None
) -> None:
    (figure,) = read(text, published).figures
    assert figure.period == period
