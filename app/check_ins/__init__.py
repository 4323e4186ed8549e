"""Pages for checking in."""
