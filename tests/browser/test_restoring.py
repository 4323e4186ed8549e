"""The suggestion, the others and the help lines, looked at by axe on a phone."""

import pytest

from tests.app.suggestions.moment import insult
from tests.browser.conftest import Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]


def test_the_pages_of_restoring_are_accessible(phone: Watched, mina: CastMember) -> None:
    insult(mina)
    phone.go("/sign-in?next=/restore")
    phone.page.fill("[name=email]", mina.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    assert phone.page.locator(".suggestion").count() == 1
    phone.assert_accessible()
    for path in ("/restore/others", "/help"):
        phone.go(path)
        for summary in phone.page.locator("main summary").all():
            summary.click()
        phone.assert_accessible()

    assert phone.complaints == []
    assert phone.elsewhere == []
