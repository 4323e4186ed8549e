"""One suggestion at a time, and whatever else fits when asked for."""
