"""Pages for the roster and for getting out."""
