"""The part of the ledger's face by which people correct it."""

import getpass
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.ledger.finding import Finder
from dragoman.ledger.opened import Opened
from dragoman.records import Action, Correction

if TYPE_CHECKING:
    from dragoman.ledger.correcting import Correcting

T = TypeVar("T")


class Correctable(Opened):
    """What people can do to a ledger. Every method is one transaction, and writes one entry into the layer of
    corrections: ``by`` whom (else ``DRAGOMAN_PERSON``, else the login name) and for what ``reason``. Each raises
    UsageError or DragomanError, with one sentence, for what can't be done."""

    def correct(
        self, identity: str, fields: Mapping[str, Any], *, reason: str, by: str | None = None
    ) -> Correction:
        """Give ``fields`` of a record other values: texts as a person types them, or JSON values. They stand above
        whatever is read later."""
        return self._decide(lambda person: person.change(identity, fields), reason, by)

    def reject(self, identity: str, *, reason: str, by: str | None = None) -> Correction:
        """Say that a record is none: it stays findable by its id, and stands in no list."""
        return self._decide(lambda person: person.judge(identity, Action.REJECT), reason, by)

    def confirm(self, identity: str, *, reason: str, by: str | None = None) -> Correction:
        """Say that a record is right: its confidence is 1, and it stays whatever a later reader makes of it."""
        return self._decide(lambda person: person.judge(identity, Action.CONFIRM), reason, by)

    def merge(self, identity: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Say that two records are one; the older id stays, and the other leads to it."""
        return self._decide(lambda person: person.merge(identity, other), reason, by)

    def split(self, identity: str, parts: Sequence[str], *, reason: str, by: str | None = None) -> Correction:
        """Say that the claims ``parts`` of a record (ids of claims or documents) tell of another thing."""
        return self._decide(lambda person: person.split(identity, parts), reason, by)

    def add_record(
        self, kind: str, record: Mapping[str, Any], *, reason: str, by: str | None = None
    ) -> Correction:
        """Add what the reader missed: the fields of a record of ``kind``, with ``evidence`` that names a document
        and quotes its words. The entry's ``record`` is the id of what it became."""
        return self._decide(lambda person: person.add(kind, record), reason, by)

    def undo(self, entry: str | int, *, reason: str, by: str | None = None) -> Correction:
        """Take an entry back, by number or id; that is an entry too, and can be taken back."""
        return self._decide(lambda person: person.undo(str(entry)), reason, by)

    def bring_corrections(self, entries: Iterable[Correction]) -> int:
        """Take in entries that were exported from a ledger; those that are here already change nothing. Returns how
        many were new. They are bound to their documents, now or when these are added."""
        return self._decide(lambda person: person.bring(entries), "brought from another ledger", None)

    def corrections(self, record: str | None = None) -> list[Correction]:
        """All entries, oldest first, each with whether it stands; of a ``record`` those that are bound to it, and
        what took them back."""
        from dragoman.ledger import layer

        with self._reading() as connection:
            found = layer.entries(connection)
            if record is None:
                return found
            ids = layer.on_record(connection, Finder(connection, self.address).resolve(record))
        for entry in found:
            ids |= {entry.id} if entry.undoes in ids else set()
        return [entry for entry in found if entry.id in ids]

    def _decide(self, act: Callable[["Correcting"], T], reason: str, by: str | None) -> T:
        from dragoman.ledger.correcting import Correcting

        name = whoami() if by is None else by
        with self._changing() as connection:
            find, run = Finder(connection, self.address), self._begun(connection)
            return act(Correcting(connection, self._store, run, find, name, reason))


def whoami() -> str:
    """The name under which corrections are entered: ``DRAGOMAN_PERSON``, or the login name."""
    named = os.environ.get("DRAGOMAN_PERSON", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without users
        return ""
