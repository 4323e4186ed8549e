"""Estimators that know numbers and no word of the field; each names where it comes from."""
