"""Who carried out what was told just before: signers, heads of delegations, those who handed over or announced."""

import pytest

from coding.reading import read


def people(text: str, kind: str, published: str = "2016-05-20", home: str | None = None) -> set[str]:
    """The names of the participants of the events of a kind."""
    events = [e for e in read(text, published, home).events if e.type == kind]
    assert events, f"no {kind} was read: {text}"
    return {p.name for e in events for p in e.participants if p.name}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rwanda and Zambia have signed an agreement on air services. Infrastructure Minister Claver Gatete signed for "
         "Rwanda and his counterpart, Mutotwe Kafwaya, for Zambia.", "agreement", {"Claver Gatete", "Mutotwe Kafwaya"}),
        ("Peru and Finland yesterday signed a treaty on double taxation. Foreign Minister Eda Rivas and Ambassador Jari "
         "Sinkari put their names to it in Lima.", "agreement", {"Eda Rivas", "Jari Sinkari"}),
        ("Malta and Tunisia yesterday concluded an accord on the return of migrants. The signatories were Home Affairs "
         "Minister Carmelo Mifsud Bonnici and, for Tunisia, Interior Minister Ali Laarayedh.", "agreement",
         {"Carmelo Mifsud Bonnici", "Ali Laarayedh"}),
        ("Norway and Ghana held political consultations in Oslo on Tuesday. The Norwegian team was headed by State "
         "Secretary Tone Skogen, responsible for Africa, and the Ghanaian side by Chief Director Kofi Mensah.",
         "consultation", {"Tone Skogen", "Kofi Mensah"}),
        ("Oman and Tanzania opened the second session of their joint commission in Muscat today. Oman was represented by "
         "Minister Ali bin Masoud al-Sunaidy and Tanzania by Deputy Minister Mahadhi Juma Maalim.", "commission",
         {"Ali bin Masoud al-Sunaidy", "Mahadhi Juma Maalim"}),
        ("Slovenia's foreign ministry called in the Hungarian ambassador, Edit Szabo, on Thursday. State Secretary Andrej "
         "Logar told her that the remarks were unacceptable.", "summons", {"Edit Szabo", "Andrej Logar"}),
        ("Ecuador recalled its ambassador to Peru on Wednesday. Foreign Minister Maria Fernanda Espinosa announced the "
         "decision in Quito.", "mission", {"Maria Fernanda Espinosa"}),
        ("Latvia expelled two Belarusian diplomats on Thursday. The agency LETA named them as First Secretary Oleg Trusov "
         "and consul Pavel Lisin.", "expulsion", {"Oleg Trusov", "Pavel Lisin"}),
        ("Cambodia lodged a protest with Laos on Tuesday. The note was handed to the Laotian ambassador, Ly Bounkham, by "
         "Secretary of State Long Visalo.", "protest", {"Ly Bounkham", "Long Visalo"}),
    ],
)  # fmt: skip
def test_who_did_it_may_stand_in_the_sentence_after(text: str, kind: str, expected: set[str]) -> None:
    assert people(text, kind) == expected


def test_the_side_for_which_the_text_says_that_somebody_signed_is_theirs() -> None:
    (event,) = read(
        "Chile and Laos on Monday signed a pact on visas. Vice Minister Sam Phet signed for Vientiane and Ana Rojas for Chile."
    ).events
    assert {(p.name, p.country) for p in event.participants} == {("Sam Phet", "LAO"), ("Ana Rojas", "CHL")}


def test_the_ceremony_told_after_gives_the_day_and_the_place() -> None:
    (event,) = read(
        "Rwanda and Zambia have signed an agreement on air services. The signing ceremony took place in Kigali on Thursday."
    ).events
    assert event.date == "2016-05-19"
    assert event.venue is not None
    assert event.venue.name == "Kigali"


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay and Paraguay signed a treaty on ports on Wednesday. Foreign Minister Luis Soto signed a memorandum on fish "
        "with Chile in March.",
        "Kuwait and Cyprus have signed a treaty on extradition. Justice Minister Jamal Shehab said on Tuesday that the "
        "cabinet had approved a loan, signed in London last year.",
    ],
)
def test_who_signed_something_else_or_only_told_of_it_is_no_signer(text: str) -> None:
    treaty = read(text).events[0]
    assert treaty.type == "agreement"
    assert not [p.name for p in treaty.participants if p.name]
