"""The partners of a country at a glance."""

from dragoman.analysis.levels import Band
from dragoman.analysis.partnership import busiest, partnerships
from dragoman.ledger.tallying import Tally


def tally(
    party: str, kind: str, status: str, highest: int, count: int, last: str = "", undated: str = ""
) -> Tally:
    return Tally(party, kind, status, highest, count, last, undated)


def test_contacts_are_counted_by_level_and_the_busiest_partner_comes_first() -> None:
    georgia, latvia, eu = partnerships(
        [
            tally("LVA", "meeting", "occurred", 4, 1, "2015-03-01|2015-03-01|a|ev-1"),
            tally("GEO", "visit", "occurred", 1, 2, "2015-04-01|2015-04-01|a|ev-2"),
            tally("GEO", "call", "occurred", 0, 1, "2015-05-01|2015-05-01|a|ev-3"),
            tally("GEO", "agreement", "occurred", 1, 9, "2015-06-01|2015-06-01|a|ev-4"),
            tally("EU", "summit", "planned", 1, 1, "2015-09-01|2015-09-01|a|ev-5"),
            tally("EU", "summit", "cancelled", 1, 1, "2015-09-01|2015-09-01|a|ev-6"),
        ]
    )
    assert (georgia.partner, georgia.contacts, georgia.last) == ("GEO", 3, "ev-3")
    assert (georgia.levels[Band.HEAD], georgia.levels[Band.UNSPECIFIED]) == (2, 1)
    assert (latvia.partner, latvia.counts) == ("LVA", (0, 1, 0, 0, 0))
    assert (eu.partner, eu.contacts, eu.planned, eu.last) == ("EU", 0, 1, None)


def test_a_contact_without_a_year_is_the_last_only_where_no_other_is_known() -> None:
    undated = tally("GEO", "visit", "occurred", 1, 1, undated="~|~|a|ev-1")
    dated = tally("GEO", "call", "occurred", 0, 1, "2015-05-01|2015-05-01|a|ev-3")
    assert [it.last for it in partnerships([undated, dated])] == ["ev-3"]
    assert [it.last for it in partnerships([undated])] == ["ev-1"]


def test_the_busiest_party_is_a_state() -> None:
    events = [tally("UN", "vote", "occurred", 0, 9), tally("FIN", "meeting", "occurred", 0, 2)]
    assert busiest([*events, tally("EST", "meeting", "planned", 0, 2)]) == "EST"
    assert busiest(events[:1]) is None
