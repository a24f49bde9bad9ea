"""Claims are kept for ever; records are what they add up to.

``Ledger`` is the way in; it is loaded on first use, since SQLAlchemy is slow to load.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.ledger.adding import Added
    from dragoman.ledger.filters import Filter
    from dragoman.ledger.finding import Found
    from dragoman.ledger.merging.claim import StoredClaim
    from dragoman.ledger.search import Hit
    from dragoman.ledger.store import Counts, Ledger, Membership

__all__ = ["Added", "Counts", "Filter", "Found", "Hit", "Ledger", "Membership", "StoredClaim"]

_HOMES = {
    "Added": "adding",
    "Counts": "store",
    "Filter": "filters",
    "Found": "finding",
    "Hit": "search",
    "Ledger": "store",
    "Membership": "store",
    "StoredClaim": "merging.claim",
}


def __getattr__(name: str) -> Any:
    """Load the public names of this room when they are asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
