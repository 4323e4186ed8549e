"""What a person changed, and her days before and after it."""
