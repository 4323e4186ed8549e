"""Bringing in contact from files, with a preview before anything is kept."""
