"""Nothing of a person's is forgotten by an export, and nothing secret is in it."""

import json
from pathlib import Path

import pytest

import app
from journal.model import Base
from journal.my_data.export_format import fields_of
from journal.my_data.export_schema import json_schema
from journal.my_data.export_table import BROUGHT, EXPORTED, OWNED, Way, Why

SCHEMA_FILE = Path(app.__file__).parent / "static" / "schema" / "offshift-export-1.json"
SECRETS = {
    ("account", "password_hash"),
    ("calendar_feed", "sealed_address"),
    ("personal_token", "token_hash"),
    ("sessions_feed", "token_hash"),
    ("device_session", "token_hash"),
}


def tables_of_a_person() -> set[str]:
    tables = Base.metadata.tables.values()
    return {"account", *(table.name for table in tables if "account_id" in table.columns)}


def test_every_table_of_a_person_is_thought_of() -> None:
    named = [owned.table for owned in OWNED]

    assert len(named) == len(set(named))
    assert set(named) == tables_of_a_person()


def test_what_is_no_column_is_not_named() -> None:
    named = {
        (owned.table, column)
        for owned in OWNED
        for column in {
            *owned.left_out,
            *owned.derived,
            *owned.given_anew,
            *owned.may_lack,
            *owned.sorted_by,
        }
    }

    assert {one for one in named if one[1] not in Base.metadata.tables[one[0]].columns} == set()


def test_whatever_opens_something_is_left_out() -> None:
    left_out = {
        (owned.table, column)
        for owned in OWNED
        for column, why in owned.left_out.items()
        if why is Why.SECRET
    }
    words = ("hash", "secret", "sealed", "key")
    in_it = {(name, one.name) for name in EXPORTED for one in fields_of(name)}

    assert left_out == SECRETS
    # Hashes of entries, names of files and rooms, and the key that made them: ADR 19 says why.
    harmless = {"body_hash", "dedup_key", "file_key", "head_key", "label_key", "partner_key"}
    suspect = {one for one in in_it if any(word in one[1] for word in words)}
    assert {column for _, column in suspect} == harmless | {"key", "import_key"}
    assert {name for name, column in suspect if column == "key"} == {"finding_replies"}


def test_what_is_not_brought_says_why() -> None:
    unexplained = [
        owned.table
        for owned in OWNED
        if owned.way in {Way.TOLD, Way.KEPT_BACK} and owned.why is None
    ]

    assert unexplained == []
    assert {owned.table for owned in OWNED if owned.way is Way.KEPT_BACK} == {"note_key", "finding"}


def test_what_hangs_on_something_is_brought_after_it() -> None:
    order = {owned.table: number for number, owned in enumerate(BROUGHT.values())}
    early = [
        (table, key.column.table.name)
        for table in order
        for key in Base.metadata.tables[table].foreign_keys
        if order.get(key.column.table.name, -1) > order[table]
    ]

    assert early == []


def test_the_schema_that_is_served_is_the_one_that_is_written() -> None:
    served = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))

    assert served == json_schema()


@pytest.mark.parametrize(
    "name,field,low,high",
    [("check_ins", "mood", 1, 5), ("contact_events", "duration_seconds", 0, 604_800)],
)
def test_a_bound_of_a_table_is_one_of_the_schema(
    name: str, field: str, low: int, high: int
) -> None:
    said = json_schema()["properties"][name]["items"]["properties"][field]

    assert (said["minimum"], said["maximum"]) == (low, high)


def test_a_closed_list_of_a_table_is_one_of_the_schema() -> None:
    said = json_schema()["properties"]["account"]["items"]["properties"]["locale"]

    assert said == {"type": "string", "enum": ["ko", "en"]}
