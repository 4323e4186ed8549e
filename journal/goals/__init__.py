"""What a person holds on to: what may be kept, reading, writing."""
