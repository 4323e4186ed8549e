"""What every test can ask for: a database that is rolled back, the app, and the cast."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from app import create_app
from app.config import Config
from journal.accounts import passwords
from journal.accounts.commands import NewAccount, open_account, sign_in_device
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.vocabulary import Locale

# A busy machine is slow now and then; that is no fault of the example it was given.
settings.register_profile("offshift", deadline=None)
settings.load_profile("offshift")

SEOUL = ZoneInfo("Asia/Seoul")
PASSWORD = "a quiet evening by the river"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="session")
def cheap_hashing() -> None:
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True, scope="session")
def addresses_compiled_once() -> Iterator[None]:
    """Keep what Werkzeug compiles of an address: half of a run would be compiling them again."""
    compiled: dict[Hashable, tuple[Rule, set[str]]] = {}
    compile_rule = Rule.compile

    def once(rule: Rule) -> None:
        key = (rule.rule, rule.subdomain, rule.host, rule.merge_slashes, str(rule.defaults))
        if key not in compiled:
            named = set(rule.arguments)
            compile_rule(rule)
            compiled[key] = (rule, rule.arguments - named)
            return
        first, found = compiled[key]
        rule.arguments |= found
        rule._parts, rule._trace, rule._converters = first._parts, first._trace, first._converters
        rule._build = first._build.__func__.__get__(rule, None)
        rule._build_unknown = first._build_unknown.__func__.__get__(rule, None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "compile", once)
        yield


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    database = open_database(f"sqlite:///{file}")
    upgrade(database)
    # The write-ahead log is folded into the file only when the last connection closes.
    database.writer.dispose()
    return file


@pytest.fixture(scope="session")
def shared_database(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Database:
    file = tmp_path_factory.mktemp("shared") / "shared.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    return open_database(f"sqlite:///{file}")


@pytest.fixture
def session(shared_database: Database) -> Iterator[Session]:
    """Give a session whose every change is rolled back after the test."""
    with shared_database.writer.connect() as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as opened:
            yield opened
        transaction.rollback()


class CompiledPages(BytecodeCache):
    """Keeps compiled templates in memory: reading them from files takes ten times as long."""

    def __init__(self) -> None:
        self.code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.code


@pytest.fixture(scope="session")
def compiled_pages() -> CompiledPages:
    """Compile each template once for all the apps of a run: half the time of a page's test."""
    return CompiledPages()


@pytest.fixture
def app(tmp_path: Path, empty_database: Path, compiled_pages: CompiledPages) -> Iterator[Flask]:
    file = tmp_path / "offshift.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    made = create_app(
        Config(
            instance=tmp_path,
            database_url=f"sqlite:///{file}",
            secret_key="a secret of the tests, long enough to pass",
        )
    )
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    made.jinja_env.bytecode_cache = compiled_pages
    yield made
    opened: Database = made.extensions["database"]
    opened.reader.dispose()
    opened.team_reader.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a stranger's browser."""
    return app.test_client()


@dataclass(frozen=True)
class CastMember:
    id: UUID
    email: str
    client: FlaskClient
    app: Flask
    zone: ZoneInfo = SEOUL


def sign_up(app: Flask, name: str, *, locale: Locale = Locale.EN) -> CastMember:
    """Open an account without the sign-up page and sign a browser in to it."""
    member = CastMember(uuid4(), f"{name}@example.com", app.test_client(), app)
    opened: Database = app.extensions["database"]
    new = NewAccount(member.email, PASSWORD, locale, SEOUL)
    now = datetime.now(UTC)
    with opened.writer.begin() as connection, Session(connection) as session:
        open_account(session, member.id, new, now)
        token = sign_in_device(session, member.id, now)
    with member.client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return member


@pytest.fixture
def mina(app: Flask) -> CastMember:
    """Mina writes."""
    return sign_up(app, "mina")


@pytest.fixture
def jun(app: Flask) -> CastMember:
    """Jun is on Mina's team."""
    return sign_up(app, "jun")


@pytest.fixture
def mina_id(session: Session) -> UUID:
    """Give the id of an account that lives in the rolled-back session."""
    account_id = uuid4()
    new = NewAccount("mina@example.com", PASSWORD, Locale.EN, SEOUL)
    open_account(session, account_id, new, LONG_AGO)
    return account_id


@pytest.fixture
def jun_id(session: Session) -> UUID:
    account_id = uuid4()
    new = NewAccount("jun@example.com", PASSWORD, Locale.EN, SEOUL)
    open_account(session, account_id, new, LONG_AGO)
    return account_id
