"""The kinds of event, and the frames of words that tell of them.

One file in ``knowledge/tables/kinds`` is one kind of event: its definition, its codes in PLOVER and CAMEO, and
its frames. A user adds a kind, or frames to a kind, with a file of the same form in ``kinds/`` of the folder
that ``DRAGOMAN_KNOWLEDGE`` names.
"""

import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import user_folder
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.records import Status

Assembly = Literal[
    "encounter", "journey", "gathering", "instrument", "directed", "membership", "posting", "ballot",
    "restriction", "bond",
]  # fmt: skip


class Frame(BaseModel):
    """One way to tell of an event: a verb or an event noun, and where its arguments stand.

    ``slots`` leads from a grammatical place (``subject``, ``object``, ``dative``, ``possessor``, ``modifier`` or
    a preposition) to the part that its words play. ``support`` is the same for the verb that an event noun
    depends on ("held *talks*"). ``cue`` lists words one of which must stand in the sentence; ``together`` a
    slot that names two parties or more by itself ("the ministers of A and B discussed"); ``cue_before`` words that
    must modify the noun, ``exclude_modifier`` words that may not, ``cue_absent`` words that may not stand in the sentence; ``placeless`` asks that it set the
    event at no place ("spoke with X" is a call, "spoke with X in Bonn" is not), ``placed`` that it sets it at one
    ("told X in Bonn that"); ``no_object`` that the verb has none
    ("with Cuba opposing"); ``sequel`` is for a noun that goes on with
    the series told before ("the next round is due in Rabat"); ``particle`` words one of which must stand
    right behind the verb or its object ("called the ambassador *in*"). ``preposition`` is for lines without a verb
    ("Foreign Minister X in Hanoi"), ``adjective`` for words said of a noun ("X, due here on Monday"). ``form`` and the codes override those of the kind; ``status`` is that of an event
    that its words would tell as a fact. In a list of words, ``@name``
    stands for the list of that name in the kind's table ``words``, and ``#craft`` for all nouns of that class in
    ``noun_classes.csv``; among the nouns of ``object_noun``, ``<time>`` is any
    expression of time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    slots: dict[str, str] = Field(default_factory=dict)
    support: dict[str, str] = Field(default_factory=dict)
    require: tuple[str, ...] = ()
    object_noun: tuple[str, ...] = ()
    exclude_object: tuple[str, ...] = ()
    exclude_of: tuple[str, ...] = ()
    person_or_delegation: tuple[str, ...] = ()
    person_only: tuple[str, ...] = ()
    together: str | None = None
    cue: tuple[str, ...] = ()
    cue_before: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    exclude_particle: tuple[str, ...] = ()
    cue_absent: tuple[str, ...] = ()
    placeless: bool = False
    placed: bool = False
    members_alone: bool = False
    needs_ordinal_or: tuple[str, ...] = ()
    needs_modifier: tuple[str, ...] = ()
    exclude_modifier: tuple[str, ...] = ()
    needs_session: bool = False
    needs_clause: bool = False
    no_object: bool = False
    form: str | None = None
    status: Status | None = None
    plover: str | None = None
    plover_planned: str | None = None
    cameo: str | None = None
    cameo_planned: str | None = None
    sequel: bool = False
    confidence: float = 0.85

    @cached_property
    def objects(self) -> frozenset[str]:
        """``object_noun`` as a set."""
        return frozenset(self.object_noun)


class Kind(BaseModel):
    """A kind of event of the contract, as its table defines it.

    ``assembly`` names the way in which arguments become a record (see ``coding/assembly``). A kind claims a
    word before the kinds that it ``precedes``. ``distributive``: "with A and B" tells of two events. ``dyadic``:
    an act of several, or towards several, is one of each towards each. ``agents`` are
    nouns that act for a state in this kind only: a ship seizes another for its state, though it visits for nobody.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    definition: str
    example: str
    assembly: Assembly
    plover: str
    cameo: str
    cameo_planned: str | None = None
    plover_planned: str | None = None
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    precedes: tuple[str, ...] = ()
    distributive: bool = False
    dyadic: bool = False
    agents: tuple[str, ...] = ()
    frame: tuple[Frame, ...] = ()

    @cached_property
    def acting(self) -> frozenset[str]:
        """``agents`` as a set."""
        return frozenset(self.agents)


def _tables() -> Iterator[tuple[str, str]]:
    """Every kind's table as (where it stands, its text): ours first, then the user's."""
    for entry in sorted(files("dragoman.knowledge").joinpath("tables/kinds").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            yield entry.name, entry.read_text(encoding="utf-8")
    for path in sorted((user_folder() / "kinds").glob("*.toml")):
        try:
            yield str(path), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DragomanError(f"the table {path} cannot be read as UTF-8 text: {error}") from error


def _parse(where: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DragomanError(f"the table {where} is not valid TOML: {error}") from error


def _with_words(table: dict[str, Any], where: str) -> dict[str, Any]:
    """A kind's table with the names of its lists of words (``@treaty``) and of classes (``#craft``) replaced by the words."""
    lists = table.get("words", {})

    def spelled(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        found: list[Any] = []
        for item in value:
            if isinstance(item, str) and item.startswith("@"):
                if item[1:] not in lists:
                    raise DragomanError(f"the table {where} has no list of words called {item[1:]}")
                found += lists[item[1:]]
            elif isinstance(item, str) and item.startswith("#"):
                found += nouns_of(item[1:])
            else:
                found.append(item)
        return found

    frames = table.get("frame", [])
    if not isinstance(lists, dict) or not isinstance(frames, list):
        return table
    return {
        **table,
        "agents": spelled(table.get("agents", [])),
        "frame": [{k: spelled(v) for k, v in f.items()} if isinstance(f, dict) else f for f in frames],
    }


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name. A user's table of a known kind adds its frames to ours; a new name is a new kind.

    Raises DragomanError, with the file and the reason, for a table that does not fit.
    """
    merged: dict[str, dict[str, Any]] = {}
    for where, text in _tables():
        table = _parse(where, text)
        name = table.get("name")
        if not isinstance(name, str):
            raise DragomanError(f"the table {where} has no name")
        known = merged.get(name)
        if known is None:
            merged[name] = table
        else:
            merged[name] = {
                **known,
                **table,
                "words": {**known.get("words", {}), **table.get("words", {})},
                "frame": [*known.get("frame", []), *table.get("frame", [])],
            }
        try:
            Kind.model_validate(_with_words(merged[name], where))
        except ValidationError as error:
            first = error.errors()[0]
            spot = ".".join(str(part) for part in first["loc"])
            raise DragomanError(f"the table {where} does not fit at {spot}: {first['msg']}") from error
    return {name: Kind.model_validate(_with_words(table, name)) for name, table in merged.items()}


@cache
def ordered() -> tuple[Kind, ...]:
    """All kinds, so that a kind comes before those that it precedes."""
    pending = dict(kinds())
    result: list[Kind] = []
    while pending:
        free = [
            name
            for name in pending
            if not any(name in other.precedes for other in pending.values() if other.name != name)
        ]
        if not free:
            raise DragomanError("the kinds' precedence runs in a circle: " + ", ".join(sorted(pending)))
        result += [pending.pop(name) for name in sorted(free)]
    return tuple(result)
