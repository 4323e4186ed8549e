"""Our pages ask nobody but our own server for anything, and carry nothing inline."""

import re

from tests.architecture.source import ROOT, files

ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9][a-z0-9.-]*\.[a-z]{2,}[^\s"'<>)]*""", re.IGNORECASE)
# A namespace is a name, not an address that a browser asks.
NAMESPACES = ("http://www.w3.org/",)
INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*["']|javascript:""",
    re.IGNORECASE,
)
PAGES = ("app/templates/**/*.html", "app/static/**/*.svg")
CODE = ("app/static/**/*.js", "app/static/**/*.css", "app/**/*.py")


def test_nothing_of_ours_names_another_host() -> None:
    found = {path: addresses(path.read_text(encoding="utf-8")) for path in files(*PAGES, *CODE)}

    assert {str(path.relative_to(ROOT)): names for path, names in found.items() if names} == {}


def test_no_page_carries_style_or_script_inline() -> None:
    found = {path: INLINE.findall(path.read_text(encoding="utf-8")) for path in files(*PAGES)}

    assert {str(path.relative_to(ROOT)): inline for path, inline in found.items() if inline} == {}


def test_an_outside_address_is_seen() -> None:
    assert addresses('<script src="https://cdn.example.com/x.js">')
    assert addresses("@import '//fonts.example.com/css'")
    assert not addresses('<svg xmlns="http://www.w3.org/2000/svg">')
    assert not addresses("a // b; {{ url_for('static', filename='x.js') }}")


def test_inline_style_and_script_are_seen() -> None:
    for text in ('<p style="color:red">', "<script>x()</script>", '<a onclick="x()">', "<style>"):
        assert INLINE.search(text)
    assert not INLINE.search('<script type="module" src="/static/x.js"></script><p class="style">')


def addresses(text: str) -> list[str]:
    return [name for name in ADDRESS.findall(text) if not name.startswith(NAMESPACES)]
