"""What is too large is not read, but for what it takes that a browser shows our answer."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from app import LARGEST_FORM
from app.uploads import DRAINED_BYTES, DRAINED_OF_STRANGERS
from tests.conftest import CastMember

MEGABYTE = 1024 * 1024
ADDRESSES = (
    "/rosters/file",
    "/rosters",
    "/rosters/month",
    "/imports/preview",
    "/team/units/00000000-0000-0000-0000-000000000001/roster",
)


class Endless(BytesIO):
    """What somebody sends who never ends; counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert 0 < size <= MEGABYTE
        self.taken += size
        return b"x" * size

    def readinto(self, room: Any) -> int:
        room[:] = self.read(len(room))
        return len(room)


def send(client: Client, address: str, length: int | None) -> tuple[TestResponse, int]:
    """Begin to send so many bytes, or without saying how many; return how many were read."""
    sent = Endless()
    answer = client.post(
        address,
        content_type="multipart/form-data; boundary=x",
        environ_overrides={
            "wsgi.input": sent,
            "wsgi.input_terminated": length is None,
            "CONTENT_LENGTH": "" if length is None else str(length),
        },
    )
    return answer, sent.taken


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("length", [LARGEST_FORM + 1, 5 * MEGABYTE, 10_000 * MEGABYTE])
def test_of_a_stranger_next_to_nothing_is_read(app: Flask, address: str, length: int) -> None:
    answer, taken = send(app.test_client(), address, length)

    assert answer.status_code == 401
    assert taken == (length if length <= DRAINED_OF_STRANGERS else 0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_who_does_not_say_how_much_is_stopped(app: Flask, address: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    answer, taken = send(app.test_client(), address, None)

    assert answer.status_code == 413
    assert 0 < taken <= 2 * LARGEST_FORM


def test_a_stranger_with_a_small_form_is_shown_the_way_in(app: Flask) -> None:
    assert app.test_client().post("/rosters/file", data={"text": "x"}).status_code == 401


@pytest.mark.parametrize("address", ["/rosters/file", "/imports/preview"])
def test_a_file_that_is_too_large_is_read_to_its_end_and_refused(
    mina: CastMember, address: str
) -> None:
    answer, taken = send(mina.client, address, 30 * MEGABYTE)

    assert (answer.status_code, taken) == (413, 30 * MEGABYTE)


def test_of_what_is_far_too_large_nothing_is_read(mina: CastMember) -> None:
    answer, taken = send(mina.client, "/rosters/file", DRAINED_BYTES + 1)

    assert (answer.status_code, taken) == (413, 0)


def test_what_ends_before_it_should_is_no_endless_wait(mina: CastMember) -> None:
    said = {"wsgi.input": BytesIO(b"x"), "CONTENT_LENGTH": str(30 * MEGABYTE)}

    answer = mina.client.post("/rosters/file", environ_overrides=said)

    assert answer.status_code == 413
