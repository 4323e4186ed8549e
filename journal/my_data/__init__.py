"""A person's own data: taking it away, bringing it in elsewhere, erasing it, how long it stays."""
