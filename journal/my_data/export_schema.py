"""The schema of an export (JSON Schema 2020-12), made from the fields that are written."""

from collections.abc import Mapping
from typing import Any

from journal.my_data.export_format import SCHEMA, VERSION, Field, Type, fields_of
from journal.my_data.export_table import EXPORTED, Way

Schema = dict[str, Any]

_KINDS: Mapping[Type, Schema] = {
    Type.ID: {"type": "string", "format": "uuid"},
    Type.MOMENT: {"type": "string", "format": "date-time", "pattern": "Z$"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.YES_NO: {"type": "boolean"},
    Type.WHOLE: {"type": "integer"},
    Type.ANSWERS: {"type": "object", "additionalProperties": {"type": ["integer", "null"]}},
    Type.BYTES: {"type": "string", "pattern": "^([0-9a-f]{2})*$"},
    Type.ZONE: {"type": "string", "description": "a name of the IANA time zone database"},
    Type.TEXT: {"type": "string"},
}
_MOMENT, _ID = _KINDS[Type.MOMENT], _KINDS[Type.ID]


def json_schema() -> Schema:
    """The whole schema; notes stand in it as they are written, opened in the browser."""
    rows = {name: _rows(name) for name, one in EXPORTED.items() if one.way is not Way.SEALED}
    head = {
        "schema": {"const": SCHEMA},
        "version": {"const": VERSION},
        "made_at": _MOMENT,
        "notes_left_out": {"type": "integer", "minimum": 0},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An export of one person's data from Offshift",
        "type": "object",
        "properties": {**head, **rows, "notes": {"type": "array", "items": _note()}},
        "required": [*head, *rows],
        "additionalProperties": False,
    }


def _rows(name: str) -> Schema:
    fields = fields_of(name)
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {one.name: _field(one) for one in fields},
            "required": [one.name for one in fields if not one.is_optional],
            "additionalProperties": False,
        },
    }


def _field(one: Field) -> Schema:
    said = dict(_KINDS[one.type])
    if one.words:
        return {**said, "enum": list(one.words)}
    if one.low is not None and one.high is not None:
        said |= {"minimum": one.low, "maximum": one.high}
    if one.longest is not None and one.type in {Type.TEXT, Type.ZONE}:
        said |= {"maxLength": one.longest}
    if one.longest is not None and one.type is Type.BYTES:
        said |= {"maxLength": 2 * one.longest}
    if one.is_derived:
        said |= {"description": "worked out anew where it is brought in"}
    return said


def _note() -> Schema:
    kind = next(one for one in fields_of("notes") if one.name == "kind")
    whole = {"type": "integer", "minimum": 1}
    words = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    version = {"version": whole, "at": _MOMENT, "words": words}
    own = {
        "id": _ID,
        "kind": _field(kind),
        "subject_id": _ID,
        "created_at": _MOMENT,
        "versions": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "properties": version, "required": list(version)},
        },
    }
    required = [name for name in own if name != "subject_id"]
    return {"type": "object", "properties": own, "required": required}
