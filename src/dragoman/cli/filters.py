"""The filters that lists and exports share: what a user may type, as the ledger's ``Filter``.

All options that are given must hold; of one that may be given several times, any value may.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import actor_code, user_date
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger.filters import Filter
    from dragoman.ledger.store import Ledger
    from dragoman.records import Document


def _many(name: str, metavar: str, text: str) -> Any:
    return Annotated[list[str] | None, typer.Option(name, metavar=metavar, help=text, show_default=False)]


def _one(name: str, metavar: str, text: str) -> Any:
    return Annotated[str | None, typer.Option(name, metavar=metavar, help=text, show_default=False)]


OPTIONS: dict[str, Any] = {
    "country": _many("--country", "COUNTRY", "A state or organisation that takes part: LTU, Lithuania, EU."),
    "with_": _one("--with", "COUNTRY", "Another one that must take part too."),
    "person": _one("--person", "NAME", "A person that takes part: a name, or a part of it."),
    "kind": _many("--kind", "KIND", "The kind: visit, meeting, call ...; of figures: turnover, exports ..."),
    "status": _many("--status", "STATUS", "planned, occurred, postponed ...; of commitments: open, kept ..."),
    "since": _one("--since", "DATE", "Nothing that ended before this day, month or year."),
    "until": _one("--until", "DATE", "Nothing that began after this day, month or year."),
    "venue": _one("--venue", "PLACE", "Where it takes place: a city, or a country."),
    "topic": _one("--topic", "TOPIC", "What it is about: trade, energy, visas ..."),
    "level": _many(
        "--level", "LEVEL", "Of the highest official there: head, minister, deputy, official, unknown."
    ),
    "source": _one(
        "--source", "SOURCE", "A document that tells of it: its id, or words of its title, site or address."
    ),
    "text": _one("--text", "WORDS", "Words that all stand in the quotations, names or places of the record."),
}

APPLY = {
    "events": tuple(OPTIONS),
    "figures": ("country", "with_", "kind", "status", "since", "until", "source", "text"),
    "commitments": ("country", "with_", "status", "since", "until", "source", "text"),
    "statements": ("country", "with_", "person", "status", "since", "until", "topic", "source", "text"),
    "documents": ("since", "until", "source"),
    "corrections": (),
}
"""Which filters say something about which kind of record; the others are refused for it."""


@dataclass(frozen=True)
class Filters:
    """What was typed, by the name of the option."""

    given: dict[str, Any]

    def wanted(self, kind: str, limit: int | None = None) -> "Filter":
        """The filter for records of ``kind``. Raises UsageError for a value that cannot be used."""
        from dragoman.knowledge.countries import code_for
        from dragoman.ledger.filters import Filter

        given = {name: value for name, value in self.given.items() if value}
        for name in given:
            if name not in APPLY[kind]:
                raise UsageError(f"--{name.rstrip('_')} says nothing about {kind}.")
        venue = given.get("venue")
        return Filter(
            kinds=_among(given.get("kind", ()), _kinds_of(kind), "--kind") if "kind" in given else (),
            statuses=_among(given["status"], _statuses_of(kind), "--status") if "status" in given else (),
            countries=tuple(actor_code(name, "--country") for name in given.get("country", ())),
            with_=actor_code(given["with_"], "--with") if "with_" in given else None,
            person=given.get("person"),
            since=user_date(given["since"], "--since") if "since" in given else None,
            until=user_date(given["until"], "--until") if "until" in given else None,
            venue=(code_for(venue) or venue) if venue else None,
            topic=given["topic"].lower() if "topic" in given else None,
            text=given.get("text"),
            ranks=_ranks(given.get("level", ())),
            source=given.get("source"),
            limit=limit,
        )


def select(ledger: "Ledger", kind: str, wanted: "Filter") -> "Iterable[Any]":
    """All records of ``kind`` that pass the filter, in the ledger's order."""
    if kind == "documents":
        return ledger.documents(wanted)
    if kind == "corrections":
        return islice(ledger.corrections(), wanted.limit)
    found: Iterable[Any] = getattr(ledger, kind)(wanted)
    return found


def with_texts(ledger: "Ledger", documents: "Iterable[Document]") -> Iterator[dict[str, Any]]:
    """Documents with their stored source text, so that every quotation can be checked from what is written alone."""
    for document in documents:
        yield document.model_dump(mode="json") | {"text": ledger.text(document.id)}


def with_filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command these filters; it receives them as its argument ``filters``, after the session."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        session, _, *rest = inspect.signature(function).parameters.values()
        keyword = inspect.Parameter.KEYWORD_ONLY
        options = [inspect.Parameter(n, keyword, default=None, annotation=OPTIONS[n]) for n in names]

        @wraps(function)
        def command(session: Any, **values: Any) -> Any:
            return function(session, Filters({n: values.pop(n) for n in names}), **values)

        arguments = [p.replace(kind=keyword) for p in rest]
        command.__signature__ = inspect.Signature([session, *arguments, *options])  # type: ignore[attr-defined]
        return command

    return decorate


def _kinds_of(kind: str) -> list[str]:
    if kind == "figures":
        from dragoman.records import Indicator

        return [str(indicator) for indicator in Indicator]
    from dragoman.knowledge.kinds import kinds

    return list(kinds())


def _statuses_of(kind: str) -> list[str]:
    from dragoman.records import CommitmentState, FigureRole, Stance, Status

    lists = {"events": Status, "figures": FigureRole, "commitments": CommitmentState, "statements": Stance}
    return [str(value) for value in lists[kind]]


def _among(names: list[str], known: list[str], option: str) -> tuple[str, ...]:
    wanted = tuple(name.strip().lower() for name in names)
    for name in wanted:
        if name not in known:
            raise UsageError(f"{option}: '{name}' is none of {', '.join(known)}.")
    return wanted


def _ranks(names: Iterable[str]) -> tuple[int, ...]:
    from dragoman.analysis.levels import Band, ranks_of

    titles = {"unknown" if band is Band.UNSPECIFIED else band.name.lower(): band for band in Band}
    plural = {"heads": "head", "ministers": "minister", "deputies": "deputy", "officials": "official"}
    wanted = _among([plural.get(name.lower(), name) for name in names], list(titles), "--level")
    return tuple(rank for name in wanted for rank in ranks_of(titles[name]))
