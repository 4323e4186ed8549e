"""Signing up, in and out, and what a person chooses for her account."""
