"""importing: see rules, queries and commands."""
