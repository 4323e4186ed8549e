"""How every command answers: one line for people, one JSON object for programs."""

import json
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

import click


def tell(answer: Mapping[str, Any], sentence: str, *, as_json: bool) -> None:
    """Print an answer in the form that was asked for."""
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else sentence)


def refuse(reason: str, sentence: str, *, as_json: bool, line: int | None = None) -> NoReturn:
    """Say why nothing was done, and end with exit code 1."""
    if as_json:
        click.echo(json.dumps({"error": reason, "line": line, "message": sentence}))
    else:
        click.echo(sentence, err=True)
    sys.exit(1)


as_json_option = click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")
