"""Signing in with an organisation's own sign-in (OpenID Connect), for those who choose it."""
