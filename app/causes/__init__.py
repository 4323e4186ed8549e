"""Causes outside the journals: what the roster does, and what the organisation itself sent."""
