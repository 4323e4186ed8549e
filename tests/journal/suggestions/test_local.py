"""A suggestion of an organisation's own obeys the rules of the catalogue."""

from typing import Any
from uuid import UUID

import pytest

from journal.errors import Invalid
from journal.suggestions.catalogue import Grade, Kind, catalogue
from journal.suggestions.local import AT_WORK, BEGINS, KINDS, entry_of, local_id, read_entry
from journal.suggestions.rules import all_allowed
from journal.vocabulary import Limit, Moment
from tests.journal.suggestions.local_house import quiet_room
from tests.journal.suggestions.reading import cases


def test_it_claims_nothing_and_is_owed_by_nobody() -> None:
    entry = entry_of(quiet_room())

    assert (entry.grade, entry.mark, entry.employer_duty) == (Grade.D, "own", False)
    assert entry.needs == {Limit.LEAVING_THE_DESK}
    assert entry.only_on_shift


def test_what_is_for_after_the_shift_needs_no_running_one() -> None:
    assert not entry_of(quiet_room(moments=frozenset({Moment.AFTER_SHIFT}))).only_on_shift


def test_it_comes_back_as_it_was_kept() -> None:
    entry = entry_of(quiet_room())

    assert read_entry(entry.model_dump_json()) == entry


def test_its_name_is_short_and_never_one_of_ours() -> None:
    assert len(local_id(UUID(int=2**128 - 1))) == 30
    assert not [entry.id for entry in catalogue() if entry.id.startswith(BEGINS)]


@pytest.mark.parametrize("moment", sorted(set(Moment) - AT_WORK))
def test_an_organisation_suggests_nothing_outside_work(moment: Moment) -> None:
    with pytest.raises(Invalid, match="only_at_work"):
        entry_of(quiet_room(moments=frozenset({moment})))


@pytest.mark.parametrize("kind", sorted(set(Kind) - KINDS))
def test_an_organisation_has_nobody_ask_write_plan_or_breathe(kind: Kind) -> None:
    with pytest.raises(Invalid, match="kind_not_ours"):
        entry_of(quiet_room(kind=kind))


@pytest.mark.parametrize(
    "said, field",
    [
        ({"moments": frozenset()}, "moments"),
        ({"minutes": (10, 5)}, "minutes_to"),
        ({"minutes": (0, 5)}, "minutes"),
    ],
)
def test_what_the_catalogue_would_refuse_is_refused(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        entry_of(quiet_room(**said))

    assert refusal.value.field == field


def test_it_is_not_shown_to_somebody_it_does_not_suit() -> None:
    entry = entry_of(quiet_room())
    shown = [case for case in cases() if all_allowed(case.situation, [entry])]

    assert shown
    assert not [c.story for c in shown if Limit.LEAVING_THE_DESK in c.situation.limits]
