"""The registry of export formats, and the one function that writes records in any of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, BinaryIO, Protocol

from dragoman.errors import UsageError
from dragoman.records import Commitment, Correction, Document, Event, Figure, Record, Statement

KINDS: dict[str, type[Record]] = {
    "events": Event,
    "figures": Figure,
    "commitments": Commitment,
    "statements": Statement,
    "documents": Document,
    "corrections": Correction,
}

JsonRecord = dict[str, Any]


class Writer(Protocol):
    """Writes records of one kind, given in their JSON form, to a binary stream."""

    def __call__(self, kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: ``name`` as on the command line; ``binary`` ones are not for a terminal.

    ``kinds`` are the kinds of record that it can hold; ``suffix`` is the usual ending of its files where that is
    not its name. One with ``sources`` wants each record with a field ``documents``: those of its evidence, in their JSON
    form. ``leaves_out`` says why a record has no place in the format, in a word or two, or None where it has.
    """

    name: str
    title: str
    binary: bool
    write: Writer
    kinds: tuple[str, ...] = tuple(KINDS)
    suffix: str | None = None
    sources: bool = False
    leaves_out: Callable[[JsonRecord], str | None] | None = None


_registry: dict[str, Format] = {}


def register(new: Format) -> Format:
    """Make a format known by its name."""
    _registry[new.name] = new
    return new


@cache
def _load() -> None:
    package = __package__ or "dragoman.publishing.export"
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    _load()
    return tuple(sorted(_registry))


def kinds() -> tuple[str, ...]:
    """The kinds of record that can be exported."""
    return tuple(KINDS)


def format_named(name: str) -> Format:
    """The format of this name, or of files with this ending. Raises UsageError where there is none."""
    _load()
    wanted = name.lower()
    found = _registry.get(wanted) or next((f for f in _registry.values() if f.suffix == wanted), None)
    if found is None:
        raise UsageError(f"There is no format '{name}'; choose from {', '.join(formats())}.")
    return found


def json_form(record: Record | JsonRecord) -> JsonRecord:
    """A record as plain JSON values, in the stable order of the contract; whole figures as integers."""
    plain = record.model_dump(mode="json") if isinstance(record, Record) else dict(record)
    first = {"id": plain.pop("id")} if "id" in plain else {}
    value = plain.get("value")
    if isinstance(value, float) and value.is_integer():
        plain["value"] = int(value)
    return first | plain


def export(
    kind: str,
    records: Iterable[Record | JsonRecord],
    format: str,
    out: BinaryIO,
    left_out: Counter[str] | None = None,
) -> int:
    """Write all records of one kind to ``out`` and return their number, with those that the format has no place for.

    Documents may be given as JSON values with a field ``text``, the stored source text, so that every quotation
    can be checked from the exports alone. ``left_out`` counts, by the reason, what could not be written. Raises
    UsageError for an unknown kind or format.
    """
    if kind not in KINDS:
        raise UsageError(f"There is no kind of record '{kind}'; choose from {', '.join(KINDS)}.")
    form = format_named(format)
    if kind not in form.kinds:
        raise UsageError(f"The format {form.name} holds {' or '.join(form.kinds)}, not {kind}.")
    count = 0

    def counted() -> Iterator[JsonRecord]:
        nonlocal count
        for record in records:
            count += 1
            plain = json_form(record)
            reason = form.leaves_out(plain) if form.leaves_out else None
            if reason is None:
                yield plain
            elif left_out is not None:
                left_out[reason] += 1

    form.write(kind, counted(), out)
    return count
