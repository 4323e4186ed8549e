"""Where a person's data comes from, which time it covers, and what is missing."""
