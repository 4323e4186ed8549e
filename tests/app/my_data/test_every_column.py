"""Every column of every table that an export brings survives the way there, full and empty."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from flask import Flask
from sqlalchemy import Table, insert

from app.database import writing
from journal.clock import utc_now
from journal.my_data.bring_rows import settle_down
from journal.my_data.export_format import Field, Type, fields_of, table_of
from journal.my_data.export_table import BROUGHT
from tests.app.my_data.carrying import Told, bring, exported
from tests.conftest import LONG_AGO, CastMember, sign_up

NAMES = UUID(int=19)
DAY = LONG_AGO.date()
OTHERWISE = {"account", "evidence_links"}
"""They are made by commands, and have tests of their own."""

SAID: dict[tuple[str, str], tuple[Any, Any]] = {
    ("saved_columns", "mapping"): ('{"가": 1}', "{}"),
    ("shift_rules", "holidays"): ("KR", None),
    ("roster_shifts", "ends_at"): (LONG_AGO + timedelta(hours=9),) * 2,
    ("message_plans", "times"): ("600 840", "0"),
    ("message_plans", "slack_minutes"): (60, 15),
    ("contact_events", "local_date"): (DAY, DAY),
    ("contact_events", "local_minute"): (9 * 60, 10 * 60),
}
"""What has to be said so, where any value of the type would not do."""


def rows_of(name: str) -> list[dict[str, Any]]:
    """Two rows of a kind: one in which everything is answered, one with only what has to be."""
    table = table_of(name)
    full = {one.name: value(name, table, one, 0) for one in fields_of(name)}
    keyed = {column.name for column in table.primary_key} - {"account_id"}
    left_out = {
        column.name: b"h" * 32
        for column in table.columns
        if column.name not in full and column.name != "account_id" and not column.nullable
    }
    if not keyed:
        return [full | left_out]
    bare = {one.name: value(name, table, one, 1) for one in fields_of(name) if not one.is_optional}
    return [full | left_out, bare | left_out]


def value(name: str, table: Table, one: Field, number: int) -> Any:
    if (name, one.name) in SAID:
        return SAID[name, one.name][number]
    if one.type is Type.ID:
        return uuid5(NAMES, f"{parent_of(table, one.name)} {number}")
    values: dict[Type, Any] = {
        Type.MOMENT: LONG_AGO + timedelta(hours=number),
        Type.DATE: DAY + timedelta(days=number),
        Type.YES_NO: not number,
        Type.WHOLE: (one.low or 1) if number else (one.high or 7),
        Type.ANSWERS: {"a": 1, "b": None},
        Type.BYTES: bytes([number]) * (one.longest or 32),
        Type.ZONE: "Asia/Seoul",
        Type.TEXT: one.words[number % len(one.words)]
        if one.words
        else "한"[: one.longest] * min(number + 1, one.longest or 2),
    }
    return values[one.type]


def parent_of(table: Table, column: str) -> str:
    """The table whose row an id names: its own, or the one it hangs on."""
    parents = [key.column.table.name for key in table.columns[column].foreign_keys]
    return parents[0] if parents else table.name


@pytest.fixture
def told(app: Flask, mina: CastMember) -> Told:
    with app.app_context(), writing() as session:
        for name in BROUGHT:
            if name not in OTHERWISE:
                for row in rows_of(name):
                    session.execute(insert(table_of(name)).values(account_id=mina.id, **row))
        settle_down(session, mina.id, utc_now())
    return exported(mina.client)


def test_every_column_is_answered_once(told: Told) -> None:
    for name in BROUGHT:
        if name not in OTHERWISE:
            answered = {field for row in told[name] for field in row}
            worked_out = BROUGHT[name].derived
            assert {one.name for one in fields_of(name)} - answered <= worked_out, name


def test_every_column_comes_out_as_it_went_in(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client

    fates = bring(dae, told)

    assert {name: own for name, own in fates.items() if set(own) != {"added"}} == {}
    again = exported(dae)
    for name in BROUGHT:
        if name not in OTHERWISE:
            assert compared(name, again) == compared(name, told), name


def compared(name: str, told: Told) -> list[Told]:
    """A kind's rows but for what may become another; what is derived has to become the same."""
    loose = BROUGHT[name].given_anew
    return [{key: said for key, said in row.items() if key not in loose} for row in told[name]]


def test_no_page_stumbles_over_what_came(app: Flask, told: Told) -> None:
    """Names that this Offshift does not know may come from a newer one, or from whoever made it."""
    dae = sign_up(app, "dae").client
    bring(dae, told)
    pages = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    ]

    statuses = {page: dae.get(page).status_code for page in pages}

    assert {page: status for page, status in statuses.items() if status >= 500} == {}
    assert len([status for status in statuses.values() if status == 200]) > 30


def test_a_rule_keeps_the_holidays_of_a_country_that_is_known(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client
    told["shift_rules"][0]["holidays"] = "한"

    assert "unfit" in bring(dae, told)["shift_rules"]
    assert dae.get("/shifts").status_code == 200
