"""Causes outside the journals: the duty roster, contact that was sent, and what was changed."""
