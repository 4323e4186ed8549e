import pytest

from journal.errors import Invalid
from journal.importing import recording as place
from journal.importing.recording import Recording, Said
from journal.vocabulary import SourceKind, ZoneBasis


def recorded(*senders: str) -> Recording:
    made = Recording(SourceKind.LINE, "line", ZoneBasis.ASKED)
    for number, sender in enumerate(senders):
        made.add(Said(seconds=60 * number, sender=sender))
    return made


def test_the_owner_is_the_sender_whose_device_wrote_the_file() -> None:
    assert recorded("a", "b\tMina").export(owner="b\tanother name").timeline.owner == 1
    assert recorded("a").export(owner="c").timeline.owner is None


def test_there_is_an_end_to_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MOST_MESSAGES", 2)

    assert len(recorded("a", "b")) == 2
    with pytest.raises(Invalid, match="too_many_messages"):
        recorded("a", "b", "c")


def test_newest_first_is_turned_round() -> None:
    made = Recording(SourceKind.LINE, "line", ZoneBasis.ASKED)
    for seconds in (180, 120, 60):
        made.add(Said(seconds=seconds))

    assert list(made.export().timeline.moments) == [60, 120, 180]
