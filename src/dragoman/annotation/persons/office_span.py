"""An office in a text with what belongs to it, and its level in its country."""

from dataclasses import dataclass, field

from dragoman.annotation.mentions import ActorMention
from dragoman.knowledge.countries import is_state
from dragoman.knowledge.offices import Office
from dragoman.knowledge.organisations import is_organisation
from dragoman.knowledge.organisations import organisation as organisation_of


@dataclass(slots=True)
class OfficeSpan:
    """An office at words [first, end) of the page, with all that belongs to it before and after.

    ``core`` is the first word of the office itself, ``noun`` its head noun, ``core_end`` where the office ends and
    its "of Country" begins. ``countries`` holds code and actor of each country it belongs to. ``outside`` says that it belongs
    to a club, firm or the like and is no office of a state. ``possessor`` is "his", "her", "their" or "its".
    """

    first: int
    core: int
    noun: int
    core_end: int
    end: int
    office: Office
    countries: list[tuple[str, ActorMention | None]] = field(default_factory=list)
    determiner: str = ""
    possessor: str = ""
    outside: bool = False
    number: int = 1
    after: bool = False

    @property
    def country(self) -> str | None:
        """The one country, or the first of several."""
        return self.countries[0][0] if self.countries else self.office.bound_to

    @property
    def government(self) -> bool:
        """Whether this is an office of a state or an organisation of states, not a function elsewhere."""
        return not self.outside and (self.office.use != "role" or bool(self.countries))

    def rank(self, country: str | None) -> int | None:
        """The level of the office when it is held in ``country``."""
        return rank_of(self.office, country, outside=self.outside)


# Directors, prosecutors and commissioners of an organisation act for it as ambassadors do for a state.
_STAFF = 6


def _heads(office: Office, organisation: str) -> bool:
    """Whether an office is that of an organisation's highest official: the executive director of UNICEF."""
    known = is_organisation(organisation) and organisation_of(organisation).head
    return bool(known) and office.core == str(known).lower().replace("-", " ")


def rank_of(office: Office, country: str | None, *, outside: bool = False) -> int | None:
    """The level of ``office`` in ``country`` (alpha-3, an organisation's acronym, or None where not known)."""
    if office.former:
        return None
    if outside:
        return 8
    organisation = country is not None and not is_state(country)
    if organisation and country is not None and office.rank in (1, 8):
        return 2 if office.rank == 1 or _heads(office, country) else _STAFF
    if office.core in ("secretary general", "general secretary") and not office.qualifiers:
        if country is None:
            return None
        return office.rank if organisation else dict(office.country_ranks).get(country, 5)
    if office.core in ("chairman", "chairwoman", "chairperson") and organisation:
        return 2
    return office.rank_in(country)
