"""Promises by a day: which are kept, missed, overdue, and which are still to come."""

from datetime import date

from dragoman.records import Commitment, CommitmentState, edtf


def is_overdue(commitment: Commitment, day: date) -> bool:
    """Whether a commitment is still open on ``day`` although it was due before."""
    if commitment.state is not CommitmentState.OPEN or not commitment.due:
        return False
    if not edtf.is_valid(commitment.due) or not edtf.year_known(commitment.due):
        return False
    last = edtf.edges(commitment.due)[1]
    return last is not None and last < day
