"""The past week on one page: at most five sentences, and a small picture."""
