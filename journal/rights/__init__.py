"""rights: see rules, queries and commands."""
