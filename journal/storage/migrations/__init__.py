"""Numbered migrations; one on main is never edited."""
