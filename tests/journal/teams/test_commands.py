from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.audit.rules import OPERATOR
from journal.errors import Conflict, Invalid, NotFound
from journal.teams.commands import (
    NewWords,
    change_consent_words,
    found_organisation,
)
from journal.teams.queries import (
    OrganisationView,
    consent_words,
    organisation_of,
    place_of,
    roles_in,
    units_of,
)
from journal.teams.windows import Window
from tests.conftest import SEOUL
from tests.journal.teams.founded import (
    NOW,
    OPEN,
    Founded,
    acts,
    join,
    last_record,
    make_founding,
    make_organisation,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_who_founds_an_organisation_is_its_steward(session: Session, mina_id: UUID) -> None:
    new = make_founding(name=" Haesol  Care ")

    found_organisation(session, mina_id, new, NOW)

    place = place_of(session, mina_id)
    assert (place.organisation_id, place.is_steward, place.name) == (new.id, True, "Yuna")
    assert (place.unit_id, place.led) == (None, frozenset())
    assert organisation_of(session, new.id) == OrganisationView(new.id, "Haesol Care", SEOUL)


def test_the_first_unit_is_there_from_the_open_window_on(session: Session, mina_id: UUID) -> None:
    new = make_founding()

    found_organisation(session, mina_id, new, NOW)

    assert [unit.name for unit in units_of(session, new.id, OPEN)] == ["Night"]
    assert units_of(session, new.id, Window(OPEN.number - 1)) == ()


def test_founding_is_written_down(session: Session, mina_id: UUID) -> None:
    new = make_founding()

    found_organisation(session, mina_id, new, NOW)

    said = {"organisation": "Haesol", "unit": "Night"}
    by = (mina_id, "Yuna", "steward")
    assert last_record(session) == (new.id, *by, "founded", new.first_unit_id, mina_id, said)


def test_an_operator_can_found_one_for_somebody(session: Session, mina_id: UUID) -> None:
    new = make_founding()

    found_organisation(session, mina_id, new, NOW, by=OPERATOR)

    assert (place_of(session, mina_id).is_steward, place_of(session, mina_id).name) == (
        True,
        "Yuna",
    )
    said = {"organisation": "Haesol", "unit": "Night"}
    by = (None, "operator", "operator")
    assert last_record(session) == (new.id, *by, "founded", new.first_unit_id, mina_id, said)


def test_a_replayed_founding_changes_nothing(session: Session, mina_id: UUID) -> None:
    new = make_founding()
    found_organisation(session, mina_id, new, NOW)

    found_organisation(session, mina_id, new, NOW)

    assert len(acts(session)) == len(units_of(session, new.id, OPEN)) == 1
    assert len(roles_in(session, new.id)) == 1


@pytest.mark.parametrize("said", [{"name": "Other"}, {"zone": ZoneInfo("Asia/Tokyo")}])
def test_one_id_cannot_stand_for_two_organisations(
    session: Session, mina_id: UUID, said: dict[str, object]
) -> None:
    new = make_founding()
    found_organisation(session, mina_id, new, NOW)

    with pytest.raises(Conflict):
        found_organisation(session, mina_id, make_founding(id=new.id, **said), NOW)


def test_a_steward_founds_no_second_organisation(session: Session, house: Founded) -> None:
    assert house.by.account_id is not None
    with pytest.raises(Conflict):
        found_organisation(session, house.by.account_id, make_founding(), NOW)


def test_a_member_founds_none(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)

    for new in (make_founding(), make_founding(id=house.id)):
        with pytest.raises(Conflict):
            found_organisation(session, mina_id, new, NOW)


def test_nobody_founds_what_somebody_else_has_founded(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    with pytest.raises(Conflict):
        found_organisation(session, mina_id, make_founding(id=house.id), NOW)

    assert place_of(session, mina_id).organisation_id is None


@pytest.mark.parametrize("field", ["name", "steward_name", "first_unit"])
def test_everything_has_a_name(session: Session, mina_id: UUID, field: str) -> None:
    with pytest.raises(Invalid, match="name_needed") as refusal:
        found_organisation(session, mina_id, make_founding(**{field: " "}), NOW)

    assert refusal.value.field == field
    assert place_of(session, mina_id).organisation_id is None


def test_words_are_added_to_the_shipped_text(session: Session, house: Founded) -> None:
    change_consent_words(session, house.id, house.by, NewWords("1", "묻는 곳", "Ask us."), NOW)

    kept = consent_words(session, house.id)
    assert (kept.version, kept.words_ko, kept.words_en) == ("1.1", "묻는 곳", "Ask us.")
    assert acts(session)[-1] == ("consent_text_changed", {"version": "1.1"})


def test_words_can_be_changed_and_taken_away(session: Session, house: Founded) -> None:
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), NOW)

    change_consent_words(session, house.id, house.by, NewWords("1.1", "", " \n"), NOW)

    kept = consent_words(session, house.id)
    assert (kept.version, kept.words_ko, kept.words_en) == ("1.2", "", "")


def test_the_same_words_again_change_nothing(session: Session, house: Founded) -> None:
    new = NewWords("1", "하나", "One")
    change_consent_words(session, house.id, house.by, new, NOW)
    before = acts(session)

    change_consent_words(session, house.id, house.by, new, NOW)

    assert consent_words(session, house.id).version == "1.1"
    assert acts(session) == before


def test_words_written_over_a_newer_text_are_refused(session: Session, house: Founded) -> None:
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), NOW)

    with pytest.raises(Conflict):
        change_consent_words(session, house.id, house.by, NewWords("1", "둘", "Two"), NOW)

    assert consent_words(session, house.id).words_en == "One"


@pytest.mark.parametrize("ko,en,field", [("하나", "", "words_en"), ("", "One", "words_ko")])
def test_both_languages_are_written(
    session: Session, house: Founded, ko: str, en: str, field: str
) -> None:
    with pytest.raises(Invalid, match="both_languages") as refusal:
        change_consent_words(session, house.id, house.by, NewWords("1", ko, en), NOW)

    assert refusal.value.field == field


def test_an_unknown_organisation_has_no_words_to_change(session: Session, house: Founded) -> None:
    with pytest.raises(NotFound):
        change_consent_words(session, uuid4(), house.by, NewWords("1", "하나", "One"), NOW)
