"""Claims are kept for ever; records are what they add up to."""
