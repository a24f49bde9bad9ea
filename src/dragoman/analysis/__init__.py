"""What the records show together: contacts, levels, timelines, vectors."""
