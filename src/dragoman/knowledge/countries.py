"""States: codes, names, adjectives, capitals; and the words by which English prose calls them.

Codes are ISO 3166-1 alpha-3. Entities outside the standard carry user-assigned codes (XKX for Kosovo; see
``tables/contested.toml``, which a user can change).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import settings, table


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory.

    ``name`` is the short English name without its article ("United Kingdom"; ``article`` is True); ``adjective``
    and ``demonym`` (plural; may be empty) are the usual ones. ``latitude`` and ``longitude`` are those of the
    capital (WGS 84 degrees). ``numeric`` is the ISO 3166-1 numeric code ("268"), empty where there is none.
    ``status`` is member (of the UN), observer, partial (recognised by some), associated, territory, contested
    or historic.
    """

    code: str
    alpha2: str
    numeric: str
    name: str
    article: bool
    adjective: str
    demonym: str
    capital: str
    latitude: float | None
    longitude: float | None
    continent: str
    subregion: str
    status: str

    @property
    def in_prose(self) -> str:
        """The name as a sentence has it inside: "the Netherlands", "Georgia"."""
        return f"the {self.name}" if self.article else self.name


@dataclass(frozen=True, slots=True)
class Surface:
    """A word or phrase that calls a country: ``form`` is name, adjective, demonym or capital."""

    text: str
    code: str
    form: str


def _number(cell: str, where: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise DragomanError(
            f"countries.csv: {where} has a coordinate that is no number: {cell!r}."
        ) from error


@cache
def _all() -> dict[str, Country]:
    listed = {
        row["code"]: Country(
            code=row["code"],
            alpha2=row["alpha2"],
            numeric=row["numeric"],
            name=row["name"],
            article=row["article"] == "yes",
            adjective=row["adjective"],
            demonym=row["demonym"],
            capital=row["capital"],
            latitude=_number(row["latitude"], row["name"]),
            longitude=_number(row["longitude"], row["name"]),
            continent=row["continent"],
            subregion=row["subregion"],
            status=row["status"],
        )
        for row in table("countries.csv", ("code",))
    }
    for entity in settings("contested.toml", "entity", "code"):
        parent = listed.get(entity.get("parent", ""))
        listed.setdefault(
            entity["code"],
            Country(
                code=entity["code"],
                alpha2="",
                numeric="",
                name=entity["name"],
                article=bool(entity.get("article", False)),
                adjective=(entity.get("adjectives") or [entity["name"]])[0],
                demonym=(entity.get("demonyms") or [""])[0],
                capital=(entity.get("capitals") or [""])[0],
                latitude=entity.get("latitude"),
                longitude=entity.get("longitude"),
                continent=parent.continent if parent else "Europe",
                subregion=parent.subregion if parent else "Eastern Europe",
                status="contested" if parent else "historic",
            ),
        )
    return listed


def countries() -> tuple[Country, ...]:
    """All states and territories, contested and historic ones last."""
    return tuple(_all().values())


def is_state(code: str) -> bool:
    """Whether ``code`` is that of a state or territory (and not an organisation's acronym)."""
    return code in _all()


def country(code: str) -> Country:
    """The country with this alpha-3 code. Raises KeyError where there is none."""
    return _all()[code]


def adjective(code: str) -> str:
    """The usual adjective: "Belarusian"."""
    return _all()[code].adjective


def in_prose(code: str) -> str:
    """The name as a sentence has it inside: "the Netherlands"."""
    return _all()[code].in_prose


@cache
def treated_as(code: str) -> str | None:
    """The code that the reader writes for an entity: its own, its parent's, or None to leave it out."""
    for entity in settings("contested.toml", "entity", "code"):
        if entity["code"] == code:
            chosen = str(entity.get("treat_as", code))
            return None if chosen == "none" else chosen
    return code


@cache
def surfaces() -> tuple[Surface, ...]:
    """Every word by which a country is called. One text may stand for several countries ("Congolese")."""
    found = []
    for row in table("country_names.csv", ("surface", "code", "form")):
        if row["code"] not in _all():
            raise DragomanError(
                f"country_names.csv: {row['surface']!r} has the unknown code {row['code']!r}."
            )
        found.append(Surface(row["surface"], row["code"], row["form"]))
    for entity in settings("contested.toml", "entity", "code"):
        named = [entity["name"], *entity.get("names", [])]
        for form, texts in (
            ("name", named),
            ("adjective", entity.get("adjectives", [])),
            ("demonym", entity.get("demonyms", [])),
            ("capital", entity.get("capitals", [])),
        ):
            found += [Surface(text, entity["code"], form) for text in texts]
    return tuple(found)


def plain(name: str) -> str:
    """A name made comparable: lower case, no accents, no article, no points, one kind of apostrophe and space."""
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " and "))
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()
    bare = re.sub(r"[‘’ʻʼ`]", "'", bare).replace(".", "")
    bare = re.sub(r"[\s\-_–]+", " ", bare).strip()
    return bare.removeprefix("the ")


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _all().values():
        for name in (entry.code, entry.alpha2, entry.name):
            if name:
                found.setdefault(plain(name), entry.code)
    for form in ("name", "adjective", "demonym"):
        for surface in surfaces():
            if surface.form == form:
                found.setdefault(plain(surface.text), surface.code)
    found["dominican"] = found["dominicans"] = "DOM"
    found["congolese"] = found["congo"] = "COD"
    found["korea"] = "KOR"
    return found


def code_for(name: str) -> str | None:
    """The alpha-3 code for what a person may type: alpha-3, alpha-2, a name in any variant, or an adjective.

    None where it is not known. A bare "Congo" is COD and a bare "Korea" is KOR, as in agency usage.
    """
    return _codes_by_name().get(plain(name))
