"""Looking back: pictures and findings."""
