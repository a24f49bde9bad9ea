from dragoman.analysis.contacts import contact_table, contacts, highest_contact, most_met
from dragoman.analysis.geography import abroad, places
from dragoman.analysis.levels import Band, asymmetry, level
from dragoman.analysis.selection import Month, in_span, order_key, partners, reporting
from dragoman.analysis.timeline import marks
from dragoman.analysis.vectors import vector_of_parties
from dragoman.records import Document, Event, Participant, Role, Status, Venue

MARCH = Month.parse("2015-03")
MINSK = Venue(name="Minsk", country="BLR", latitude=53.9, longitude=27.57)


def event(identity: str, date: str | None, *states: str, kind: str = "meeting", **fields: object) -> Event:
    facts: dict[str, object] = {
        "id": identity, "type": kind, "status": Status.OCCURRED, "date": date, "states": tuple(sorted(states)),
        "confidence": 0.9, "evidence": (),
    }  # fmt: skip
    return Event.model_validate(facts | fields)


def someone(country: str, rank: int | None) -> Participant:
    return Participant(country=country, rank=rank, office="office", role=Role.COUNTERPART)


def test_the_level_of_a_contact_is_that_of_the_highest_official() -> None:
    met = event("a", "2015-03-02", "BLR", "USA", participants=(someone("BLR", 1), someone("USA", 7)))
    assert level(met) is Band.HEAD
    assert asymmetry(met, "BLR") == 6
    assert level(event("b", "2015-03-02", "BLR", "USA")) is Band.UNSPECIFIED
    assert asymmetry(event("b", "2015-03-02", "BLR", "USA"), "BLR") is None


def test_the_table_counts_occurred_contacts_once_for_each_partner() -> None:
    many = event("a", "2015-03-19", "BLR", "HUN", "LVA", participants=(someone("BLR", 5),))
    planned = event("b", "2015-03-20", "BLR", "HUN", status=Status.PLANNED)
    signed = event("c", "2015-03-20", "BLR", "HUN", kind="agreement")
    again = event("d", "2015-03-21", "BLR", "HUN")
    table = contact_table([many, planned, signed, again], "BLR")
    assert [(r.partner, r.total) for r in table] == [("HUN", 2), ("LVA", 1)]
    assert table[0].counts == (0, 0, 1, 0, 1)


def test_the_highest_contact_is_the_one_where_both_sides_rank_highest() -> None:
    low = event("a", "2015-03-02", "BLR", "USA", participants=(someone("BLR", 1), someone("USA", 7)))
    high = event("b", "2015-03-09", "BLR", "AZE", participants=(someone("BLR", 1), someone("AZE", 3)))
    assert highest_contact([low, high], "BLR") is high
    assert highest_contact([event("c", None, "BLR", "USA")], "BLR") is None


def test_only_events_dated_to_a_month_or_better_belong_to_a_month() -> None:
    assert in_span(event("a", "2015-02-27/2015-03-01", "BLR"), MARCH)
    assert in_span(event("a", "2015-03", "BLR"), MARCH)
    for date in (None, "2015", "XXXX-03-05", "2015-04-01", "2015-02/2015-04"):
        assert not in_span(event("a", date, "BLR"), MARCH)


def test_documents_report_on_a_month_until_a_fortnight_after_it() -> None:
    documents = [
        Document(id=f"doc-{i}", origin="x", sha256=str(i), published=day)
        for i, day in enumerate(("2015-02-27", "2015-03-02", "2015-04-02", "2015-05-04", None))
    ]
    assert reporting(documents, [], MARCH) == {"doc-1", "doc-2"}


def test_longer_events_come_before_those_that_begin_with_them() -> None:
    visit, meeting = event("z", "2015-03-05/2015-03-06", "BLR"), event("a", "2015-03-05", "BLR")
    assert sorted([meeting, visit, event("b", None, "BLR")], key=order_key)[:2] == [visit, meeting]


def test_partners_are_the_others() -> None:
    met = event("a", "2015-03-05", "BLR", "HUN", organisations=("EU",))
    assert partners(met, "BLR") == ("HUN", "EU")


def test_marks_are_cut_to_the_month_and_leave_out_vague_dates() -> None:
    across = event("a", "2015-02-27/2015-03-02", "BLR", "ITA")
    found = marks([across, event("b", "2015-03", "BLR", "POL")], "BLR", MARCH)
    assert [(m.partner, m.first.day, m.last.day, m.planned) for m in found] == [("ITA", 1, 2, False)]


def test_venues_are_counted_at_home_and_abroad() -> None:
    met = [event(i, "2015-03-05", "BLR", "ITA", venue=MINSK) for i in "ab"]
    met.append(event("c", "2015-03-06", "BLR", "ITA", venue=Venue(name="Rome", country="ITA")))
    assert [(p.name, p.count) for p in places(met, "BLR")] == [("Minsk", 2)]
    assert abroad(met, "BLR") == (1, 2)
    assert len(contacts(met, "BLR")) == 3


def test_a_gathering_belongs_to_the_vector_of_most_of_its_parties() -> None:
    europe = vector_of_parties(("HUN", "LVA", "USA"), "BLR")
    assert europe is not None
    assert europe.id == "europe"
    assert vector_of_parties(("HUN", "USA"), "BLR") is None
    assert vector_of_parties((), "BLR") is None


def test_home_is_the_state_that_takes_part_most() -> None:
    assert most_met([event("a", None, "BLR", "ITA"), event("b", None, "BLR", "POL")]) == "BLR"
    assert most_met([]) is None
