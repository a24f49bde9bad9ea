"""Digests, pictures and exports made from records."""
