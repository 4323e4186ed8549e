"""Pages for hard interactions."""
