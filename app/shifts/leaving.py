"""Getting out: one tap closes the shift, and the time can be corrected."""
