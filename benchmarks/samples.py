"""Brings every file below a folder into a journal that is thrown away: what was read, what stayed.

Run: .venv/bin/python -m benchmarks.samples FOLDER [--json]
Each file goes through the command line and through the upload page. Afterwards every word of it is
looked for in the database, its write-ahead log, all other files of the instance, the log and the
answers of the command line. A word that an instance without imports holds as well proves nothing
and is passed over, and so are times and numbers.
"""

import argparse
import json
import logging
import re
import tempfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from flask import Flask

from app import create_app
from app.config import Config
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.daylio import looks_like as is_daylio
from journal.importing.kinds import detect

EMAIL = "mina@example.com"
PASSWORD = "three blind mice and one"  # noqa: S105 - of an account that is thrown away
ZONE = "Asia/Seoul"
WORD = re.compile(r"[가-힣ぁ-ヿ一-鿿]{3,}|[A-Za-z][A-Za-z'_]{6,}[A-Za-z]")
ENCODINGS = ("utf-8", "utf-16-le", "cp949")


def made(folder: Path) -> Flask:
    app = create_app(Config(folder, f"sqlite:///{folder}/offshift.sqlite3", "s" * 40))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    runner = app.test_cli_runner()
    runner.invoke(args=["storage", "upgrade"])
    made_one = runner.invoke(
        args=["accounts", "add", EMAIL, "--zone", ZONE, "--locale", "ko"],
        input=f"{PASSWORD}\n" * 2,
    )
    if made_one.exit_code:
        raise SystemExit(made_one.output)
    return app


def words_in(content: bytes) -> set[str]:
    """The words of a file and, if it is packed, of its parts."""
    found = set()
    for piece in (content, *_parts(content)):
        try:
            text = piece.decode("utf-8")
        except UnicodeDecodeError:
            text = piece.decode("utf-16" if b"\x00" in piece else "cp949", errors="ignore")
        found |= set(WORD.findall(text))
    return found


def _parts(content: bytes) -> Iterator[bytes]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    except (BadZipFile, OSError):
        return


def held_by(folder: Path, more: str) -> bytes:
    files = [file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()]
    return b"\n".join([*files, more.encode()])


def hits(words: set[str], held: bytes) -> set[str]:
    return {
        word
        for word in words
        if any(word.encode(encoding, errors="ignore") in held for encoding in ENCODINGS)
    }


def kind_of(content: bytes) -> str | None:
    try:
        return "daylio" if is_daylio(content) else detect(content)
    except Invalid as invalid:
        return f"refused: {invalid.reason}"


def tried(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    log = StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = made(folder)
        before = held_by(folder, "")
        runner = app.test_cli_runner()
        args = ["import", "auto", str(file), "--for", EMAIL, "--zone", ZONE, "--json"]
        answer = runner.invoke(args=args)
        page = upload(app, content)
        held = held_by(folder, log.getvalue() + answer.output)
    logging.getLogger().removeHandler(handler)
    words = words_in(content) - hits(words_in(content), before)
    return {
        "file": str(file.name),
        "kind": kind_of(content),
        "page": page,
        "exit": answer.exit_code,
        "answer": json.loads(answer.output)
        if answer.output.startswith("{")
        else answer.output[:300],
        "words": len(words),
        "hits": sorted(hits(words, held)),
    }


def upload(app: Flask, content: bytes) -> int:
    client = app.test_client()
    client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})
    sent = client.post("/imports/preview", data={"file": (BytesIO(content), "secret.bin")})
    return sent.status_code


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    found = [tried(file) for file in sorted(chosen.folder.rglob("*")) if file.is_file()]
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    print(f"{utc_now():%Y-%m-%d} {len(found)} files")
    for one in found:
        print(
            f"{one['file']}: {one['kind']}, page {one['page']}, exit {one['exit']},"
            f" {len(one['hits'])} of {one['words']} words left {one['hits'][:5]}\n"
            f"    {one['answer']}"
        )


if __name__ == "__main__":
    main()
