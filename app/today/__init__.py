"""The page she comes home to."""
