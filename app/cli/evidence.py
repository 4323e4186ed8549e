"""Checking a file of evidence from the command line: no account, no database, no network."""

from pathlib import Path
from typing import Any

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.evidence.words import failure
from journal.evidence.checking import Failed, check_file
from journal.evidence.reading import Checked, Incident
from journal.evidence.rules import Receipt, receipts_in

commands = Commands("evidence", help="Check a file of evidence.")


@commands.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--receipt", default="", help="A receipt from elsewhere that the chain has to fit.")
@as_json_option
def verify(file: Path, receipt: str, *, as_json: bool) -> None:
    """Say whether a file holds and what it tells; exit code 1 with the place where it doesn't."""
    # It brings cryptography, which no other command needs.
    from app.evidence.opening import open_words  # noqa: PLC0415 - see above

    try:
        content = file.read_bytes()
    except OSError:
        refuse("no_file", f"{file} can't be read.", as_json=as_json)
    found = check_file(content, open_words)
    if isinstance(found, Failed):
        refuse(
            found.wrong, f"It doesn't hold. {failure(found)}", as_json=as_json, line=found.number
        )
    kept = receipts_in(receipt)
    strangers = [one.number for one in kept if not found.has(one)]
    if strangers or (receipt and not kept):
        refuse("receipt", "The receipt doesn't belong to this chain.", as_json=as_json)
    tell(_told(found), _sentences(found, kept), as_json=as_json)


def _told(found: Checked) -> dict[str, Any]:
    return {
        "links": found.links,
        "head": found.head.link,
        "made_at": found.made_at,
        "incidents": [_incident(one) for one in found.incidents],
        "receipts": [one.number for one in found.receipts],
    }


def _incident(one: Incident) -> dict[str, Any]:
    return {
        "id": one.id,
        "told": [
            {
                "link": told.number,
                "at": told.at,
                "kind": told.kind.value,
                "content": dict(told.content),
            }
            for told in (*one.told, *(told for asked in one.requests for told in asked.told))
        ],
        "words": [
            {"link": words.number, "at": words.at, "version": words.version, "text": words.text}
            for words in (*one.words, *(words for asked in one.requests for words in asked.words))
        ],
    }


def _sentences(found: Checked, kept: tuple[Receipt, ...]) -> str:
    lines = [f"It holds: {found.links} links, every one in its place, newest {found.head.link}."]
    for one in found.incidents:
        first = one.told[0]
        lines.append(f"{first.content['kind']}, written down {first.at}, link {first.number}.")
    lines += [f"The receipt of link {one.number} fits." for one in (*found.receipts, *kept)]
    return "\n".join(lines)
