"""What holds for every text: mentions in order, apart, and verbatim."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .reading import read

_PIECES = [
    "President",
    "Foreign Minister",
    "the",
    "Belarusian",
    "US",
    "Georgia",
    "of",
    "and",
    ",",
    ".",
    "his",
    "counterpart",
    "colleagues from",
    "Vladimir",
    "Makei",
    "Xi",
    "Jinping",
    "Al",
    "bin",
    "von der",
    "Leyen",
    "delegation",
    "led by",
    "Deputy",
    "Minister of",
    "he",
    "She",
    "met",
    "in Minsk",
    "\n\n",
    "’s",
    "-",
    "Mr",
    "Dr.",
    "(",
    ")",
    "Prime",
    "two",
    "presidents",
    "leader",
    "former",
    "King",
    "II",
    "EU",
    "High Representative",
    "for",
    "to",
    "A.",
    "O'Brien",
    "São",
    "Ünal",
    "to Lithuania",
    "ambassador",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES), max_size=25), st.sampled_from([None, "BLR", "USA"]))
def test_mentions_are_sorted_apart_and_slices_of_the_text(pieces: list[str], home: str | None) -> None:
    text = " ".join(pieces)
    mentions = read(text, home)
    assert all(text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(m.start <= m.head < m.end for m in mentions)
    assert all(m.plural >= 1 and (m.rank is None or 1 <= m.rank <= 8) for m in mentions)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_the_finder_fail(text: str) -> None:
    assert read(text) == read(text)
