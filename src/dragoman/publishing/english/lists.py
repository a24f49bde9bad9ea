"""Lists and sentences: "a, b and c", capitals and full stops."""

from collections.abc import Sequence


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; with semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    if len(items) > 2 and any("," in item for item in items):
        return "; ".join(items[:-1]) + "; and " + items[-1]
    return ", ".join(items[:-1]) + " and " + items[-1]


def sentence(text: str) -> str:
    """The text as a sentence: single spaces, a capital first, one full stop last."""
    flat = " ".join(text.split()).replace(" ,", ",").replace(",,", ",").replace(" .", ".").rstrip(" ,;:")
    if not flat:
        return ""
    flat = flat[0].upper() + flat[1:]
    return flat if flat[-1] in ".!?" or flat.endswith((".”", "!”", "?”", ".’")) else flat + "."


def possessive(noun: str) -> str:
    """ "Italy's", "the United States'", "Lukashenka's", "Borges's"."""
    if noun.endswith("s") and noun.startswith("the "):
        return f"{noun}’"
    return f"{noun}’s"


def plural(count: int, singular: str, many: str | None = None) -> str:
    """The noun in the number that ``count`` asks for (the count itself is not in it)."""
    return singular if count == 1 else (many or f"{singular}s")


def indefinite(phrase: str) -> str:
    """The indefinite article that a phrase takes: "an official visit", "a Ukrainian delegation", "an EU mission"."""
    word = phrase.split()[0] if phrase.split() else ""
    if word.isupper() and len(word) > 1 and word not in _SPOKEN_AS_WORDS:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    lower = word.lower()
    if lower.startswith(("uni", "use", "usu", "eu", "one", "once", "ukr", "uga", "uru")):
        return "a"
    return "an" if lower[:1] in tuple("aeiou") or lower.startswith(("hour", "honour", "heir")) else "a"


_SPOKEN_AS_WORDS = frozenset(
    {"NATO", "ASEAN", "OPEC", "UNESCO", "UNICEF", "BRICS", "EFTA", "MERCOSUR", "GUAM"}
)
