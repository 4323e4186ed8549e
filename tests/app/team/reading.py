"""What a team page says, read as a person reads it."""

import re
from html import unescape

from tests.app.team.house import House
from tests.conftest import CastMember

NAVIGATION = re.compile(r'<nav class="unit-places".*?</nav>', re.DOTALL)
LOOK_LINE = re.compile(r'<p class="look-line">.*?</p>\n', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def page(member: CastMember, path: str) -> str:
    answer = member.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def main_of(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]


def said(text: str) -> str:
    """The words of a page's main part, dates with plain spaces."""
    words = TAGS.sub(" ", re.sub(r"<desc.*?</desc>|<title.*?</title>", " ", main_of(text)))
    return " ".join(unescape(words).replace("\u00a0", " ").split())


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text, re.DOTALL)
    assert found
    return unescape(found.group(1)).replace("\u00a0", " ")


def same_for_all(text: str) -> str:
    """The main part without the navigation and the line about one's own look."""
    return LOOK_LINE.sub("", NAVIGATION.sub("", main_of(text)))


def look(lead: CastMember, house: House, unit: str = "Morning") -> None:
    answer = lead.client.post(house.path(unit, "/looks"))
    assert answer.status_code == 303
