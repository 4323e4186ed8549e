"""Bytes of a file become text, tables and parts, guarded against what files can hide."""
