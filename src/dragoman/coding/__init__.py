"""Frames become claims: events, figures, commitments, statements."""
