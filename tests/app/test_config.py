"""Settings are checked before anything starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import PROJECT, BadSetting, Config


def settings(tmp_path: Path, **given: str) -> Config:
    return Config.from_environment({"OFFSHIFT_INSTANCE": str(tmp_path / "instance"), **given})


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    config = settings(tmp_path)

    assert config.port == 8000
    assert config.database_url == f"sqlite:///{tmp_path / 'instance' / 'offshift.sqlite3'}"
    assert config.backups == tmp_path / "instance" / "backups"
    assert not config.is_development


def test_the_first_secret_is_made_kept_and_private(tmp_path: Path) -> None:
    first = settings(tmp_path)
    second = settings(tmp_path)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert (tmp_path / "instance" / "secret").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name, value",
    [
        ("OFFSHIFT_SECRET_KEY", "short"),
        ("OFFSHIFT_SECRET_KEY", "a" * 64),
        ("OFFSHIFT_DATABASE_URL", "mysql://localhost/offshift"),
        ("PORT", "eight thousand"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("OFFSHIFT_DEVELOPMENT", "yes"),
        ("OFFSHIFT_BEHIND_PROXY", "true"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        settings(tmp_path, **{name: value})


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(BadSetting, match="OFFSHIFT_INSTANCE"):
        Config.from_environment({"OFFSHIFT_INSTANCE": str(tmp_path / "file" / "instance")})


def test_what_is_given_is_used(tmp_path: Path) -> None:
    config = settings(
        tmp_path,
        PORT="8123",
        OFFSHIFT_DATABASE_URL="postgresql://localhost/offshift",
        OFFSHIFT_SECRET_KEY="an unguessable secret of the operator",
        OFFSHIFT_DEVELOPMENT="1",
    )

    assert (config.port, config.is_development) == (8123, True)
    assert config.database_url == "postgresql://localhost/offshift"
    assert config.secret_key == "an unguessable secret of the operator"


def test_a_server_with_a_bad_setting_stops_with_one_sentence(tmp_path: Path) -> None:
    bad = {"OFFSHIFT_INSTANCE": str(tmp_path), "PORT": "eight thousand"}

    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=PROJECT,
        env={**os.environ, **bad},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert done.stderr == "Offshift: PORT has to be a number from 1 to 65535.\n"
