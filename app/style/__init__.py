"""The style page: every part in one place, for the people who build Offshift."""
