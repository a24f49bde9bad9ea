"""Who stands in the event's own clause acted for a party; who is told of beside it did not."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Belarus and Ukraine signed a border agreement in Kiev on Tuesday, two days after President Alexander Lukashenko had "
         "received Russian ambassador Alexander Surikov.", "agreement"),
        ("Jordan and Iraq signed a trade accord in Amman on Sunday, the spokesman of King Abdullah said after criticising "
         "President Barack Obama.", "agreement"),
        ("Norway and Japan held political consultations in Oslo on Monday despite the criticism that Prime Minister Shinzo Abe "
         "had voiced of whaling quotas.", "consultation"),
        ("Egypt delivered a protest to Ethiopia on Monday over remarks that Prime Minister Abiy Ahmed had made in parliament.",
         "protest"),
        ("Kenya and Chad established diplomatic relations on Monday, five years after former president Mwai Kibaki had broken "
         "them off.", "relations"),
    ],
)  # fmt: skip
def test_nobody_of_another_clause_is_given_to_the_event(text: str, kind: str) -> None:
    told = [e for e in read(text, published="2016-05-10").events if e.type == kind]
    assert told, text
    assert [p.name for e in told for p in e.participants if p.name] == []
