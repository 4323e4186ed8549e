"""The page of what was done by those who can do something about a person."""
