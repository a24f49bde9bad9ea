"""Who acts upon whom, in words: with people, without them, and where an envoy is the sender's own."""

import pytest

from dragoman.analysis.selection import Month
from dragoman.publishing.english.names import Introductions
from dragoman.publishing.page.notes import NoteBook
from dragoman.publishing.telling.events import Context, Prose
from dragoman.records import Participant, Role

from .. import month as given

AMBASSADOR = given.person(None, "ITA", "Ambassador", 6, Role.TARGET)
OUR_ENVOY = given.person("Kari Vik", "NOR", "Ambassador", 6, Role.TARGET)
NOBODY = Participant(country="ITA", role=Role.TARGET)


@pytest.mark.parametrize(
    ("kind", "form", "people", "told"),
    [
        ("summons", (), (AMBASSADOR,), "On 2 March, Norway summoned the Italian ambassador."),
        ("summons", (), (NOBODY,), "On 2 March, Norway summoned the representative of Italy."),
        ("sanction", (), (NOBODY,), "On 2 March, Norway imposed or extended sanctions on Italy."),
        ("expulsion", (), (NOBODY,), "On 2 March, Norway expelled diplomats of Italy."),
        ("mission", ("recalled",), (OUR_ENVOY,), "On 2 March, Norway recalled its envoy from Italy."),
    ],
)
def test_an_act_is_told_in_its_direction(
    kind: str, form: tuple[str, ...], people: tuple[Participant, ...], told: str
) -> None:
    act = given.event("evt-act", kind, "2015-03-02", "ITA", form=form, participants=people)
    prose = Prose("NOR", Month.parse("2015-03"), Introductions(people, "NOR"), NoteBook(given.DOCUMENTS))
    assert prose.sentence(act, Context()).text == told
