"""sessions: see rules, queries and commands."""
