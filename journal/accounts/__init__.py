"""Accounts: who may sign in, and the devices that are signed in."""
