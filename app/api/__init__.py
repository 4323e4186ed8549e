"""What an organisation's own systems may send: JSON under a token, and nothing to read."""
