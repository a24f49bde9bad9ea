"""Countries and organisations in running text: "the Netherlands", "the EU", "Italian", "the EU’s"."""

from dragoman.knowledge import countries, organisations

_BARE = frozenset(
    {"NATO", "BRICS", "ASEAN", "OPEC", "UNESCO", "UNICEF", "EFTA", "MERCOSUR", "GUAM", "CELAC", "CARICOM"}
)
_ATTRIBUTIVE = {"USA": "US", "ARE": "UAE", "GBR": "British", "COD": "Congolese"}


def actor(code: str) -> str:
    """A state or organisation as it stands inside a sentence. An unknown code stands as it is."""
    if countries.is_state(code):
        return countries.in_prose(code)
    if not organisations.is_organisation(code):
        return code
    entry = organisations.organisation(code)
    if code in _BARE:
        return code
    if code.isupper() and "-" not in code and len(code) <= 5:
        return f"the {code}"
    return entry.name if entry.name.isupper() else f"the {entry.name}"


def heading(code: str) -> str:
    """A state or organisation as a heading or a cell of a table has it: no article, names in full."""
    if countries.is_state(code):
        return countries.country(code).name
    if organisations.is_organisation(code):
        return organisations.organisation(code).name
    return code


def adjective(code: str) -> str | None:
    """What stands before an office: "Belarusian", "US", "EU"; None where the code is not known."""
    if code in _ATTRIBUTIVE:
        return _ATTRIBUTIVE[code]
    if countries.is_state(code):
        return countries.adjective(code) or None
    return code if organisations.is_organisation(code) else None


def alphabetical(codes: tuple[str, ...] | list[str] | frozenset[str] | set[str]) -> list[str]:
    """Codes in the alphabetical order of the names they stand for."""
    return sorted(codes, key=lambda code: (heading(code), code))
