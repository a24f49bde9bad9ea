"""Timetables of an office's days are kept whole, and other pages with a time or two are not taken for one."""

from dragoman.cleaning.cleaner import clean
from dragoman.intake.reading import source_from_bytes

SCHEDULE = """Agenda of Prime Minister Luís Montenegro
3 - 4 June 2024

Monday 3 June 2024
09.30 Receives the Ambassador of Chile
11.00 Meeting with President of Angola João Lourenço
15.15 Phone call with Prime Minister of Spain Pedro Sánchez

Tuesday 4 June 2024
10.00 Visit to Cape Verde
"""

PAGE = """Home
News
Programme
Contact
About us
Subscribe
Weather
Sport
10.30 Breaking news
11.15 Talk of the day

The president of Angola met the prime minister of Portugal in Lisbon on Monday. They signed two agreements on ports.
"""


def kept(text: str) -> str:
    article = clean(source_from_bytes(text.encode(), "x.txt"))
    return "\n".join(article.source_text[p.start : p.end] for p in article.passages)


def test_every_line_of_a_timetable_stays() -> None:
    text = kept(SCHEDULE)
    assert "09.30 Receives the Ambassador of Chile" in text
    assert "Tuesday 4 June 2024" in text
    assert text.startswith("Agenda of Prime Minister Luís Montenegro")


def test_a_page_with_one_time_of_day_keeps_no_menu() -> None:
    text = kept(PAGE)
    assert "Contact" not in text
    assert "They signed two agreements on ports." in text
