"""What a reworded sentence may say: as much as ours and the fields of its records do, and no more."""

import pytest

from dragoman.knowledge.countries import countries
from dragoman.publishing.polish.check import fault
from dragoman.publishing.polish.facts import MONTHS, lists
from dragoman.publishing.polish.material import Material, material
from dragoman.records import Commitment, Event, Evidence, Participant, Role, Status, Track, Venue

VISIT = Event(
    id="ev-1",
    type="visit",
    status=Status.OCCURRED,
    date="2018-06-05/2018-06-07",
    states=("CHL", "PER"),
    participants=(
        Participant(name="Ana Ruiz", country="PER", office="Foreign Minister", rank=4, role=Role.VISITOR),
        Participant(name="Luis Paz", country="CHL", office="President", rank=1, role=Role.HOST),
    ),
    venue=Venue(name="Arica", country="CHL"),
    track=Track.BILATERAL,
    topics=("trade",),
    confidence=0.9,
    evidence=(
        Evidence(document="doc-a", start=0, end=70, quote="Ruiz came on Tuesday with 40 businessmen, said Brazil's envoy Joana Lima."),
    ),
)  # fmt: skip
PLAN = VISIT.model_copy(
    update={"id": "ev-2", "status": Status.PLANNED, "date": "2018-09", "participants": ()}
)
PROMISE = Commitment(
    id="co-1", parties=("CHL", "PER"), undertaking="open three crossings", due="2019", confidence=0.8,
    evidence=(Evidence(document="doc-a", start=0, end=4, quote="open"),),
)  # fmt: skip
COUNT = "Chile had nine contacts with five partners in June 2018, two of them with Europe; four took place in Chile."
HIGHEST = "The contact at the highest level was a visit by Peruvian Foreign Minister Ana Ruiz to Chilean President Luis Paz in Arica from 5 to 7 June."
PLANNED = "Of one contact planned for September, no source read so far says whether it took place."
SLIPPED = "Two contacts planned for the month slipped: the visit to Arica (postponed) and the talks with Peru (cancelled)."
FIRST = "Peru came first with three contacts, ahead of Chile with two."


def why(answer: str, ours: str, *records: Event | Commitment) -> str | None:
    return fault(answer, ours, material(records or (VISIT, PLAN)))


@pytest.mark.parametrize("ours", [COUNT, HIGHEST, PLANNED, SLIPPED, FIRST])
def test_our_own_sentence_always_passes(ours: str) -> None:
    assert why(ours, ours) is None
    assert fault(ours, ours, Material()) is None


@pytest.mark.parametrize(
    ("answer", "ours"),
    [
        ("In June 2018 Chile had nine contacts with five partners; two were with Europe, and four took place in Chile.", COUNT),
        ("June 2018 brought Chile nine contacts with five partners, two of them with Europe, while four took place in Chile.", COUNT),
        ("At the highest level, Peruvian Foreign Minister Ana Ruiz visited Chilean President Luis Paz in Arica from 5 to 7 June.", HIGHEST),
        ("The highest-level contact was Peruvian Foreign Minister Ana Ruiz’s visit to Chilean President Luis Paz in Arica on 5–7 June 2018.", HIGHEST),
        ("One contact was planned for September, but no source read so far says whether it took place.", PLANNED),
        ("Two planned contacts slipped: the visit to Arica was postponed, and the talks with Peru were cancelled.", SLIPPED),
        ("With three contacts, Peru came first, ahead of Chile, which had two.", FIRST),
        ("Peru led with three contacts; Chile followed with two.", FIRST),
    ],
)  # fmt: skip
def test_a_sentence_that_says_the_same_may_stand(answer: str, ours: str) -> None:
    assert why(answer, ours) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (HIGHEST.replace("Luis Paz", "Sebastián Piñera"), "it adds the name “Sebastián”"),
        (HIGHEST.replace("Ana Ruiz", "Ana Paz"), "it joins “Ana Paz”, which no record has together"),
        (HIGHEST.replace("Chilean President", "President").replace("Peruvian", "Chilean"), "it joins “Chilean Foreign”, which no record has together"),
        (HIGHEST.replace("Arica", "Santiago"), "it adds the name “Santiago”"),
        (HIGHEST.replace("Arica", "Arica, Bolivia,"), "it adds the name “Bolivia”"),
        (HIGHEST.replace("Arica", "Arica, near the bolivian border,"), "it adds “bolivian”"),
        (HIGHEST.replace("Chilean President", "chilean President"), "it writes “chilean” without its capital"),
        (HIGHEST.replace("to Chilean President", "to the chancellor,"), "it adds “chancellor”"),
        (HIGHEST.replace("Foreign Minister", "Prime Minister"), "it adds the name “Prime”"),
        (HIGHEST.replace("7 June", "8 June"), "it adds the date 6-8"),
        (HIGHEST.replace("June", "July"), "it adds the date 7-5"),
        (HIGHEST.replace("7 June", "7 June 2019"), "it adds the date 2019-6-5"),
        (HIGHEST.replace("7 June", "7 June, a Thursday"), "it adds “thursday”"),
        (HIGHEST.replace("7 June", "7 June, last week"), "it adds “week”"),
        (HIGHEST.replace("7 June", "7 June and signed a pact"), "it adds the act “signed”"),
        (HIGHEST.replace("a visit", "a visit with 40 businessmen"), "it adds the number “40”"),
        (HIGHEST.replace("was a visit", "was the first visit"), "it adds the number “first”"),
        (HIGHEST.replace("was a visit", "was to be a visit"), "it says that something was planned"),
        (HIGHEST.replace("was a visit", "was reportedly a visit"), "it says that something was unconfirmed"),
        (HIGHEST.replace("was a visit", "was not a visit"), "it says what is not, or not known"),
        (HIGHEST.replace("a visit", "a “historic” visit"), "it quotes “historic”, which no source says"),
        ("Peruvian Foreign Minister Ana Ruiz visited Chile from 5 to 7 June.", "it leaves out “President”"),
        (HIGHEST + " It was a great success.", "it makes more sentences of one"),
        (HIGHEST.rstrip("."), "it is no whole sentence"),
        (HIGHEST.replace("Arica", "[Arica](https://example.org)"), "it holds markup"),
        (HIGHEST.rstrip(".") + " and so on" * 30 + ".", "it is much longer than ours"),
        ("", "it is no whole sentence"),
    ],
)  # fmt: skip
def test_what_is_added_to_an_event_is_refused(answer: str, reason: str) -> None:
    assert why(answer, HIGHEST) == reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (COUNT.replace("nine", "ten"), "it adds the number “ten”"),
        (COUNT.replace("nine contacts with five partners", "five contacts with nine partners"), "it adds the number “five”"),
        (COUNT.replace("nine", "9.5"), "it adds the number “9.5”"),
        (COUNT.replace("two of them", "half of them"), "it adds the number “half”"),
        (COUNT.replace("Chile had", "Argentina had"), "it adds the name “Argentina”"),
        (COUNT.replace("Chile", "Peru"), "it leaves out “Chile”"),
        (COUNT.replace("June 2018", "2018 and 2017"), "it adds the date 2017"),
        ("Chile had nine contacts with five partners in June 2018.", "it leaves out the number “two”"),
    ],
)  # fmt: skip
def test_what_is_added_to_a_count_is_refused(answer: str, reason: str) -> None:
    assert why(answer, COUNT) == reason


