"""The settings, read once from the environment and checked before anything starts."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32


class BadSetting(Exception):
    """A setting that cannot be used; the message names it and says what would do."""


@dataclass(frozen=True, slots=True)
class Config:
    """Where this Offshift keeps its things and how it is reached.

    ``instance`` is the folder for database, secret and backups. ``is_development`` opens the
    style page. ``is_behind_proxy`` trusts one reverse proxy's X-Forwarded headers.
    """

    instance: Path
    database_url: str
    secret_key: str
    port: int = 8000
    is_development: bool = False
    is_behind_proxy: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Config":
        """Read the settings; raise ``BadSetting`` with a sentence where one cannot be used."""
        given = os.environ if environment is None else environment
        instance = Path(given.get("OFFSHIFT_INSTANCE") or PROJECT / "instance").absolute()
        _make_folder(instance)
        return cls(
            instance=instance,
            database_url=_database_url(given.get("OFFSHIFT_DATABASE_URL", ""), instance),
            secret_key=_secret_key(given.get("OFFSHIFT_SECRET_KEY", ""), instance),
            port=_port(given.get("PORT", "")),
            is_development=_yes_or_no("OFFSHIFT_DEVELOPMENT", given),
            is_behind_proxy=_yes_or_no("OFFSHIFT_BEHIND_PROXY", given),
        )

    @property
    def backups(self) -> Path:
        """The folder that copies of the database go to."""
        return self.instance / "backups"

    @property
    def instruments(self) -> Path:
        """The folder that an operator's own questionnaires lie in, if there are any."""
        return self.instance / "instruments"


def _make_folder(instance: Path) -> None:
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        message = "OFFSHIFT_INSTANCE has to be a folder that can be made and written"
        raise BadSetting(message) from refused


def _database_url(given: str, instance: Path) -> str:
    if not given:
        return f"sqlite:///{instance / 'offshift.sqlite3'}"
    if not given.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        message = "OFFSHIFT_DATABASE_URL has to begin with sqlite:/// or postgresql://"
        raise BadSetting(message)
    return given


def _secret_key(given: str, instance: Path) -> str:
    secret = given or _kept_secret(instance / "secret")
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < SHORTEST_SECRET // 4:
        message = f"OFFSHIFT_SECRET_KEY needs {SHORTEST_SECRET} or more unguessable characters"
        raise BadSetting(message)
    return secret


def _kept_secret(file: Path) -> str:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def _port(given: str) -> int:
    if not given:
        return 8000
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:  # noqa: PLR2004 - the ports there are
        message = "PORT has to be a number from 1 to 65535"
        raise BadSetting(message)
    return int(given)


def _yes_or_no(name: str, given: Mapping[str, str]) -> bool:
    value = given.get(name, "")
    if value not in {"", "0", "1"}:
        message = f"{name} has to be 1 or 0"
        raise BadSetting(message)
    return value == "1"
