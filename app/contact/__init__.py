"""Pages for contact outside the shift."""
