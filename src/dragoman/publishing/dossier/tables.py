"""The tables of a dossier: who has met whom, the partner's people and office holders, and all contacts."""

from dragoman.analysis.levels import level
from dragoman.analysis.people import encounters, seen
from dragoman.knowledge.office_holders import office_holders
from dragoman.publishing.dossier.matter import Matter
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.dates import day_words, period_words
from dragoman.publishing.english.lists import listed
from dragoman.publishing.english.names import in_running_text
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Table
from dragoman.publishing.page.notes import NoteBook
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.sides import Side, place_words, sides_of
from dragoman.records import Event, Evidence, edtf

NONE = "–"
MOST_CITED = 3
LOWEST_RANK = 4
"""Office holders of the table ``office_holders.csv`` below this rank are left out."""


def encounters_table(matter: Matter, notes: NoteBook) -> Table | None:
    """Who of home has met whom of the partner, how often, and when last."""
    rows = [
        (
            pair.ours,
            pair.theirs,
            str(len(pair.events)),
            _when(pair.events[-1].date),
            _place(pair.events[-1]),
            _cited(notes, pair.events[-1].evidence),
        )
        for pair in encounters(matter.met, matter.home, matter.partner)
    ]
    header = (heading(matter.home), heading(matter.partner), "Times", "Last", "Where", "Note")
    caption = str(phrases()["dossier"]["encounters"])
    return Table("met", caption, header, tuple(rows), numeric=(2,)) if rows else None


def people_table(matter: Matter, notes: NoteBook) -> Table | None:
    """The partner's people in the sources, by rank: their offices with the years in which these were given."""
    events = {event.id: event for event in matter.wider}
    people = [p for p in seen(matter.wider) if p.country == matter.partner]
    met = {event.id for event in matter.met}
    rows = []
    for person in sorted(people, key=lambda p: (p.rank or 9, -p.count, p.name)):
        ours = [i for i in person.events if i in met]
        rows.append(
            (
                person.name,
                "; ".join(_office(o, person.dates.get(o, [])) for o in person.offices) or NONE,
                str(len(ours)) if ours else NONE,
                _when(person.last),
                _cited(notes, events[person.events[-1]].evidence),
            )
        )
    caption = fill(phrases()["dossier"]["people"], {"partner": actor(matter.partner)})
    header = ("Name", "Office, and when the sources give it", "Contacts with us", "Last seen", "Note")
    return Table("people", caption, header, tuple(rows), numeric=(2,)) if rows else None


def holders_table(matter: Matter) -> Table | None:
    """Who held the partner's high offices on the day, by the reader's own lists."""
    day = matter.day.isoformat()
    found = [
        h
        for h in office_holders()
        if h.country == matter.partner and h.rank <= LOWEST_RANK and h.in_office(day)
    ]
    rows = [
        (h.name, h.office, period_words(h.start) if h.start else NONE)
        for h in sorted(found, key=lambda h: (h.rank, h.office, h.name))
    ]
    caption = fill(phrases()["dossier"]["holders"], {"day": day_words(matter.day)})
    remark = str(phrases()["dossier"]["holders_remark"])
    header = ("Name", "Office", "Since")
    return Table("holders", caption, header, tuple(rows), remark=remark) if rows else None


def contacts_table(matter: Matter, prose: Prose) -> Table | None:
    """All contacts that took place, the latest first."""
    rows = []
    for event in reversed(matter.met):
        sides = sides_of(event, matter.home)
        rows.append(
            (
                _when(event.date),
                event.type.capitalize(),
                _names(sides.us, prose),
                _names(sides.them, prose),
                _place(event),
                level(event).title,
                _cited(prose.notes, event.evidence),
            )
        )
    header = ("When", "What", heading(matter.home), "Others", "Where", "Level", "Note")
    caption = str(phrases()["dossier"]["contacts"])
    return Table("contacts", caption, header, tuple(rows)) if rows else None


def _names(side: Side, prose: Prose) -> str:
    people = [name for p in side.people if (name := prose.known.full(p).name)]
    unnamed = [in_running_text(p.office) for p in side.people if not p.name and p.office]
    return ", ".join(people or unnamed or [heading(code) for code in side.codes]) or NONE


def _office(office: str, dates: list[str]) -> str:
    """An office with the years in which the sources give it: "Foreign Minister (2015 and 2016)"."""
    years = sorted({date[:4] for date in dates if date[:4].isdecimal()})
    if not years:
        return office
    return f"{office} ({listed(years) if len(years) < MOST_CITED else f'{years[0]} to {years[-1]}'})"


def _when(date: str | None) -> str:
    return period_words(date) if date and edtf.is_valid(date) else NONE


def _place(event: Event) -> str:
    return place_words(event.venue).removeprefix("the ") if event.venue else NONE


def _cited(notes: NoteBook, evidence: tuple[Evidence, ...]) -> str:
    return " ".join(f"[{n}]" for n in notes.cite(evidence)[:MOST_CITED])
