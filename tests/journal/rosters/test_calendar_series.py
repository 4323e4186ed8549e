"""Moves and exceptions of a series, each with a small calendar of its own."""

from tests.journal.rosters.calendars import make_event, read, reasons, starts


def test_a_moved_occurrence_is_where_it_was_moved_to() -> None:
    found = read(
        make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=3"),
        make_event(
            "UID:1", "RECURRENCE-ID:20260303T070000Z", "DTSTART:20260303T140000Z", title="E"
        ),
    )

    assert starts(found) == ["03-02 07:00", "03-03 14:00", "03-04 07:00"]
    assert [found.titles[one.title] for one in found.occurrences] == ["D", "E", "D"]


def test_a_move_of_this_and_all_after_moves_them_all() -> None:
    later = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T070000Z"
    found = read(
        make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=4"),
        make_event("UID:1", later, "DTSTART:20260303T090000Z"),
    )

    assert starts(found) == ["03-02 07:00", "03-03 09:00", "03-04 09:00", "03-05 09:00"]


def test_a_cancelled_occurrence_is_gone() -> None:
    cancelled = make_event("UID:1", "RECURRENCE-ID:20260303T070000Z", "STATUS:CANCELLED")
    found = read(make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=3"), cancelled)

    assert starts(found) == ["03-02 07:00", "03-04 07:00"]
    assert reasons(found) == []


def test_cancelling_this_and_all_after_ends_a_series() -> None:
    later = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T070000Z"
    found = read(
        make_event("UID:1", "RRULE:FREQ=DAILY"), make_event("UID:1", later, "STATUS:CANCELLED")
    )

    assert starts(found) == ["03-02 07:00", "03-03 07:00"]
