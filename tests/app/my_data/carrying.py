"""What a browser does with an export, without the notes: every page out, every batch in."""

import io
import json
import zipfile
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from journal.my_data.export_table import BROUGHT

Told = dict[str, Any]
A_BATCH = 7


def packed(browser: FlaskClient) -> zipfile.ZipFile:
    """Fetch the ZIP that the server makes by itself."""
    answer = browser.get("/me/data/export/without-notes")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.data))


def exported(browser: FlaskClient) -> Told:
    told: Told = json.loads(packed(browser).read("offshift.json"))
    return told


def bring(browser: FlaskClient, told: Told) -> dict[str, list[str]]:
    """Send an export in small batches and return the fates by kind."""
    fates: dict[str, list[str]] = {}
    instead: dict[str, str] = {}
    for kind in BROUGHT:
        for batch in batches(told.get(kind, [])):
            rows = (
                [{**row, "tag_id": instead.get(row["tag_id"], row["tag_id"])} for row in batch]
                if kind == "check_in_tags"
                else batch
            )
            answer = browser.post(f"/me/data/bring/rows/{kind}", json={"rows": rows})
            assert answer.status_code == 200, (kind, answer.status_code, rows)
            fates.setdefault(kind, []).extend(answer.json["fates"])
            instead |= answer.json["instead"]
    assert browser.post("/me/data/bring/settle", json={}).status_code == 200
    return fates


def batches(rows: list[Told]) -> list[list[Told]]:
    return [rows[at : at + A_BATCH] for at in range(0, len(rows), A_BATCH)]


def brought_parts(told: Told) -> Told:
    """What has to be equal once an export was brought in elsewhere."""
    parts = {kind: told[kind] for kind in BROUGHT if kind != "account"}
    parts["evidence_links"] = [
        {name: value for name, value in link.items() if name != "brought_at"}
        for link in told["evidence_links"]
    ]
    return {
        **parts,
        "of_the_account": [
            (row["locale"], row["zone"], row["import_key"]) for row in told["account"]
        ],
    }


def fresh(**answers: Any) -> Told:
    return {"id": str(uuid4()), **answers}
