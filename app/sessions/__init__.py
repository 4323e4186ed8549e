"""Guided sessions: something to do, at one's own pace, that can be left at any moment."""
