"""The dateline of wire copy gives a place and a day."""

import pytest

from dragoman.annotation.dates import dateline


@pytest.mark.parametrize(
    ("text", "place", "edtf"),
    [
        ("MINSK, 12 March (BelTA) – The President met the envoy.", "MINSK", "XXXX-03-12"),
        ("Accra, May 5 (GNA) - The Minister said on Tuesday.", "Accra", "XXXX-05-05"),
        ("Accra, May 5, GNA - The Minister said.", "Accra", "XXXX-05-05"),
        ("NEW DELHI: The External Affairs Minister left.", "NEW DELHI", None),
        ("BEIJING, Jan. 18, 2016 (Xinhua) -- Wang Yi met.", "BEIJING", "2016-01-18"),
        ("ASTANA. 5 May 2015. - The sides met.", "ASTANA", "2015-05-05"),
        ("Moscow, 5 May 2015 - The sides met.", "Moscow", "2015-05-05"),
        ("Hanoi (VNA) – The Prime Minister left.", "Hanoi", None),
        ("The minister met the envoy – and left.", None, None),
        ("Makei - a new face.", None, None),
        ("Q: What next?", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_is_read(text: str, place: str | None, edtf: str | None) -> None:
    span, mention = dateline(text)
    assert (text[slice(*span)] if span else None) == place
    assert (mention.edtf if mention else None) == edtf
    if mention is not None:
        assert text[mention.start : mention.end] == mention.text
