"""Dates, amounts, actors and persons are marked in the article."""
