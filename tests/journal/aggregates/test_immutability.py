"""What was published stays byte for byte, whatever happens to journals, clock or database."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from journal.aggregates.bodies import Publication
from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import published_bodies
from journal.model import (
    Account,
    CheckIn,
    Consent,
    EpsilonEntry,
    Membership,
    PublishedWindow,
    ReleaseCover,
)
from tests.journal.aggregates.world import DUE, OPENS, WINDOW, World, first_days

LATER = DUE + timedelta(days=3)


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("North")
    made.unit("South")
    made.team("North", 11)
    return made


@pytest.fixture
def files(tmp_path: Path) -> PublishedFiles:
    return PublishedFiles(tmp_path / "published")


def mina_of(world: World) -> UUID:
    return world.session.scalars(select(Membership.account_id)).all()[0]


def log_late(world: World) -> None:
    world.check_ins(mina_of(world), first_days(20)[5:], written=LATER, mood=1, energy=1, tension=5)


def edit(world: World) -> None:
    world.session.execute(update(CheckIn).values(mood=1, energy=1, tension=5))


def delete_account(world: World) -> None:
    world.session.execute(delete(Account).where(Account.id == mina_of(world)))


def transfer(world: World) -> None:
    mina = mina_of(world)
    ended = update(Membership).where(Membership.account_id == mina).values(left_at=LATER)
    world.session.execute(ended)
    world.join(mina, "South", LATER)


def withdraw(world: World) -> None:
    world.session.execute(update(Consent).values(withdrawn_at=LATER))


CHANGES = [log_late, edit, delete_account, transfer, withdraw]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_changes_what_was_published(
    world: World, files: PublishedFiles, change: Callable[[World], None]
) -> None:
    publish(world.session, world.id, WINDOW, files, DUE)
    before = seen(world)

    change(world)
    for now in (LATER, DUE - timedelta(days=300), DUE + timedelta(days=300)):
        publish(world.session, world.id, WINDOW, files, now)

    assert seen(world) == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_restored_backup_is_published_with_the_same_bytes(
    world: World, files: PublishedFiles, change: Callable[[World], None]
) -> None:
    before_publication = world.session.begin_nested()
    publish(world.session, world.id, WINDOW, files, DUE)
    before = seen(world)
    before_publication.rollback()

    change(world)
    publish(world.session, world.id, WINDOW, files, LATER)

    assert seen(world) == before


def test_a_restored_backup_is_published_even_with_the_clock_turned_back(
    world: World, files: PublishedFiles
) -> None:
    before_publication = world.session.begin_nested()
    publish(world.session, world.id, WINDOW, files, DUE)
    before = seen(world)
    before_publication.rollback()

    publish(world.session, world.id, WINDOW, files, OPENS)

    assert seen(world) == before


def test_being_stopped_before_the_file_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, files: PublishedFiles
) -> None:
    def stop(*_args: object) -> bytes:
        raise KeyboardInterrupt

    attempt = world.session.begin_nested()
    with monkeypatch.context() as patch:
        patch.setattr(PublishedFiles, "keep", stop)
        with pytest.raises(KeyboardInterrupt):
            publish(world.session, world.id, WINDOW, files, DUE)
    attempt.rollback()

    assert seen(world)[1:] == ((), 0, 0)
    assert isinstance(publish(world.session, world.id, WINDOW, files, DUE), Publication)


def test_being_stopped_after_the_file_gives_the_same_bytes(
    world: World, monkeypatch: pytest.MonkeyPatch, files: PublishedFiles
) -> None:
    attempt = world.session.begin_nested()
    with monkeypatch.context() as patch:
        patch.setattr("journal.aggregates.commands._insert", _stop)
        with pytest.raises(KeyboardInterrupt):
            publish(world.session, world.id, WINDOW, files, DUE)
    attempt.rollback()
    kept = files.read(world.id, WINDOW)

    done = publish(world.session, world.id, WINDOW, files, LATER)

    assert isinstance(done, Publication)
    assert done.to_bytes() == kept == files.read(world.id, WINDOW)
    assert seen(world)[2:] == (1, 2375)


def _stop(*_args: object) -> None:
    raise KeyboardInterrupt


def seen(world: World) -> tuple[object, ...]:
    """Everything published, how many windows, and how much epsilon was spent in all."""
    ask = world.session.scalar
    covers = select(ReleaseCover.unit_id, ReleaseCover.release_id).order_by(ReleaseCover.unit_id)
    windows = select(PublishedWindow.digest, PublishedWindow.published_at)
    return (
        [*world.session.execute(covers), *world.session.execute(windows)],
        published_bodies(world.session, world.id, WINDOW),
        ask(select(func.count()).select_from(PublishedWindow)),
        ask(select(func.coalesce(func.sum(EpsilonEntry.thousandths), 0))),
    )
