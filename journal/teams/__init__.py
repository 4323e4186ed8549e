"""Organisations: units in a tree, roles, invitations, and the calendar of windows."""
