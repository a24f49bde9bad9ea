"""Lines that were wrapped by hand or by a program are one paragraph; lines that are entries stay apart."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.cleaner import clean
from dragoman.cleaning.lines import segment
from dragoman.intake.reading import source_from_bytes

STORY = (
    "The foreign minister of Zambia, Harry Kalaba, received the Minister for Foreign Affairs of South Sudan, Barnaba "
    "Marial Benjamin, in Lusaka on 4 March. He had met Kenyan President Uhuru Kenyatta in New York the day before, and "
    "is to visit the Democratic Republic of the Congo on Friday. The two sides signed an agreement worth 20 million dollars."
)
# As fmt leaves it: no line as long as could be.
EVENED = """The ministers of the two countries met on Monday in the
old customs house of Kasane, where the bridge over the
Zambezi is being built, and agreed on the tolls which the
lorries are to pay; a treaty on them will be signed in
Gaborone in May by the two presidents, the hosts said."""
ENTRIES = """Week ahead
* LUSAKA - Foreign Minister Harry Kalaba receives his colleague from Namibia, who
is on a visit of two days
* HARARE - The joint commission of Zambia and Zimbabwe sits for the twelfth time and
is to end on Friday
* MAPUTO - Parliament debates the budget"""
HEADLINES = """Minister receives new ambassador of Norway at the Old Residency
Zambia and Angola reopen the frontier bridge at Chavuma this month
President leaves for the summit of the African Union in Addis Ababa"""


def article_text(text: str) -> str:
    return clean(source_from_bytes(text.encode(), "x.txt")).text


@settings(deadline=None)  # the first reading of a process loads the tables
@given(st.integers(50, 100))
def test_a_story_reads_the_same_at_whichever_column_it_was_wrapped(width: int) -> None:
    assert article_text(textwrap.fill(STORY, width)) == STORY


@pytest.mark.parametrize("text", [EVENED, EVENED.replace("\n", "\r\n")])
def test_lines_that_a_program_evened_out_are_one_paragraph(text: str) -> None:
    assert len(segment(text)) == 1


def test_a_broken_line_has_a_space_where_it_broke_and_its_place_in_the_source() -> None:
    source = source_from_bytes(EVENED.encode(), "x.txt")
    article = clean(source)
    start = article.text.index("the old customs house")
    assert source.text[slice(*article.to_source(start, start + 21))] == "the\nold customs house"


def test_entries_that_were_wrapped_stay_entries() -> None:
    assert [block.line.split(" - ")[0] for block in segment(ENTRIES)] == [
        "Week ahead",
        "* LUSAKA",
        "* HARARE",
        "* MAPUTO",
    ]


def test_headlines_under_one_another_stay_apart() -> None:
    assert len(segment(HEADLINES)) == 3


def test_an_old_wire_is_unwrapped_though_wider_lines_stand_below_it() -> None:
    text = (
        "OSLO, Sept 12 (NTB) - Norwegian Foreign Minister Bo Holm on Friday\n"
        "held talks over the phone with the chairman of the Council of\n"
        "Ministers, Foreign Minister Ann Ek of Iceland, and with\n"
        "her colleague from Malta, a spokesman for the Norwegian\n"
        "Ministry said in a statement.\n"
        "Holm told both of them about the talks that the\n"
        "premier had in Tromso on fishing in the waters between the islands\n"
        "and on the rescue of sailors.\n"
        "Further news of the day: a line that nobody wrapped, since a program put it there below the dispatch, whatever its length\n"
    )
    first, second, *_ = segment(text)
    assert first.line.endswith("Ministry said in a statement.")
    assert second.line.startswith("Holm told both")
    assert second.line.endswith("rescue of sailors.")
