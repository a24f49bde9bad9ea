"""The canonical English title of an office, made of its parts: "Deputy Foreign Minister", "Minister of Energy"."""

from collections.abc import Sequence

_SHORT = {"defence": "Defence", "foreign affairs": "Foreign"}
_LOWER = frozenset({"of", "and", "for", "the", "on"})


def _capitalised(text: str) -> str:
    return " ".join(
        w if w in _LOWER else w.upper() if w == "sme" else w[:1].upper() + w[1:] for w in text.split()
    )


def canonical_title(core: str, modifiers: Sequence[str], domain: str | None, *, elect: bool) -> str:
    """The title of an office from its core ("Minister"), modifiers ("Deputy") and portfolio ("foreign affairs").

    A minister or secretary takes a portfolio of one word before the core, a longer one after "of"; others after "for".

    >>> canonical_title("Minister", ["Deputy"], "foreign affairs", elect=False)
    'Deputy Foreign Minister'
    """
    name = core
    if domain is not None:
        head, _, tail = name.rpartition(" ")
        if (
            name.endswith(("Minister", "Secretary"))
            and "Under" not in name
            and "State" not in name
            and not name.startswith(("P", "Cabinet"))
        ):
            short = (domain == "foreign affairs" or " " not in domain) and "Assistant Sec" not in name
            name = (
                f"{head} {_SHORT.get(domain, _capitalised(domain))} {tail}".strip()
                if short
                else f"{name} of {_capitalised(domain)}"
            )
        else:
            name = f"{name} for {_capitalised(domain)}"
    return " ".join([*modifiers, name]) + ("-elect" if elect else "")
