"""The day of an event where the text tells it over several paragraphs."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fiji's fishing deal\n\nPORT VILA, May 9 (AFP) - Prime Minister Charlot Salwai this morning met Fijian Foreign "
         "Minister Inoke Kubuabola.", "2016-05-09"),
        ("On Monday President Nicos Anastasiades of Cyprus opened the energy forum.\n\nIn the afternoon he received Egyptian "
         "Foreign Minister Sameh Shoukry.", "2016-05-09"),
        ("ROYAL PALACE\n\n9th May\n\nHis Excellency Mr. Karim Diallo was received in audience by the King and presented his "
         "Letters of Credence as Ambassador of the Republic of Guinea to the Kingdom of Belgium.", "2016-05-09"),
        ("Albania's prime minister, Edi Rama, opened the fair. Later he met Croatian President Kolinda Grabar-Kitarovic.", None),
    ],
)  # fmt: skip
def test_an_event_has_the_day_of_the_page_only_where_the_words_lead_there(text: str, day: str | None) -> None:
    told = [e for e in read(text, published="2016-05-10").events if e.type in ("meeting", "mission")]
    assert told, text
    assert {e.date for e in told} == {day}
