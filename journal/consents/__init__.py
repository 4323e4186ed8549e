"""What a person agreed to, and keeping out of one window."""
