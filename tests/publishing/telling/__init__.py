"""Tests of the sentences about records."""
