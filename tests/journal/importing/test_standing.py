import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.normal_form import RoomRules, Standing
from journal.importing.standing import episode_count, standings
from journal.vocabulary import (
    Alerts,
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
)

IN, OUT, NONE = Direction.IN, Direction.OUT, Direction.NONE
MESSENGER, PUSH, APP = ContactChannel.MESSENGER, ContactChannel.PUSH, ContactChannel.APP_OPEN


def stand(sent: list[tuple[int, Direction]], alerts: Alerts = Alerts.ON) -> list[Standing]:
    return standings([(at, way, MESSENGER) for at, way in sent], RoomRules(((0, alerts),)))


def test_own_messages_answer_in_an_episode_that_others_opened() -> None:
    sent = [(0, IN), (540, OUT), (1140, OUT), (1200, IN)]

    found = stand(sent)

    assert [one.opened_by for one in found] == [
        OpenedBy.THEM, OpenedBy.THEM, OpenedBy.ME, OpenedBy.ME,
    ]  # fmt: skip
    assert found[0].initiation is Initiation.PUSHED
    assert found[2].initiation is Initiation.CHOSEN
    assert [one.episode for one in found] == [0, 0, 19, 19]


@pytest.mark.parametrize("alerts", [Alerts.OFF, Alerts.UNKNOWN])
def test_without_alerts_it_is_unknown_how_a_message_reached_her(alerts: Alerts) -> None:
    (found,) = stand([(0, IN)], alerts)

    assert found.initiation is Initiation.UNKNOWN


def test_nothing_is_known_of_messages_without_an_owner() -> None:
    (found,) = stand([(0, NONE)])

    assert found.opened_by is OpenedBy.UNKNOWN
    assert found.initiation is Initiation.UNKNOWN


@given(gaps=st.lists(st.integers(0, 2000), min_size=1))
def test_episodes_are_as_many_as_their_beginnings(gaps: list[int]) -> None:
    seconds = [60 * sum(gaps[: number + 1]) for number in range(len(gaps))]

    found = stand([(at, IN) for at in seconds])

    assert episode_count(seconds) == len({one.episode for one in found})


def test_ten_minutes_apart_are_two_episodes() -> None:
    assert episode_count([0, 599]) == 1
    assert episode_count([0, 600]) == 2
    assert episode_count([]) == 0


def test_alerts_count_from_the_day_they_were_switched() -> None:
    rules = RoomRules(((0, Alerts.ON), (100_000, Alerts.OFF), (300_000, Alerts.ON)))

    found = standings([(at, IN, MESSENGER) for at in (0, 200_000, 400_000)], rules)

    assert [one.initiation for one in found] == [
        Initiation.PUSHED, Initiation.UNKNOWN, Initiation.PUSHED,
    ]  # fmt: skip


def test_her_word_about_a_room_beats_the_rules() -> None:
    rules = RoomRules(((0, Alerts.ON),), Initiation.UNEASY)

    (found,) = standings([(0, IN, MESSENGER)], rules)

    assert (found.initiation, found.initiation_basis) == (Initiation.UNEASY, InitiationBasis.ROOM)


@pytest.mark.parametrize("after, initiation", [(120, Initiation.PUSHED), (121, Initiation.CHOSEN)])
def test_an_app_opened_soon_after_its_notification_was_pulled_open(
    after: int, initiation: Initiation
) -> None:
    rules = RoomRules(((0, Alerts.UNKNOWN),))

    found = standings([(0, IN, PUSH), (after, OUT, APP)], rules)

    assert found[0].initiation is Initiation.PUSHED
    assert found[0].initiation_basis is InitiationBasis.SOURCE
    assert found[1].initiation is initiation


def test_an_app_opened_by_itself_is_chosen() -> None:
    (found,) = standings([(0, OUT, APP)], RoomRules(((0, Alerts.UNKNOWN),)))

    assert (found.initiation, found.opened_by) == (Initiation.CHOSEN, OpenedBy.ME)


def test_an_answer_came_about_as_what_it_answers() -> None:
    rules = RoomRules(((0, Alerts.ON), (200, Alerts.OFF)))

    found = standings([(0, IN, MESSENGER), (300, OUT, MESSENGER)], rules)

    assert found[1].initiation is Initiation.PUSHED
