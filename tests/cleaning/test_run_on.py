"""Lists that were saved without their line ends come apart; a writer's own dashes and bullets do not."""

from dragoman.cleaning.lines import segment

DIARY = (
    "This diary is filed daily. ** Indicates new events ------------------------------ TUESDAY, MAY 9 ** ROME - Italian Foreign Minister "
    "Paolo Gentiloni meets Ghana's Hanna Tetteh - 0900 GMT ** OSLO - Norwegian Prime Minister Erna Solberg receives the president of Peru. "
    "VIENNA - Foreign ministers of the OSCE meet (to May 10). NEW DELHI - Nepal's king arrives. - 1200 GMT RIGA/ TALLINN - A minister tours the Baltics."
)
PROSE = (
    "The minister - who had come from Rome - met his colleague. NATO - and that was news - agreed. "
    "He stayed ** for a day ** and left. The EU - it was said - did not."
)


def test_entries_on_one_line_come_apart_with_the_day_over_them() -> None:
    lines = [block.line for block in segment(DIARY)]
    assert lines[:3] == ["This diary is filed daily.", "** Indicates new events", "TUESDAY, MAY 9"]
    assert [line.removeprefix("** ").split(" - ")[0] for line in lines[3:]] == [
        "ROME",
        "OSLO",
        "VIENNA",
        "NEW DELHI",
        "RIGA/ TALLINN",
    ]


def test_points_within_a_line_part_the_entries_of_a_list() -> None:
    line = "Today: • The king receives X • The queen opens a fair • Parliament sits • The court rises"
    assert len(segment(line)) == 5


def test_dashes_and_stars_of_prose_part_nothing() -> None:
    assert len(segment(PROSE)) == 1
