"""Findings: one statement about a person's own days, with its size and its uncertainty."""
