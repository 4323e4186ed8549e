"""What a person marks as changed on a date: what may be one, reading, writing."""
