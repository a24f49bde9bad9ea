"""Reading quality, measured on reports whose events a person has written down."""
