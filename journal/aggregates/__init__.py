"""Releases: what a unit's closed window may say about itself, published once."""
