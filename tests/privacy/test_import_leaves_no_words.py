"""After every import, nothing that anybody wrote or is called is anywhere on disk or in a log."""

import logging
import sqlite3
from pathlib import Path

import pytest

from tests.app.imports.browsing import bring_in, send_file
from tests.conftest import CastMember
from tests.journal.importing.exports import ALL

SECRETS = {
    "새벽별",
    "문의방",
    "가람",
    "나래",
    "총무",
    "다온",
    "배송",
    "환불",
    "secret-name",
    "문의하는",
}


def traces(folder: Path, logged: str, secrets: set[str] = SECRETS) -> set[str]:
    """Which of the secret words stand in a file below a folder, in any encoding, or in a log."""
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    contents.append(logged.encode())
    return {
        secret
        for secret in secrets
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp949")
        if any(secret.encode(encoding, "ignore") in content for content in contents)
    }


def test_the_secrets_are_those_of_the_fixtures() -> None:
    everything = "".join(ALL.values())

    assert {secret for secret in SECRETS if secret in everything} == SECRETS - {
        "secret-name",
        "문의하는",
    }


@pytest.mark.parametrize("layout", ALL)
def test_the_web_leaves_no_words(
    mina: CastMember, tmp_path: Path, caplog: pytest.LogCaptureFixture, layout: str
) -> None:
    caplog.set_level(logging.DEBUG)

    assert bring_in(mina.client, ALL[layout]).status_code == 303
    assert send_file(mina.client, ALL[layout] + "\x00").status_code == 422

    assert traces(tmp_path, caplog.text) == set()


@pytest.mark.parametrize("layout", ALL)
def test_the_command_line_leaves_no_words(
    mina: CastMember,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    caplog: pytest.LogCaptureFixture,
    layout: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    file = tmp_path_factory.mktemp("phone") / "secret-name.txt"
    file.write_text(ALL[layout], encoding="utf-8")
    words = ["import", "kakaotalk", str(file), "--for", mina.email, "--zone", "Asia/Seoul"]

    done = mina.app.test_cli_runner().invoke(
        args=[*words, "--alerts", "on", "--me", "가람", "--room", "문의하는"]
    )

    assert done.exit_code == 0
    assert traces(tmp_path, caplog.text + done.output) == set()


def test_a_word_on_disk_is_seen(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "leak.sqlite3") as leaking:
        leaking.execute("CREATE TABLE room (title TEXT)")
        leaking.execute("INSERT INTO room VALUES ('새벽별 문의방')")
    leaking.close()

    assert traces(tmp_path, "다온") == {"새벽별", "문의방", "다온"}
