"""Figures: trade, investment, contracts, loans, aid and people between states."""

from dragoman.coding.figures.coder import code_figures

__all__ = ["code_figures"]
