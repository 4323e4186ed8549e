"""A moment of a signed-in person, written straight into the app's database."""

from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

from sqlalchemy.orm import Session

from journal.clock import utc_now
from tests.conftest import CastMember
from tests.journal.suggestions.rows import Rows


@contextmanager
def rows_of(member: CastMember) -> Iterator[Rows]:
    database = member.app.extensions["database"]
    with database.writer.begin() as connection, Session(connection) as session:
        yield Rows(session, member.id, utc_now())


def insult(member: CastMember, minutes_ago: int = 5) -> None:
    with rows_of(member) as rows:
        rows.hit("insult", minutes_ago)


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "input" and named.get("type") == "hidden":
            self.values[named["name"] or ""] = named["value"] or ""


def offer_on(page: str) -> dict[str, str]:
    """The hidden fields of the one suggestion on a page."""
    begins = page.index('<section class="suggestion"')
    reader = _Hidden()
    reader.feed(page[begins : page.index("</section>", begins)])
    reader.values.pop("csrf_token")
    return reader.values
