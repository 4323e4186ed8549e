import json

import pytest

from journal.findings.pairs import Reason
from journal.findings.rules import Answer, findings_in
from journal.findings.stored import from_kept_form, kept_form
from tests.journal.findings.diaries import make_days, not_known

EARLY = findings_in(not_known(make_days(12), Reason.NOT_COVERED, 2))
FOUND = findings_in(not_known(make_days(60), Reason.UNCLEAR, 4))


@pytest.mark.parametrize("answer", [*EARLY, *FOUND])
def test_what_is_kept_comes_back_to_the_last_digit(answer: Answer) -> None:
    assert from_kept_form(json.loads(json.dumps(kept_form(answer)))) == answer


@pytest.mark.parametrize("answer", [*EARLY, *FOUND])
def test_the_tier_is_kept_with_the_numbers(answer: Answer) -> None:
    assert kept_form(answer)["tier"] == answer.tier.value
