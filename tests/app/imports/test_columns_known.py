import pytest

from tests.app.imports.browsing import send_file
from tests.app.imports.columns_told import chosen, go_on
from tests.conftest import CastMember
from tests.journal.files.sheets import workbook
from tests.journal.importing.tables import CALLS, COMMENTS, NOTIFICATIONS, TWEETS


@pytest.mark.parametrize(
    "content, kind", [(NOTIFICATIONS, "Notifications"), (COMMENTS, "comment"), (TWEETS, "comment")]
)
def test_a_known_table_goes_straight_to_its_preview(
    mina: CastMember, content: str, kind: str
) -> None:
    page = send_file(mina.client, content)

    assert "Is this right?" in page.text
    assert kind in page.text


def test_a_known_table_is_asked_about_when_she_says_it_is_a_table(mina: CastMember) -> None:
    page = send_file(mina.client, NOTIFICATIONS, "csv")

    assert "Which column is what?" in page.text
    assert (chosen(page, "room"), chosen(page, "means")) == (["packageName"], ["Notifications"])
    assert "2 notifications" not in go_on(mina.client, page).text


def test_a_spreadsheet_is_a_table_too(mina: CastMember) -> None:
    rows = [line.split(",") for line in CALLS.splitlines()]

    assert "3 contacts" in go_on(mina.client, send_file(mina.client, workbook(rows))).text


def test_a_table_without_heads_has_numbered_columns(mina: CastMember) -> None:
    page = send_file(mina.client, "가,2026-03-04 18:05\n나,2026-03-04 19:05\n")

    assert chosen(page, "moment") == ["Column 2"]
    assert "2 contacts" in go_on(mina.client, page).text


def test_a_table_without_moments_can_be_asked_about(mina: CastMember) -> None:
    page = send_file(mina.client, "이름,나이\n가람,3\n", "csv")

    assert page.status_code == 200
    assert "in the file is" not in page.text
    assert go_on(mina.client, page).status_code == 422


def test_a_column_may_say_the_means(mina: CastMember) -> None:
    page = send_file(mina.client, "일시,채널\n2026-03-04 18:05,전화\n2026-03-04 19:05,메일\n")

    assert chosen(page, "means") == ["The column “채널” says it"]
    assert go_on(mina.client, page).status_code == 200
