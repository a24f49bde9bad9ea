"""Amounts: money in every style, percentages, and counts of people and things."""

from dragoman.annotation.amounts.find import find_amounts

__all__ = ["find_amounts"]
