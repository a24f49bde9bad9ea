"""Sentences are split at their stops, and only there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotation.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, [(0, len(text))])]


# Sentences as they should come out, "|" between them.
TEXTS = [
    "Mr. Li met H.E. Dr. A. B. Khan on Sept. 5. | They talked.",
    "The U.S. Secretary of State came at 9 a.m. | The U.S. delegation left at 5 p.m. on Friday.",
    "He met officials of the U.S. | He then left.",
    "The agency SACE S.p.A. signed it. | A month passed.",
    "Trade fell to $1.2 bln. | It was 2.5 mln. U.S. dollars short of the plan.",
    "“We agree.” | He said so… | The Europeans … are ready.",
    '"The Europeans … are ready to cooperate, including for security in...',
    "due to technical reasons (e.g. translations into all EU languages, etc.) there is no chance.",
    "“Why?” Prime Minister Modi asked. | Nobody knew!",
    "It ended World War I. | No. 5 was signed; Nos. 6 and 7 were not.",
    "The talks (they were long. They were dull.) ended.",
    "1. The sides met. | 2. They signed.",
    "Gen. Prayut met Lt. Gen. Smith of Acme Co. Ltd. in St. Petersburg vs. the plan.",
    "On 5. March the talks were held. | 12 states came.",
    "See Art. 5 and p. 12 of Res. 2202. | That was all.",
    "He came on Feb. 27. | She came in Jan. | The rest stayed away.",
    "The talks ended.|The sides agreed.",
    "See www.mfa.gov.by or tut.by for more.",
    "Was it over? | Yes! | No.",
    "He left in 2015. | In 2016 he came back.",
    "J. K. Rowling and George W. Bush met.",
    "He said: “We will sign.” | She agreed.",
    "Romania\n|The prime minister met his colleague.\n|Chad and Niger\n|Talks were held.",
    "He flew to\nRomania and Chad\nlast week.",
    "First paragraph.\n\n|Second paragraph",
    "TUESDAY, JUNE 18\n|* BERLIN - The premier meets\nthe king\n|• Rome (to 5 May)",
    "OSLO - The king dines at 0900\n|SAN JOSE - Talks\n(to 5 May)",
    "Upcoming:\n|- Monday: The king visits\n|- “Friday” prayers",
    "The talks\n- the first since 2010 - failed and\nMay 5 passed.",
    "Monday\n|Talks are held\nin Oslo.\n|Tuesday, 18th June 2019:\n|More talks",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert sentences(marked.replace("| ", "").replace("|", "")) == [s.strip() for s in marked.split("|")]


def test_a_sentence_never_crosses_a_passage() -> None:
    text = "One without a stop\n\nTwo. Three."
    assert split_sentences(text, [(0, 18, "title"), (20, 31, "paragraph")]) == [(0, 18), (20, 24), (25, 31)]


@given(st.text(alphabet=st.sampled_from("aB1. !?…\"”()\n'US,;é"), max_size=120) | st.text(max_size=80))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text, [(0, len(text))])
    covered = [0] * len(text)
    end_before = 0
    for start, end in spans:
        assert end_before <= start < end
        assert text[start:end] == text[start:end].strip()
        end_before = end
        for at in range(start, end):
            covered[at] += 1
    assert all(count == 1 for count, char in zip(covered, text, strict=True) if not char.isspace())


def test_long_lines_are_split_in_linear_time() -> None:
    begun = time.process_time()
    for line in ("a" * 2_000_000, "." * 200_000, ". " * 200_000, "(A. " * 50_000, "\n" * 100_000 + "x"):
        split_sentences(line, [(0, len(line))])
    assert time.process_time() - begun < 10


def test_a_lost_space_between_two_long_sentences_parts_them() -> None:
    text = "The minister held talks in Lome on Friday with Kodjo Adedze.Adedze had come with his colleague."
    assert sentences(text) == [
        "The minister held talks in Lome on Friday with Kodjo Adedze.",
        "Adedze had come with his colleague.",
    ]


def test_the_stop_in_the_name_of_a_firm_or_of_a_minister_ends_nothing() -> None:
    text = (
        "The two ministers R.Meredov and S.Muhriddin signed it on Friday in the hall of Booking.Com in Lome."
    )
    assert sentences(text) == [text]
