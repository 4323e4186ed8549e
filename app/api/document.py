"""The OpenAPI 3.1 document: made from the table of addresses and from the models themselves."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema

from app.api.answers import Problem
from app.api.bodies import LARGEST_BODY
from app.api.forms import ReportForm
from app.api.operations import BASE, GET, OPERATIONS, Holder, Model, Operation
from app.forms import zone_names
from journal.vocabulary import TokenScope

SCHEMAS = "#/components/schemas/"
PROBLEMS = "#/components/responses/"
MEANINGS = {
    400: "The body isn't JSON.",
    401: "No token, or one that opens nothing.",
    403: "The token wasn't made for this; or the request came without TLS or from another site.",
    404: "There is nothing at this address.",
    405: "This address takes another method.",
    409: "It fits its form and can't be kept: `error` says why. Nothing was changed.",
    413: f"More than {LARGEST_BODY // 1024} kB.",
    415: "The content type isn't `application/json`.",
    422: "It doesn't fit its form. Nothing was kept.",
    429: "Too many made-up tokens came from this network, or this one has written as much as it "
    "may for now: `Retry-After` says for how many seconds.",
    500: "Something went wrong on our side.",
    503: "The storage can't be reached. Nothing was kept; the same request can be sent again.",
    507: "The storage is full. Nothing was kept; the same request can be sent again.",
}
ALWAYS = (403, 404, 405, 500, 503)


class _Schema(GenerateJsonSchema):
    """Says the shapes without a title at each field."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave it out: it repeats the field's name."""
        del schema
        return False


@cache
def document() -> dict[str, Any]:
    """Return the whole document; made once."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        methods = paths.setdefault(BASE + operation.path, {})
        methods[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Offshift",
            "version": "1",
            "summary": "What your own phone and tools may send and read, and what an "
            "organisation's systems may report",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "responses": {str(code): _problem(code) for code in MEANINGS},
            "securitySchemes": _keys(),
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.says,
        "security": _security(operation),
        "responses": _responses(operation),
    }
    parameters = [*_path_parameters(operation), *_query_parameters(operation)]
    if parameters:
        said["parameters"] = parameters
    if operation.takes:
        said["requestBody"] = {
            "required": operation.needs_body,
            "content": _json(_one_of(operation.takes)),
        }
    return said


def _responses(operation: Operation) -> dict[str, Any]:
    codes = {*ALWAYS}
    if operation.key is not Holder.ANYBODY:
        codes |= {401}
    if isinstance(operation.key, TokenScope):
        codes |= {429}
    if operation.method is not GET:
        codes |= {400, 413, 415, 422, 507}
    if operation.asks is not None:
        codes |= {422}
    if operation.has_own_rules:
        codes |= {409}
    good = {"type": "object"} if operation.answer is None else _ref(operation.answer)
    said = {"200": {"description": HTTPStatus.OK.phrase, "content": _json(good)}}
    return said | {str(code): {"$ref": f"{PROBLEMS}{code}"} for code in sorted(codes)}


def _problem(code: int) -> dict[str, Any]:
    said: dict[str, Any] = {"description": MEANINGS[code], "content": _json(_ref(Problem))}
    header = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}.get(code)
    if header:
        said["headers"] = {header: {"schema": {"type": "string"}}}
    return said


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
    schema = {"type": "string", "format": "uuid"}
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in names]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.asks is None:
        return []
    properties: Mapping[str, Any] = operation.asks.model_json_schema(schema_generator=_Schema)[
        "properties"
    ]
    return [
        {"name": name, "in": "query", "required": False, "schema": _present(schema)}
        for name, schema in properties.items()
    ]


def _present(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out that it may be null: what stands in an address is there or not."""
    shape: dict[str, Any] = schema.get("anyOf", [schema])[0]
    return shape


def _security(operation: Operation) -> list[dict[str, list[str]]]:
    if operation.key is Holder.ANYBODY:
        return []
    if operation.key is Holder.SERVICE:
        return [{"serviceToken": []}]
    return [{"personalToken": [operation.key.value]}]


def _keys() -> dict[str, Any]:
    return {
        "personalToken": {
            "type": "http",
            "scheme": "bearer",
            "description": "A person's own token, made on the page /connect. Its scopes are "
            + ", ".join(f"`{scope.value}`" for scope in TokenScope)
            + ".",
        },
        "serviceToken": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of an organisation's system, made by its steward.",
        },
    }


def _schemas() -> dict[str, JsonSchemaValue]:
    taken = [(model, "validation") for one in OPERATIONS for model in one.takes]
    told = [(one.answer, "serialization") for one in OPERATIONS if one.answer is not None]
    models: Any = [*taken, (ReportForm, "validation"), *told, (Problem, "serialization")]
    _, found = models_json_schema(
        models, schema_generator=_Schema, ref_template=SCHEMAS + "{model}"
    )
    schemas: dict[str, JsonSchemaValue] = found["$defs"]
    # Each report is read by itself, so that one that doesn't fit doesn't keep the others out.
    schemas["ReportsForm"]["properties"]["reports"]["items"] = {"anyOf": [_ref(ReportForm), {}]}
    schemas["ZoneName"] = {"type": "string", "enum": sorted(zone_names())}
    return schemas


def _one_of(models: tuple[Model, ...]) -> dict[str, Any]:
    refs = [_ref(model) for model in models]
    return refs[0] if len(refs) == 1 else {"oneOf": refs}


def _ref(model: Model) -> dict[str, Any]:
    return {"$ref": SCHEMAS + model.__name__}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
