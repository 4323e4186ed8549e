"""When a person means to look at messages: what may be planned, reading, writing."""
