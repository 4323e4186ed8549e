"""The place where everything a person has written down begins."""
