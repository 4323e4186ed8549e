"""How every command answers: one line for people, one JSON object for programs."""

import json
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

import click
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError


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


class Commands(AppGroup):
    """A group of commands that answers in a sentence when the database cannot be used."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a database that is missing, old or unreachable is a refusal."""
        as_json = "--json" in ctx.args
        try:
            return super().invoke(ctx)
        except SQLAlchemyError as wrong:
            sentence = f"The database cannot be used ({type(wrong).__name__}); is it upgraded?"
            refuse("storage", sentence, as_json=as_json)
