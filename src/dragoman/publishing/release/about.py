"""What a person says of a release: its title, its authors, its licence; and what stands there where he doesn't."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError

NOBODY = "(authors not named)"
"""Stands in the place of the authors of a release that names none."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence for data: its SPDX id, its name, where it is told, and how Dataverse calls it, where it knows it."""

    id: str
    name: str
    url: str
    dataverse: str | None = None


LICENCES = {
    each.id: each
    for each in (
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0",
            "http://creativecommons.org/publicdomain/zero/1.0",
            "CC0 1.0",
        ),
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0",
            "http://creativecommons.org/licenses/by/4.0",
            "CC BY 4.0",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0",
            "http://creativecommons.org/licenses/by-sa/4.0",
        ),
        Licence(
            "CC-BY-NC-4.0",
            "Creative Commons Attribution-NonCommercial 4.0",
            "http://creativecommons.org/licenses/by-nc/4.0",
        ),
        Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        Licence(
            "ODC-By-1.0", "Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"
        ),
        Licence(
            "PDDL-1.0",
            "Public Domain Dedication and License 1.0",
            "https://opendatacommons.org/licenses/pddl/1-0/",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Author:
    """A person ("Ruiz", "Ana") or, without ``given`` names, an organisation."""

    family: str
    given: str | None = None
    affiliation: str | None = None
    orcid: str | None = None

    @property
    def name(self) -> str:
        """As a list of references has it: "Ruiz, Ana"."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @classmethod
    def parse(cls, text: str) -> "Author":
        """The author in "Ruiz, Ana (University of Lima) 0000-0002-1825-0097"; all but the first part may be missing.

        Raises UsageError for what is no name, and for an ORCID iD whose check digit is wrong.
        """
        found = _AUTHOR.fullmatch(" ".join(text.split()))
        if not found:
            raise UsageError(
                f'--author: \'{text}\' is no author; write "Family, Given", "Family, Given (Institution)" or a name.'
            )
        orcid = found["orcid"]
        if orcid and not _checks(orcid):
            raise UsageError(f"--author: {orcid} is no ORCID iD: its check digit is wrong.")
        return cls(found["family"].strip(), found["given"], found["affiliation"], orcid)


_AUTHOR = re.compile(
    r"(?P<family>[^,()]*[^\W\d_][^,()]*?)(?:, ?(?P<given>[^,()]*?[^\W\d_][^,()]*?))?"
    r"(?: \((?P<affiliation>[^()]+)\))?(?: <?(?P<orcid>(?:\d{4}-){3}\d{3}[\dX])>?)?"
)


def _checks(orcid: str) -> bool:
    """Whether the last digit of an ORCID iD is right (ISO 7064, modulus 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return orcid[-1] == ("X" if rest == 10 else str(rest))


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a release. ``date`` is a day (ISO 8601); ``texts``: the sources' texts are in it."""

    title: str
    authors: tuple[Author, ...] = ()
    description: str | None = None
    licence: Licence | None = None
    contact: str | None = None
    date: str | None = None
    texts: bool = False
    filters: tuple[str, ...] = ()

    def named(self) -> tuple[Author, ...]:
        """The authors, or the words that stand in their place."""
        return self.authors or (Author(NOBODY),)

    def citation(self) -> str:
        """How to cite the release."""
        names = "; ".join(author.name for author in self.named())
        year = f" ({self.date[:4]})" if self.date else ""
        return f"{names}{year}. {self.title} [Data set]."

    def missing(self) -> list[str]:
        """The options that a release should have before it is published, and does not."""
        given = {
            "--author": bool(self.authors),
            "--license": bool(self.licence),
            "--contact": bool(self.contact),
            "--date": bool(self.date),
        }
        return [option for option, is_given in given.items() if not is_given]


def licence_named(name: str) -> Licence:
    """The licence of this SPDX id, in any case. Raises UsageError for one that is not in the list."""
    found = next((each for each in LICENCES.values() if each.id.lower() == name.strip().lower()), None)
    if found is None:
        raise UsageError(f"--license: '{name}' is none of {', '.join(LICENCES)}.")
    return found


def plain_contact(text: str) -> str:
    """An address of electronic mail. Raises UsageError for what is none."""
    if not re.fullmatch(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+", text.strip()):
        raise UsageError(f"--contact: '{text}' is no address of electronic mail.")
    return text.strip()


def joined(options: Sequence[str]) -> str:
    """Options in a sentence: "--author and --license"."""
    return " and ".join(filter(None, (", ".join(options[:-1]), *options[-1:])))
