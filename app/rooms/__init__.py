"""Rooms: what each of them holds, and what a person says about it."""
