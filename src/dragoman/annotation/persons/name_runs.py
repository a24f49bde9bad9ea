"""Reading a personal name in a text: forms of address, given names, particles, surnames, suffixes."""

from dataclasses import dataclass

from dragoman.annotation.persons.page import Page, not_names
from dragoman.knowledge.names import (
    REGNAL,
    SUFFIXES,
    Word,
    given_names,
    honorifics,
    particles,
    plain,
    surnames_first,
)
from dragoman.knowledge.offices import match_office

_LONGEST = 10


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name at words [first, end): ``parts`` without forms of address; ``address`` is the kind of these, or ""."""

    first: int
    end: int
    parts: tuple[str, ...]
    address: str = ""
    head: int = 0


def skip_address(page: Page, i: int) -> tuple[int, str]:
    """The word after the forms of address that stand at word ``i``, and the kind of the last of them."""
    kind = ""
    while i < len(page.words):
        led = i + 1 if page.lower(i) == "retired" and not kind and page.tight(i + 1) else i
        size = _address(page, led, first=not kind)
        if not size:
            break
        kind = honorifics().get(tuple(w.lower for w in page.words[led : led + size]), "address")
        i = led + size
        if kind == "military" and i + 1 < len(page.words) and page.lower(i) in _RETIRED:
            i += 1  # "Maj. Gen. (retd) X"
    return i, kind


_RETIRED = frozenset({"retired", "ret", "retd", "ret'd", "rtd"})


def _address(page: Page, i: int, *, first: bool) -> int:
    words = page.words
    if words[i].lower == "the" and not words[i].capital and i + 1 < len(words) and not words[i + 1].capital:
        return 0
    if not words[i].capital and words[i].lower not in ("the", "his", "her"):
        return 0
    if not first and words[i].gap.strip() not in ("", ".", "./", "-", "'", "’"):
        return 0
    if words[i].lower == "ma" and i + 1 < len(words) and words[i + 1].gap.strip() == ".":
        return 1  # "Ma. Theresa", the Maria of Manila, and not the Ma of Taipei
    for size in (4, 3, 2, 1):
        window = words[i : i + size]
        if len(window) < size or tuple(w.lower for w in window) not in honorifics():
            continue
        if all(w.gap.strip() in ("", ".", "-", ".-", "'", "’") for w in window[1:]) and window[-1].capital:
            return size
    return 0


def ends_address(page: Page, i: int) -> bool:
    """Whether a form of address ends with word ``i``: the "H.E." of "H.E. President X"."""
    return any(
        i + 1 >= size and tuple(w.lower for w in page.words[i + 1 - size : i + 1]) in honorifics()
        for size in (1, 2, 3, 4)
    )


def read_name(page: Page, i: int, *, titled: bool, apposed: bool = False) -> NameRun | None:
    """The name that starts at word ``i``. After a title (``titled``) a single word is enough, and may be a place's name.

    ``apposed`` says that a comma sets the name off from an office, so that common words may be its surname.
    """
    first = i
    i, address = skip_address(page, i)
    if i > first and i < len(page.words) and not _after_address(page, i):
        return None
    start = i
    while (
        i < len(page.words)
        and i - start < _LONGEST
        and (
            _continues(page, start, i, titled=titled or bool(address), apposed=apposed)
            or (apposed and i == start + 1 and page.tight(i) and page.lower(i) in _SURNAMES - _SMALL)
        )
    ):
        i += 1
        if page.words[i - 1].possessive:
            break
    while i > start and not _may_close(page, i - 1):
        i -= 1
    if i == start or not any(w.capital and len(w.text) > 1 for w in page.words[start:i]):
        return None
    if _is_body(page, i) and not (i < len(page.words) and page.words[i - 1].possessive):
        return None
    if page.words[start].lower in particles() and not page.words[start].capital and i - start < 2:
        return None
    head = _head(page.words[start:i]) + start
    return NameRun(first, i, _parts(page.words[start:i]), address, head)


# What stands with a full stop within a name; two letters of ours are one of Cyrillic: "Ts. Elbegdorj", "Yu. Borisov".
_SHORTENED = frozenset({"Jr", "Sr", "Md", "St", "Kh", "Ts", "Ch", "Sh", "Zh", "Dz", "Gh", "Yu", "Ya", "Ye"})


def _bare_initial(page: Page, i: int) -> bool:
    """Whether a letter without a full stop is an initial all the same: "George W Bush"."""
    after = page.words[i + 1]
    return after.gap == " " and after.capital and len(after.text) > 2 and after.lower not in not_names()


def _after_address(page: Page, i: int) -> bool:
    word = page.words[i]
    if page.lower(i - 1) in _RETIRED and word.gap.strip() in (")", ".)"):
        return True
    return word.gap.strip() in ("", ".", "'", "’") and "\n" not in word.gap


def _continues(page: Page, start: int, i: int, *, titled: bool, apposed: bool = False) -> bool:
    word = page.words[i]
    if i == start and (titled or apposed) and _opens_name(page, i):
        return True
    if i == start and not (titled or apposed) and page.in_a_city(i):
        return False
    if i > start:
        before = page.words[i - 1]
        gap = word.gap.strip(" \u00a0")
        initial = (len(before.text) == 1 and before.capital) or before.text in _SHORTENED
        if not (gap in ("", "-", "‑") or (gap == "." and initial)) or "\n" in word.gap:
            return False
        if gap in ("-", "‑") and " " not in word.gap:
            return page.actor(i) is None
    lower = word.lower
    if not word.capital:
        return lower in particles() and _name_follows(page, i)
    if len(word.text) == 1 and (
        word.text not in REGNAL or (i == start and page.text[word.end : word.end + 1] == ".")
    ):
        return i + 1 < len(page.words) and (
            page.text[word.end : word.end + 1] == "." or (i > start and _bare_initial(page, i))
        )
    if i > start and _syllable(page, i):
        return True
    within = i > start and page.lower(i - 1) in particles()
    if lower in not_names() and not within and not _surname_after_all(page, start, i, titled=titled):
        return False
    if lower in SUFFIXES or word.text in REGNAL:
        return i > start
    actor = page.actor(i)
    if actor is not None and not (titled and i == start and _name_follows(page, i)):
        return i > start and lower in ("al",)
    if word.text.isupper() and len(word.text) < 4 and plain(word.text) not in surnames_first():
        return False
    return not (match_office(page.words, i) is not None and _is_title(page, i)) or inside_name(page, i)


def _opens_name(page: Page, i: int) -> bool:
    """Whether a word beside an office opens a name, whatever it is elsewhere: "AH Mahmood Ali", "S R Nathan", "Bill Graham"."""
    word = page.words[i]
    if page.heading(word.start) or not word.capital or word.possessive or not _name_follows(page, i):
        return False
    if page.text[word.end : word.end + 1] not in (" ", "\u00a0", "-") or page.actor(i) is not None:
        return False
    if len(word.text) <= 2 and word.text.isupper():
        after = page.words[i + 1]
        return not (after.text.isupper() and len(after.text) > 1) and match_office(page.words, i) is None
    common = not_names().get(word.lower)
    return common is not None and (plain(word.text) in given_names() or word.lower in _GIVEN_AFTER_ALL)


# Given names, and family names that stand first, that are common words elsewhere; only beside an office.
_GIVEN_AFTER_ALL = frozenset(
    {"bill", "per", "than", "park", "so", "do", "no", "grant", "will", "may", "an", "son", "to"}
)


def _syllable(page: Page, i: int) -> bool:
    """The first half of a Korean given name, whatever it means in English: "Lee In-young", "Lim On-soo"."""
    after = page.words[i + 1] if i + 1 < len(page.words) else None
    return after is not None and after.gap == "-" and len(after.text) > 2 and after.text.islower()


_MONTH_NAMES = frozenset({"jan", "may", "june", "april", "august"})
_SMALL = frozenset({"to", "he", "an", "per"})
_SURNAMES = _SMALL | {
    "hall",
    "church",
    "west",
    "price",
    "bishop",
    "abbott",
    "lake",
    "north",
    "park",
    "bay",
    "house",
}


def _surname_after_all(page: Page, start: int, i: int, *, titled: bool) -> bool:
    """Common words that are names here: "Prime Minister May", "President Park", "Jan Dziedziczak", "To Lam"."""
    word = page.words[i]
    if page.heading(word.start) or page.text[word.end : word.end + 3].strip(" ,")[:1].isdigit():
        return False
    if word.lower in _MONTH_NAMES:
        return titled or i > start or word.lower == "jan"
    if word.lower not in _SURNAMES and word.lower not in surnames_first():
        return False
    if i == start:
        followed = i + 1 < len(page.words) and page.tight(i + 1) and page.words[i + 1].capital
        if word.lower in surnames_first() and followed and _syllable(page, i + 1):
            return True  # "Park Geun-hye met"
        alone = not followed and len(word.text) > 2 and word.lower in surnames_first()
        return titled and (_name_follows(page, i) or alone)
    return titled and word.lower in _SURNAMES - _SMALL


# Titles that are given names and surnames too; of these the first three also where an office stands right before them.
_NAMES_TOO = ("sultan", "amir", "emir", "king", "prince")
_SERVING = frozenset(
    {"minister", "secretary", "ambassador", "envoy", "president", "representative", "spokesman", "adviser"}
)


def inside_name(page: Page, i: int) -> bool:
    """Whether the title at word ``i`` is a part of a name: "Ahmed Sultan Al Jaber", "Foreign Minister Amir Muttaqi"."""
    word = page.words[i]
    if word.lower not in _NAMES_TOO or not word.capital or i == 0 or not page.tight(i):
        return False
    before = page.words[i - 1]
    if word.text.isupper() or word.possessive or before.possessive or page.actor(i - 1) is not None:
        return False
    if before.capital and plain(before.text) in given_names() and match_office(page.words, i - 1) is None:
        return True
    followed = i + 1 < len(page.words) and page.tight(i + 1) and page.words[i + 1].capital
    return followed and word.lower in _NAMES_TOO[:3] and before.capital and before.lower in _SERVING


def _is_title(page: Page, i: int) -> bool:
    """Whether the office at word ``i`` is a title and not a surname (Marshall, King, Abbot are not matched here)."""
    if page.lower(i + 1) in ("bin", "ibn", "bint") and page.tight(i + 1):
        return False  # Sultan bin Saad
    if page.text[page.words[i].end :][:1] == "-" and page.words[i + 1 : i + 2] and page.words[i + 1].capital:
        return False  # Hossein Amir-Abdollahian
    return not (
        page.lower(i) in ("king", "prince", "pope", "mayor", "consul") and i > 0 and page.words[i - 1].capital
    )


def _name_follows(page: Page, i: int) -> bool:
    for j in range(i + 1, min(i + 4, len(page.words))):
        word = page.words[j]
        if word.gap.strip(" \u00a0") not in ("", "-", "'", "’") or "\n" in word.gap:
            return False
        if word.capital:
            reason = not_names().get(word.lower)
            common = reason == "function" if page.lower(j - 1) in particles() else reason is not None
            return not common and page.actor(j) is None and match_office(page.words, j) is None
        if word.lower not in particles():
            return False
    return False


def _may_close(page: Page, i: int) -> bool:
    word = page.words[i]
    return (word.capital and (len(word.text) > 1 or word.text in REGNAL)) or word.gap in ("-", "‑")


def _is_body(page: Page, end: int) -> bool:
    """Whether a word follows that makes the name that of a place, prize, paper or firm ("Lech Walesa Airport")."""
    if end >= len(page.words):
        return False
    word = page.words[end]
    if (
        word.lower in ("international", "national", "memorial")
        and end + 1 < len(page.words)
        and page.tight(end)
    ):
        word = page.words[end + 1]
    return word.capital and word.gap.strip(" ") in ("", "-") and not_names().get(word.lower) == "facility"


def _head(words: list[Word]) -> int:
    i = len(words) - 1
    while i > 0 and (words[i].text in REGNAL or words[i].text in SUFFIXES or words[i].gap in ("-", "‑")):
        i -= 1
    return i


def _parts(words: list[Word]) -> tuple[str, ...]:
    """The words of a name; what hyphens join is one word again."""
    parts: list[str] = []
    for word in words:
        if parts and word.gap in ("-", "‑"):
            parts[-1] += "-" + word.text
        else:
            initial = len(word.text) == 1 and word.capital and (word.text not in REGNAL or not parts)
            stopped = initial or (not parts and len(words) > 1 and words[1].gap.startswith("."))
            parts.append(word.text + ("." if stopped else ""))
    return tuple(parts)


def plausible(page: Page, run: NameRun) -> bool:
    """Whether the words of a run can be a person's name: no common noun of politics or firm among them."""
    words = page.words[run.first : run.end]
    return all(w.lower not in not_names() for w in words) and not any(
        page.actor(i) is not None for i in range(run.first, run.end) if page.lower(i) not in particles()
    )


def name_ending(page: Page, end: int) -> NameRun | None:
    """The name of two words or more that ends just before word ``end``."""
    for first in range(max(0, end - 12), end - 1):
        run = read_name(page, first, titled=False)
        if (
            run is not None
            and run.end == end
            and len(run.parts) >= 2
            and (first == 0 or not _inside_name(page, first))
        ):
            return run
    return None


def _inside_name(page: Page, first: int) -> bool:
    before, word = page.words[first - 1], page.words[first]
    if word.gap.strip() or "\n" in word.gap or page.opens_sentence(first) or not before.capital:
        return False
    run = read_name(page, first - 1, titled=False)
    return run is not None and run.end > first
