from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.teams.rules import (
    addition_in,
    check_count,
    check_session_time,
    grant_id,
    invitation_hash,
    invitation_id,
    next_window,
    text_version,
    tidy_name,
    tidy_place,
    tidy_reason,
    tidy_words,
    unit_for,
)
from journal.teams.windows import Window
from journal.vocabulary import Role

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "typed,tidy",
    [
        ("Night", "Night"),
        ("  상담 1팀 ", "상담 1팀"),
        ("Night\u3000 team\n", "Night team"),
        ("e\u0301quipe", "équipe"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_name_stands_on_one_line(typed: str, tidy: str) -> None:
    assert tidy_name(typed, "name") == tidy


@pytest.mark.parametrize(
    "typed,reason",
    [
        ("", "name_needed"),
        (" \n\u3000", "name_needed"),
        ("x" * 81, "name_too_long"),
        ("Night\u202eteam", "name_not_printable"),
        ("Night\x00", "name_not_printable"),
    ],
)
def test_a_name_that_cannot_be_is_refused_at_its_field(typed: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        tidy_name(typed, "first_unit")

    assert (refusal.value.reason, refusal.value.field) == (reason, "first_unit")


@given(st.text(max_size=90))
def test_a_tidy_name_is_tidy(typed: str) -> None:
    try:
        tidy = tidy_name(typed, "name")
    except Invalid:
        return

    assert tidy == tidy.strip() == tidy_name(tidy, "name")
    assert tidy.isprintable()
    assert 1 <= len(tidy) <= 80


def test_a_reason_is_needed_and_short() -> None:
    assert tidy_reason(" left the team ") == "left the team"
    for typed, reason in (("", "reason_needed"), ("x" * 201, "reason_too_long")):
        with pytest.raises(Invalid, match=reason) as refusal:
            tidy_reason(typed)
        assert refusal.value.field == "reason"


def test_a_place_may_be_left_out() -> None:
    assert tidy_place("  ") == ""
    assert tidy_place(" Room 3 ") == "Room 3"
    with pytest.raises(Invalid, match="place_too_long"):
        tidy_place("x" * 201)


def test_words_keep_their_lines() -> None:
    assert tidy_words("\nOne.\r\nTwo.\tThree.\n\n", "words_en") == "One.\nTwo.\tThree."
    assert tidy_words(" \n ", "words_en") == ""


@pytest.mark.parametrize(
    "typed,reason", [("x" * 4001, "words_too_long"), ("One.\u202eTwo.", "words_not_printable")]
)
def test_words_that_cannot_be_are_refused(typed: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refusal:
        tidy_words(typed, "words_ko")

    assert refusal.value.field == "words_ko"


def test_one_to_two_hundred_invitations_are_made_at_once() -> None:
    check_count(1)
    check_count(200)
    for count in (0, -1, 201):
        with pytest.raises(Invalid, match="out_of_range") as refusal:
            check_count(count)
        assert refusal.value.field == "count"


def test_a_steward_is_invited_to_no_unit() -> None:
    unit_id = uuid4()

    assert unit_for(Role.STEWARD, unit_id) is unit_for(Role.STEWARD, None) is None
    assert unit_for(Role.AGENT, unit_id) == unit_for(Role.LEAD, unit_id) == unit_id


@pytest.mark.parametrize(
    "role,reason,field",
    [
        (Role.AGENT, "unit_needed", "unit_id"),
        (Role.LEAD, "unit_needed", "unit_id"),
        (Role.OPERATOR, "role_not_invited", "role"),
    ],
)
def test_nobody_is_invited_to_nothing(role: Role, reason: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        unit_for(role, None)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)


@pytest.mark.parametrize(
    "starts_at,minutes,reason",
    [
        (NOW, 30, "in_the_past"),
        (NOW + timedelta(days=367), 30, "too_far_ahead"),
        (NOW + HOUR, 0, "out_of_range"),
        (NOW + HOUR, 481, "out_of_range"),
    ],
)
def test_a_session_lies_ahead_and_ends(starts_at: datetime, minutes: int, reason: str) -> None:
    check_session_time(NOW + HOUR, 480, NOW)
    with pytest.raises(Invalid, match=reason):
        check_session_time(starts_at, minutes, NOW)


def test_only_a_hash_of_a_token_is_kept() -> None:
    assert invitation_hash("abc") == sha256(b"abc").digest()


def test_a_batch_sent_again_has_the_same_ids() -> None:
    batch_id = uuid4()

    ids = [invitation_id(batch_id, index) for index in range(200)]

    assert ids == [invitation_id(batch_id, index) for index in range(200)]
    assert len({*ids, invitation_id(uuid4(), 0)}) == 201


def test_nobody_can_choose_the_id_of_anothers_role() -> None:
    acceptance_id, mina, jun = uuid4(), uuid4(), uuid4()

    assert grant_id(mina, acceptance_id) == grant_id(mina, acceptance_id)
    assert len({acceptance_id, grant_id(mina, acceptance_id), grant_id(jun, acceptance_id)}) == 3


@pytest.mark.parametrize("addition,version", [(0, "1"), (1, "1.1"), (12, "1.12")])
def test_a_consent_text_is_called_by_its_addition(addition: int, version: str) -> None:
    assert text_version(addition) == version
    assert addition_in(version) == addition


def test_a_change_counts_from_the_window_after_the_open_one() -> None:
    assert next_window(NOW, ZoneInfo("Asia/Seoul")) == Window(3)
