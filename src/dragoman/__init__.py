"""Dragoman reads what is written about diplomacy and keeps an evidence-linked ledger of it."""

__version__ = "0.1.0"
