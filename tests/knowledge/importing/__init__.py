"""Tests of bringing users' own office holders in."""
