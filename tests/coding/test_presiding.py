"""Who chaired or attended an occasion is told in a sentence behind it."""

from coding.reading import read


def _people(text: str, home: str | None = None) -> list[tuple[str | None, str | None]]:
    (event,) = read(text, "2022-03-10", home).events
    return [(p.name, p.country) for p in event.participants if p.name]


def test_those_by_whom_it_was_co_chaired_stood_for_the_two() -> None:
    assert _people(
        "The fourth round of consultations between Peru and Czechia was held in Lima on Thursday. The meeting was co-chaired by "
        "Maria Lopez, Secretary to the Ministry of Foreign Affairs of Peru, and Jan Novak, Foreign Secretary of Czechia."
    ) == [("Maria Lopez", "PER"), ("Jan Novak", "CZE")]


def test_those_who_chaired_the_ceremony_opened_the_consulate() -> None:
    people = _people(
        "Kenya opened a consulate general in Goma on Saturday. Foreign Minister Raychelle Omamo and her counterpart from the "
        "Democratic Republic of the Congo, Christophe Lutundula, chaired the inauguration ceremony."
    )
    assert set(people) == {("Raychelle Omamo", "KEN"), ("Christophe Lutundula", "COD")}


def test_by_whom_it_was_stated_speaks_for_his_state() -> None:
    assert _people(
        "On March 5, Norway imposed sanctions against Belarus. This was stated by Norwegian Foreign Minister Anniken Huitfeldt."
    ) == [("Anniken Huitfeldt", "NOR")]


def test_the_agreement_told_again_is_the_same_with_its_signatories() -> None:
    people = _people(
        "An agreement on water was signed between Chile and Benin. The agreement was signed by Chilean Minister Ana Rojas and "
        "Finance Minister Romuald Wadagni of Benin."
    )
    assert set(people) == {("Ana Rojas", "CHL"), ("Romuald Wadagni", "BEN")}
