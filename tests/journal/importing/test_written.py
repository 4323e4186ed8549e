import pytest

from journal.errors import Invalid
from journal.importing.written import (
    json_of,
    milliseconds_of_number,
    milliseconds_of_text,
    seconds_lasted,
    tidy,
)

MAY = 1_715_338_800


@pytest.mark.parametrize("written", [MAY, f"{MAY}", MAY * 1000, f"{MAY}000"])
def test_seconds_and_milliseconds_are_told_apart(written: object) -> None:
    assert milliseconds_of_number(written) == MAY * 1000


@pytest.mark.parametrize("written", [0, -5, "", "soon", "99999999999", None, 1.5, [MAY], 10**20])
def test_other_numbers_are_no_moments(written: object) -> None:
    assert milliseconds_of_number(written) is None


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "", 3])
def test_moments_far_away_are_none(written: object) -> None:
    assert milliseconds_of_text(written) is None


def test_lengths_are_whole_seconds() -> None:
    assert [seconds_lasted(one) for one in ("12.9", 7, None, "")] == [12, 7, 0, 0]


def test_names_are_tidy() -> None:
    assert tidy(" 가\u1161 \t b\x00\n") == "가\u1161 b"
    assert tidy(" a   b ") == "a b"
    assert tidy("\u1112\u1161\u11ab") == "한"
    assert len(tidy("x" * 1000)) == 120
    assert tidy(7) == ""


def test_a_damaged_tree_is_refused_with_its_line() -> None:
    with pytest.raises(Invalid) as refused:
        json_of(b'{"a": 1,\n"b" 2}')

    assert (refused.value.reason, refused.value.line) == ("damaged_json", 2)
