"""What the codes of the field's ontologies bring with them: titles, scales, modes, contexts, sectors of actors."""

from dataclasses import dataclass
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import many, table
from dragoman.knowledge.office_table import office_rows

IGO = "IGO"
"""The code that both ontologies have for an organisation of states."""

# The four classes of CAMEO's roots as Phoenix has them; 0 is what is neither.
_CAMEO_QUADS = {
    **dict.fromkeys(("01", "02"), 0),
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}


@dataclass(frozen=True, slots=True)
class EventCode:
    """A code of CAMEO: its title, its weight on Goldstein's scale (-10 to 10), and PLOVER's mode and contexts for it."""

    cameo: str
    title: str | None = None
    goldstein: float | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()

    @property
    def quad(self) -> int | None:
        """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, 0 neither; None for no root of CAMEO."""
        return _CAMEO_QUADS.get(self.cameo[:2])


@dataclass(frozen=True, slots=True)
class Category:
    """A category of PLOVER: its class (as ``EventCode.quad``), whether it wants a recipient, and its modes."""

    name: str
    quad: int
    recipient: bool
    modes: tuple[str, ...]


@cache
def _codes() -> dict[str, EventCode]:
    found = {}
    for row in table("event_codes.csv", ("cameo",)):
        try:
            weight = float(row["goldstein"]) if row["goldstein"] else None
        except ValueError as error:
            raise DragomanError(
                f"event_codes.csv: {row['cameo']} has the bad weight {row['goldstein']!r}."
            ) from error
        found[row["cameo"]] = EventCode(
            row["cameo"], row["title"] or None, weight, row["mode"] or None, many(row["contexts"])
        )
    return found


def event_code(cameo: str) -> EventCode:
    """What a code of CAMEO brings with it; of a code that no table has, only its class."""
    return _codes().get(cameo) or EventCode(cameo)


@cache
def categories() -> dict[str, Category]:
    """PLOVER's categories by name."""
    return {
        row["category"]: Category(
            row["category"], int(row["quad"]), row["recipient"] == "yes", many(row["modes"])
        )
        for row in table("plover.csv", ("category",))
    }


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """PLOVER's contexts, each with the topics of ours that are told by it."""
    return {row["context"]: many(row["topics"]) for row in table("plover_contexts.csv", ("context",))}


@dataclass(frozen=True, slots=True)
class Sector:
    """What part of a state or of the world an actor belongs to: PLOVER's code ("GOV"), and ICEWS's name."""

    plover: str | None
    icews: str | None


NO_SECTOR = Sector(None, None)


@cache
def _sectors() -> dict[str, Sector]:
    rows = table("sectors.csv", ("kind",))
    return {row["kind"]: Sector(row["sector"] or None, row["icews"] or None) for row in rows}


@cache
def _kinds_of_offices() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in office_rows()}


def sector(office: str | None, *, organisation: bool = False) -> Sector:
    """The sector of who holds an office of a state, or acts for an ``organisation``.

    Who acts for a state in an office of no known kind, or in none, belongs to its government: "Foreign Minister" is
    made of an office and a portfolio, and of "a delegation" no more is said.
    """
    if organisation:
        return _sectors().get("igo", NO_SECTOR)
    kind = _kinds_of_offices().get(office or "", "government")
    return _sectors().get(kind, NO_SECTOR)
