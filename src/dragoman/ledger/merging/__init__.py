"""How claims add up to records. A record is a pure function of its claims; see ``docs/merging.md``."""
