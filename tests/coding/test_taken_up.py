"""A sentence that takes up an act by a noun gives it its day and the people who carried it out."""

from coding.reading import read


def names_of(text: str, published: str, home: str | None = None) -> tuple[str | None, set[str]]:
    """The day of the one act of a text, and the names of its people."""
    (act,) = read(text, published, home).events
    return act.date, {p.name for p in act.participants if p.name}


def test_a_note_has_its_day_and_who_took_it() -> None:
    told = (
        "Malaysia has handed a protest note to Vietnam over a trawler. Wisma Putra said the note was delivered to Ambassador Tran "
        "Viet Thai this morning."
    )
    assert names_of(told, "2021-04-22", "MYS") == ("2021-04-22", {"Tran Viet Thai"})


def test_who_was_handed_the_note_and_by_whom() -> None:
    told = (
        "Bulgaria has given two employees of the Russian Embassy seventy-two hours to leave the country. Ambassador Eleonora "
        "Mitrofanova was handed the note by Deputy Minister Petko Doykov on Monday."
    )
    assert names_of(told, "2021-03-22", "BGR") == ("2021-03-22", {"Eleonora Mitrofanova", "Petko Doykov"})


def test_who_broke_the_news() -> None:
    told = "Panama has severed relations with Taiwan. President Juan Carlos Varela broke the news in a televised address."
    assert names_of(told, "2017-06-13") == (None, {"Juan Carlos Varela"})


def test_the_day_of_what_is_ahead_is_not_taken() -> None:
    told = (
        "Iceland has banned the import of salmon from Chile. The order was signed by Fisheries Minister Gunnar Sveinsson and takes "
        "effect on 1 July."
    )
    assert names_of(told, "2016-06-14") == (None, {"Gunnar Sveinsson"})
