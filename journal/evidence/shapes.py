"""What each part of a file of evidence looks like; shapes.js of the pages says the same."""

import re
from collections.abc import Mapping
from typing import Any

from journal.vocabulary import LinkKind

_TEXTS = {
    "hash": re.compile(r"[0-9a-f]{64}"),
    "id": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "moment": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    "day": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "word": re.compile(r"[a-z_]{1,30}"),
    "zone": re.compile(r"[A-Za-z0-9_+/-]{1,64}"),
    "base64": re.compile(r"[A-Za-z0-9_-]+"),
    "text": re.compile(r"(?s:.*)"),
}
MOST = 2**31

Shape = Mapping[str, str]
"""The kind of each member by its name; a name that ends in "?" may be missing."""

HIDDEN: Shape = {"number": "whole", "leaf": "hash", "link": "hash"}
SHOWN: Shape = {
    "number": "whole",
    "at": "moment",
    "kind": "word",
    "salt": "hash",
    "content": "object",
    "link": "hash",
}
INCIDENT: Shape = {
    "incident": "id",
    "at": "moment",
    "zone": "zone",
    "kind": "word",
    "channel?": "word",
    "ending?": "word",
    "backed?": "word",
    "overtime_minutes?": "whole",
    "brought_in?": "yes",
    "kept_since?": "moment",
}
REQUEST: Shape = {
    "request": "id",
    "incident": "id",
    "asked": "word",
    "asked_on": "day",
    "outcome": "word",
    "answered_on?": "day",
}
BOUND_WORDS: Shape = {"subject": "id", "note": "id", "version": "whole", "body_sha256": "hash"}
WORDS: Shape = {
    "account": "id",
    "note": "id",
    "kind": "word",
    "subject": "id",
    "generation": "whole",
    "version": "whole",
    "key": "base64",
    "body": "base64",
    "text": "text",
}
RECEIPT: Shape = {"number": "whole", "link": "hash"}
BROUGHT: Shape = {"links": "whole", "at": "moment"}
SAYS: Shape = {"en": "text", "ko": "text"}
FILE: Shape = {
    "format": "text",
    "made_at": "moment",
    "says": "object",
    "incidents": "list",
    "links": "list",
    "words": "list",
    "receipts": "list",
    "brought?": "object",
    "sha256": "hash",
}


def content_shape(kind: str, content: Mapping[str, Any]) -> Shape | None:
    """What a link of a kind says; None for a kind that never shows anything."""
    if kind == LinkKind.WRITTEN:
        return INCIDENT
    if kind == LinkKind.CHANGED:
        return REQUEST if "request" in content else INCIDENT
    if kind in {LinkKind.ASKED, LinkKind.ANSWERED}:
        return REQUEST
    return BOUND_WORDS if kind == LinkKind.WORDS else None


def has_shape(value: Any, shape: Shape) -> bool:
    """Whether a value is an object with just these members, each of its kind."""
    if not isinstance(value, dict):
        return False
    kinds = {name.removesuffix("?"): kind for name, kind in shape.items()}
    needed = {name for name in shape if not name.endswith("?")}
    return needed <= value.keys() <= kinds.keys() and all(
        is_kind(value[name], kinds[name]) for name in value
    )


def is_kind(value: Any, kind: str) -> bool:
    """Whether a value is of one of the kinds that a shape names."""
    if kind == "whole":
        return type(value) is int and 0 <= value < MOST
    if kind == "yes":
        return value is True
    if kind in {"object", "list"}:
        return isinstance(value, dict if kind == "object" else list)
    return isinstance(value, str) and _TEXTS[kind].fullmatch(value) is not None
