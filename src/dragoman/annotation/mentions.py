"""What annotation finds in an article: spans of its text with a meaning. All offsets count in ``Article.text``."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Mention:
    """A span [start, end) of the article text, and its words."""

    start: int
    end: int
    text: str


class DateKind(StrEnum):
    """``moment``: a day or interval on the calendar. ``duration``: "for three days". ``recurring``: "every May"."""

    MOMENT = "moment"
    DURATION = "duration"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """An expression of time.

    ``edtf`` is the resolved EDTF value (``XXXX-04-13`` where the year is not known; null where nothing can be
    said, as for "last week" in a text without a date). ``anchor`` says what it was resolved against:
    ``absolute``, ``publication``, ``narrative`` (an earlier date of the story), ``context`` (year taken from
    the surroundings), or ``none``. ``prefix`` is "by", "since", "until", "before", "after", "during", "from" or "".
    """

    edtf: str | None
    kind: DateKind = DateKind.MOMENT
    anchor: str = "absolute"
    prefix: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class AmountMention(Mention):
    """A quantity: money (``currency`` ISO 4217), a percentage (``unit`` "%"), or things and people (``unit``).

    ``value`` is in units. ``high`` is the upper end of a range, where one is given.
    """

    value: float
    currency: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    high: float | None = None


class ActorForm(StrEnum):
    """How an actor is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    ACRONYM = "acronym"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A state or organisation.

    ``code`` is alpha-3 or an acronym. ``is_state`` is False for organisations. For a group ("the Baltic states")
    ``members`` holds the codes. A capital may be the government or the place: ``form`` CAPITAL leaves it open.
    """

    code: str
    is_state: bool
    form: ActorForm
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A city, region or palace where something can take place. ``country`` is alpha-3; WGS 84 degrees."""

    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(slots=True)
class Person:
    """A person as a document knows them; grows as the document is read.

    ``looked_up`` says that the text gives no office, so that this one is what the tables say of the day of publication.
    ``acting`` says that the tables know the person to act for the country, though they give no office for that day.
    """

    name: str
    country: str | None = None
    office: str | None = None
    rank: int | None = None
    aliases: set[str] = field(default_factory=set)
    looked_up: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A mention of a person: by name, by office ("the foreign minister"), or as somebody's counterpart.

    ``person`` is the entry of the document's register; two mentions of one person share it. ``head`` is the
    offset of the word that stands for the person in the sentence's grammar (for "Belarusian President Alexander
    Lukashenka", the start of "Lukashenka"). ``office``, ``country`` and ``rank`` are as known at this mention.
    ``plural`` counts people in "the two presidents", else 1. ``form`` is ``name``, ``office``, ``counterpart``,
    ``delegation`` or ``pronoun``.
    """

    person: Person
    head: int
    form: str = "name"
    country: str | None = None
    office: str | None = None
    rank: int | None = None
    plural: int = 1

    @property
    def known_country(self) -> str | None:
        """The country as known at this mention, or else as the document knows it of the person."""
        return self.country or self.person.country

    @property
    def known_office(self) -> str | None:
        """The office as known at this mention, or else as the document knows it of the person."""
        return self.office or self.person.office

    @property
    def known_rank(self) -> int | None:
        """The rank as known at this mention, or else as the document knows it of the person."""
        return self.rank if self.rank is not None else self.person.rank
