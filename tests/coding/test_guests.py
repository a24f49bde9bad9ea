"""Whom "the guest" means, and who was only there."""

from coding.reading import read

PUBLISHED = "2018-09-12"


def _meetings(text: str) -> list[list[str | None]]:
    claims = read(text, published=PUBLISHED).events
    return [[p.name for p in c.participants] for c in claims if c.type == "meeting"]


def test_a_guest_is_the_one_from_abroad_of_whom_the_text_told() -> None:
    text = (
        "Bolivian Foreign Minister Diego Pary arrived in Asunción on Wednesday. "
        "President Mario Abdo Benítez received the Bolivian visitor at the Palacio de López."
    )
    assert _meetings(text) == [["Mario Abdo Benítez", "Diego Pary"]]


def test_who_attends_a_meeting_told_before_has_no_meeting_of_his_own() -> None:
    text = (
        "The Emir of Qatar received Omani Foreign Minister Yusuf bin Alawi in Doha on Monday. "
        "The audience was attended by Qatari Foreign Minister Mohammed bin Abdulrahman Al Thani and the Omani ambassador, Najib Al Balushi."
    )
    assert len(_meetings(text)) == 1
