"""One suggestion at a time that fits the moment, or silence."""
