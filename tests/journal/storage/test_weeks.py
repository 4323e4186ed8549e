from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Date, create_engine, literal, select
from sqlalchemy.dialects import postgresql

from journal.storage.weeks import monday_of

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
engine = create_engine("sqlite://")


@given(days)
def test_the_week_begins_on_the_monday_before(day: date) -> None:
    with engine.connect() as connection:
        found = connection.execute(select(monday_of(literal(day, Date)))).scalar_one()

    assert found == day - timedelta(days=day.weekday())


def test_postgresql_is_asked_in_its_own_words() -> None:
    asked = select(monday_of(literal(date(2026, 11, 5), Date))).compile(
        dialect=postgresql.dialect()
    )

    assert "date_trunc('week', " in str(asked)
