"""shifts: see rules, queries and commands."""
