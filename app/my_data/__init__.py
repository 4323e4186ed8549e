"""Pages about her own data: taking it away, bringing it in, how long it stays."""
