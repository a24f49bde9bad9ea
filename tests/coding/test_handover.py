"""Who handed aid over and who took it, and on which day, is told behind the aid."""

from coding.reading import read


def test_a_later_sentence_tells_who_handed_it_over_and_when() -> None:
    told = (
        "Morocco sent 40 tonnes of medicine to Lebanon. The aid was handed over at the airport on Tuesday by Ambassador Mohamed "
        "Grine. Receiving the donation, Health Minister Firas Abiad thanked the kingdom."
    )
    (aid,) = read(told, "2022-03-10", None).events
    assert (aid.type, aid.date, aid.states) == ("aid", "2022-03-08", ("LBN", "MAR"))
    assert [(p.name, p.country) for p in aid.participants] == [
        ("Mohamed Grine", "MAR"),
        ("Firas Abiad", "LBN"),
    ]


def test_a_clause_tells_who_handed_it_to_whom() -> None:
    told = (
        "Namibia yesterday donated drugs to Zambia, which the High Commissioner, Mrs Maria Shingenge, handed over to Health "
        "Minister Dr David Banda in Lusaka."
    )
    (aid,) = read(told, "2022-03-10", None).events
    assert [(p.name, p.country) for p in aid.participants] == [
        ("Maria Shingenge", "NAM"),
        ("David Banda", "ZMB"),
    ]


def test_aid_of_another_day_is_another() -> None:
    told = (
        "Vietnam donated 500 tonnes of rice to Cuba on Monday. On Wednesday Vietnam gave Cuba ten ambulances."
    )
    assert [e.date for e in read(told, "2022-03-10", None).events] == ["2022-03-07", "2022-03-09"]
