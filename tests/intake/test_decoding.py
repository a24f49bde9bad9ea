"""Encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.intake.decoding import decode, is_html

ENGLISH = "The “second” round of talks – in São Tomé – ended on 3 May with Müller’s statement. " * 8
RUSSIAN = (
    "Министры иностранных дел Беларуси и Грузии провели переговоры в Минске и подписали соглашение. " * 8
)
POLISH = "Ministrowie spraw zagranicznych Łotwy i Węgier spotkali się w Gdańsku, żeby mówić o źródłach. " * 8


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH),
        (ENGLISH.encode("utf-16"), ENGLISH),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH),
        (ENGLISH.encode("utf-16-le"), ENGLISH),
        (ENGLISH.encode("utf-32"), ENGLISH),
        (ENGLISH.encode("cp1252"), ENGLISH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("koi8-r"), RUSSIAN),
        (RUSSIAN.encode(), RUSSIAN),
    ],
)
def test_texts_come_back_from_the_encodings_that_pages_are_saved_in(raw: bytes, text: str) -> None:
    assert decode(raw)[0] == text


def test_a_declared_encoding_goes_before_a_guess() -> None:
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"></head>{POLISH}'
    )
    text, encoding = decode(page.encode("iso-8859-2"))
    assert POLISH in text
    assert encoding == "iso8859-2"


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    assert decode(RUSSIAN.encode() + b"\xff")[0] == RUSSIAN + "\ufffd"


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n")[0] == "one\r\ntwo\rthree\n"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_with_a_sentence(raw: bytes) -> None:
    try:
        text, encoding = decode(raw)
    except DragomanError:
        return
    else:
        assert isinstance(text, str)
        "".encode(encoding)


@given(
    st.text(min_size=1, max_size=200).filter(
        lambda t: t.strip() and not any(ord(c) < 32 or ord(c) == 127 for c in t)
    )
)
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    if (
        text[0] not in "\ufeff\ufffe"
        and "\x00" not in text
        and not text.startswith(("%PDF", "RIFF", "BZh", "GIF8"))
    ):
        assert decode(text.encode())[0] == text


def test_a_text_about_tags_is_not_a_page() -> None:
    assert not is_html("In HTML, one writes <p> for a paragraph.")
    assert is_html("  <div class='a'>News</div>")
