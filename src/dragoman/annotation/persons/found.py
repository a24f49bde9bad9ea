"""What the finders hand to the register: a span that speaks of a person, not yet known of whom."""

from dataclasses import dataclass, field

from dragoman.annotation.mentions import Person
from dragoman.knowledge.offices import Office


@dataclass(slots=True, eq=False)
class Found:
    """A span [start, end) that speaks of a person.

    ``parts`` are the words of the name without forms of address, empty where no name is given. ``office`` is the
    office that the words themselves give, ``label`` its name as shown and ``rank`` its level in ``country``.
    ``possessor`` is "his", "her" or "their" where one stands before it. ``given`` says that the name may be a given
    name alone (King Felipe). ``antecedent`` is set when the person's office comes from another mention.
    """

    start: int
    end: int
    head: int
    parts: tuple[str, ...] = ()
    office: Office | None = None
    label: str | None = None
    rank: int | None = None
    country: str | None = None
    form: str = "name"
    plural: int = 1
    possessor: str = ""
    given: bool = False
    former: bool = False
    source: str = "title"
    person: Person | None = field(default=None)

    @property
    def known_country(self) -> str | None:
        """The country that the mention itself names, else that of its person."""
        return self.country or (self.person.country if self.person is not None else None)

    @property
    def short_title(self) -> bool:
        """Whether the office is a bare "Minister", which leaves the portfolio to the reader."""
        return self.office is not None and self.office.core == "minister" and self.label == "Minister"
