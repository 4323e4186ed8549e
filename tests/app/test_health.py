"""One address says whether Offshift is well."""

from flask import Flask
from flask.testing import FlaskClient

from journal.storage.upgrade import newest_revision


def test_health_names_the_storage_and_nobody(client: FlaskClient) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "ok"
    assert answer.json["database"] == "sqlite"
    assert answer.json["safe_mode"] is False
    assert answer.json["schema_revision"] == newest_revision()
    assert answer.json["sqlite_version"] >= "3.51.3"


def test_an_old_schema_is_not_well(app: Flask, client: FlaskClient) -> None:
    with app.extensions["database"].writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")

    assert client.get("/healthz").status_code == 503


def test_a_storage_that_cannot_be_reached_is_said(app: Flask, client: FlaskClient) -> None:
    database = app.extensions["database"]
    database.reader.dispose()
    file = database.reader.url.database
    with open(file, "wb") as damaged:  # noqa: PTH123 - what the url gives is text
        damaged.write(b"not a database at all" * 100)

    assert client.get("/healthz").json == {"status": "unreachable", "database": "sqlite"}
