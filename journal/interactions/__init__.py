"""Hard interactions with customers: what may be in one, reading, writing."""
