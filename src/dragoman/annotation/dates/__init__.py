"""Expressions of time in diplomatic prose, resolved to EDTF or left honestly open.

A wrong date is mended here: ``grammar`` holds the patterns, ``clause`` the prepositions and tenses, ``days`` and
``periods`` the dates that name a day, month or year, ``years`` the choice of a year that is not named, ``relative`` those that count from publication,
``narrative`` those that count from the story, ``diary`` the texts that tell of
what is to come, ``scene`` what is known where an expression stands.
"""

from dragoman.annotation.dates.dateline import dateline
from dragoman.annotation.dates.diary import LABEL_ALONE, is_diary, is_register, labels_of
from dragoman.annotation.dates.find import find_dates

__all__ = ["LABEL_ALONE", "dateline", "find_dates", "is_diary", "is_register", "labels_of"]
