"""A person's own words as ciphertext: kept, versioned, and read by nobody here."""
