"""Self-reports, normally after a shift: what may be in one, reading, writing."""
