"""The annual review: the year's main themes, what came of each, and the year's balance."""

from dragoman.publishing.review.build import build_review
from dragoman.publishing.review.write import write_review

__all__ = ["build_review", "write_review"]
