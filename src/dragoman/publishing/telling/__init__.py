"""Records in sentences: events, figures, promises, statements and contradictions, for whatever page tells of them."""
