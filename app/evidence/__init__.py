"""What was asked of the employer, and the file of evidence."""
