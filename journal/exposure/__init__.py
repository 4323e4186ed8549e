"""exposure: see rules, queries and commands."""
