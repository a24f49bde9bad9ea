"""What every record shares: immutability, and evidence that points into a stored source."""

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A value of the public contract. Immutable; ``model_dump(mode="json")`` is its JSON form."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class Evidence(Record):
    """The exact words that a record rests on.

    ``start`` and ``end`` count Unicode characters in the stored source text of ``document``
    (0-based, end exclusive); ``quote`` equals that slice.
    """

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class HistoryEntry(Record):
    """One thing that was said about a record: by which document, published when, and what.

    ``status`` is the status (for commitments: the state) that it gave; ``date`` the EDTF date that it gave
    for the event (for commitments: the due date; for figures: the period); ``reported`` the EDTF day on which
    the document was published, where known.
    """

    status: str | None = None
    date: str | None = None
    document: str
    reported: str | None = None


class SaidValue(Record):
    """One of the values that sources give for a contested field."""

    value: str
    documents: tuple[str, ...]


class Contradiction(Record):
    """A field on which the sources of one record disagree; the first value is the one shown."""

    field: str
    values: tuple[SaidValue, ...]
