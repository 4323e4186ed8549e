"""Sessions that an organisation holds: what fits, joining, leaving, one's own calendar."""
