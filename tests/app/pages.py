"""What tests compare of pages."""

import re

_TOKEN = re.compile(r'(name="csrf_token" value=")[^"]+')


def without_token(page: str) -> str:
    """Return the page without the tokens of its forms, which are others every second."""
    bare, count = _TOKEN.subn(r"\1", page)
    assert count, "no form with a token on this page"
    return bare
