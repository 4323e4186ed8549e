"""A person's own phone and tools, which send and read by themselves under a token of hers."""