@pytest.mark.parametrize(
    ("answer", "ours", "reason"),
    [
        ("One contact took place in September.", PLANNED, "it no longer says that something was planned"),
        ("One contact planned for September took place.", PLANNED, "it no longer says what is not, or not known"),
        ("One contact planned for September was cancelled; no source says whether it took place.", PLANNED, "it says that something was cancelled"),
        (SLIPPED.replace(" (postponed)", ""), SLIPPED, "it no longer says that something was postponed"),
        (SLIPPED.replace("(cancelled)", "(declined)"), SLIPPED, "it no longer says that something was cancelled"),
    ],
)  # fmt: skip
def test_a_plan_stays_a_plan_and_what_was_called_off_stays_so(answer: str, ours: str, reason: str) -> None:
    assert why(answer, ours) == reason


def test_names_and_numbers_of_a_quoted_passage_are_not_the_records() -> None:
    assert why(HIGHEST.replace("Luis Paz", "Luis Paz and Joana Lima"), HIGHEST) == "it adds the name “Joana”"
    assert (
        why(HIGHEST.replace("a visit", "a visit, “with 40 businessmen”,"), HIGHEST)
        == "it adds the number “40”"
    )


def test_words_of_a_source_may_be_quoted_as_they_stand() -> None:
    assert why(HIGHEST.rstrip(".") + ", as the source says: “Ruiz came”.", HIGHEST) is None


def test_what_the_fields_of_a_record_say_may_be_said() -> None:
    ours = "One promise between them is open."
    assert (
        why("One promise between Chile and Peru, to open three crossings by 2019, is open.", ours, PROMISE)
        is None
    )
    assert (
        why("One promise between Chile and Peru, to open four crossings by 2019, is open.", ours, PROMISE)
        == "it adds the number “four”"
    )
    assert (
        why("One promise between Chile and Peru, to open three crossings by 2020, is open.", ours, PROMISE)
        == "it adds the date 2020"
    )


def test_a_day_within_the_events_days_is_one_of_its_days() -> None:
    assert why(HIGHEST.replace("from 5 to 7 June", "from 5 to 7 June, on 6 June above all"), HIGHEST) is None


def test_no_other_country_office_month_or_weekday_gets_in_however_it_is_written() -> None:
    behind = material((VISIT, PLAN))
    said = {"chile", "peru", "june", "september"}
    added = [c.name for c in countries() if c.name.lower() not in said]
    added += [
        "Brazilian",
        "russians",
        "Kremlin",
        "king",
        "ambassador",
        *(d for d in lists()["times"]),
        *MONTHS,
    ]
    for word in (each for each in added if each.lower() not in said):
        assert fault(HIGHEST.replace("Arica", f"Arica with {word}"), HIGHEST, behind), word
        if not word[0].islower():
            assert fault(f"{word}: {HIGHEST}", HIGHEST, behind), word
