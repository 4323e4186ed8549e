"""Published questionnaires from the command line: what is there, and whether a file is good."""

import json
from pathlib import Path

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.instrument_files import known
from journal.instruments.catalogue import read_beside, shipped
from journal.instruments.coherence import Fault
from journal.instruments.definition import Instrument
from journal.instruments.reading import Refused

commands = Commands("instrument", help="Check an operator's own questionnaires.")


@commands.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
def check(file: Path, *, as_json: bool) -> None:
    """Say whether a questionnaire's file can be used; exit code 1 with all that is wrong."""
    read = read_beside(file, shipped().instruments)
    if isinstance(read, Refused):
        refuse("bad_file", _listed(file.name, read.faults), as_json=as_json)
    answer = {
        "key": read.key,
        "items": len(read.items),
        "scales": [scale.key for scale in read.scales],
        "languages": sorted(read.wording),
    }
    tell(answer, f"{file.name} is good: {_described(read)}.", as_json=as_json)


@commands.command("list")
@as_json_option
def show_all(*, as_json: bool) -> None:
    """Name every questionnaire that is offered, and every file that is not used with its faults."""
    there = known()
    answer = {
        "offered": sorted(there.instruments),
        "not_used": {bad.name: [fault.sentence for fault in bad.faults] for bad in there.bad},
    }
    good = [f"{key}: {_described(one)}" for key, one in sorted(there.instruments.items())]
    faulty = [_listed(bad.name, bad.faults) for bad in there.bad]
    tell(answer, "\n".join([*good, *faulty]), as_json=as_json)


@commands.command("schema")
@as_json_option
def schema(*, as_json: bool) -> None:
    """Print the format as JSON Schema, for an editor that checks while one types."""
    written = Instrument.model_json_schema()
    tell(written, json.dumps(written, indent=2), as_json=as_json)


def _described(read: Instrument) -> str:
    languages = " and ".join(f"{code} ({read.wording[code].kind})" for code in sorted(read.wording))
    return f"{len(read.items)} questions, {len(read.scales)} scales, wording in {languages}"


def _listed(name: str, faults: tuple[Fault, ...]) -> str:
    return "\n  ".join([f"{name} is not used:", *(fault.sentence for fault in faults)])
