"""A calendar is fetched from the open internet only, within bounds, and says nothing of her."""

import socket
import ssl
from typing import Any

import pytest

from app.rosters import fetching
from app.rosters.fetching import FetchFailed, fetch, is_public, tidy_address
from tests.app.rosters.serving import HOST, Place, serving


def reason_of(address: str) -> str:
    with pytest.raises(FetchFailed) as failed:
        fetch(address)
    return failed.value.reason


def test_what_stands_there_is_returned(place: Place) -> None:
    address = place.answer("/a.ics?key=1", b"BEGIN:VCALENDAR")

    assert fetch(address) == b"BEGIN:VCALENDAR"


def test_nothing_about_her_is_sent(place: Place) -> None:
    fetch(place.answer("/a.ics", b"x"))

    (asked,) = place.asked
    assert set(asked) == {"path", "Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}
    assert asked["User-Agent"] == "Offshift"
    assert f"http://{asked['Host']}" == place.address


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1"),  # noqa: S104 - an address to refuse
        *("64:ff9b::a00:1", "2002:a00:1::", "255.255.255.255", "fec0::1", "64:ff9b::7f00:1"),
        *("64:ff9b:1::7f00:1", "::7f00:1", "::ffff:0:7f00:1", "::ffff:127.0.0.1", "3fff::1"),
        *("5f00::1", "192.88.99.1", "192.0.0.8", "2002:7f00:1::"),
    ],
)
def test_inner_addresses_are_known(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_open_addresses_are_known(ip: str) -> None:
    assert is_public(ip)


def test_an_inner_address_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(monkeypatch, is_open=False) as inner:
        address = inner.answer("/a.ics", b"secret")

        assert reason_of(address) == "internal_address"
        assert reason_of(address.replace(HOST, "localhost")) == "internal_address"
        assert inner.asked == []


def test_a_name_with_one_inner_address_is_not_asked(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_looked_up", lambda *_: (HOST, "10.0.0.1"))

    assert reason_of(place.answer("/a.ics")) == "internal_address"
    assert place.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def answer(host: str, *_args: object, **_named: object) -> list[Any]:
        """Say another address the second time, as somebody does who wants to be let in."""
        looked_up.append(host)
        inner = looked_up.count("calendar.example") > 1
        return [(2, 1, 6, "", ("10.0.0.1" if inner else HOST, 0 if inner else port))]

    address = place.answer("/a.ics", b"x").replace(HOST, "calendar.example")
    port = int(place.address.rpartition(":")[2])
    monkeypatch.setattr(socket, "getaddrinfo", answer)

    assert fetch(address) == b"x"
    assert looked_up.count("calendar.example") == 1


def test_each_hop_is_checked_anew(place: Place) -> None:
    inner = place.answer("/moved", status=302, Location="http://10.0.0.1/a.ics")
    good = place.answer("/good", status=301, Location="/a.ics")
    place.answer("/a.ics", b"x")

    assert reason_of(inner) == "internal_address"
    assert fetch(good) == b"x"


def test_a_secret_address_is_not_said_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_asked", lambda *_: "http://calendar.example/a.ics?key=1")

    assert reason_of("https://calendar.example/a.ics?key=1") == "answered_badly"
    assert reason_of("http://calendar.example/a.ics?key=1") == "too_many_redirects"


def test_an_answer_in_pieces_is_not_read(place: Place) -> None:
    pieces = {"Transfer-Encoding": "chunked"}

    assert reason_of(place.answer("/a.ics", b"-1\r\nx\r\n", **pieces)) == "answered_badly"


@pytest.mark.parametrize("port", [1, 22, 25, 1024, 3306, 5432, 8000, 9200, 65_535])
def test_only_ports_at_which_calendars_stand_are_asked(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_looked_up", lambda *_: pytest.fail("it was looked up"))

    assert reason_of(f"https://calendar.example:{port}/a.ics") == "other_port"
    for usual in ("", ":80", ":443", ":8080", ":8443"):
        assert tidy_address(f"http://x.example{usual}/").endswith("/")


def test_an_answer_does_not_lead_to_another_port(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = place.answer("/a.ics", status=302, Location=f"http://{HOST}:25/")
    monkeypatch.setattr(fetching, "ASKED_PORTS", {int(place.address.rpartition(":")[2])})

    assert reason_of(address) == "other_port"


def test_a_way_round_and_round_ends(place: Place) -> None:
    address = place.answer("/round", status=307, Location="/round")

    assert reason_of(address) == "too_many_redirects"
    assert len(place.asked) == 4


@pytest.mark.parametrize(
    "status, reason",
    [
        (404, "not_found"),
        (410, "not_found"),
        (401, "refused"),
        (403, "refused"),
        (500, "answered_badly"),
        (204, "answered_badly"),
        (302, "answered_badly"),
    ],
)
def test_an_answer_that_is_no_calendar_is_told_apart(
    place: Place, status: int, reason: str
) -> None:
    assert reason_of(place.answer("/a.ics", status=status)) == reason


def test_too_much_is_not_read(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 10)

    assert reason_of(place.answer("/a.ics", b"x" * 11)) == "too_large"
    assert fetch(place.answer("/b.ics", b"x" * 10)) == b"x" * 10


def test_less_than_was_promised_is_too_slow(place: Place) -> None:
    address = place.answer("/a.ics", b"half", **{"Content-Length": "8"})

    assert reason_of(address) in {"too_slow", "unreachable"}


def test_whoever_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with socket.create_server((HOST, 0)) as silent:
        assert reason_of(f"http://{HOST}:{silent.getsockname()[1]}/a.ics") == "too_slow"


def test_no_time_left_is_too_slow(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1.0)

    assert reason_of(place.answer("/a.ics")) == "too_slow"


def test_where_nobody_is_nothing_is_fetched(place: Place) -> None:
    with socket.create_server((HOST, 0)) as closing:
        port = closing.getsockname()[1]

    assert reason_of(f"http://{HOST}:{port}/a.ics") == "unreachable"
    assert reason_of("https://nobody.invalid/a.ics") == "unreachable"


def test_a_place_that_speaks_no_tls_is_not_trusted(place: Place) -> None:
    assert reason_of(place.address.replace("http:", "https:") + "/a.ics") == "unreachable"


def test_tls_is_checked_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    fetching._trust.cache_clear()
    trust = fetching._trust()

    assert trust.check_hostname
    assert trust.verify_mode is ssl.CERT_REQUIRED


def test_only_so_many_are_fetched_at_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def acquire(self, **_named: object) -> bool:
            return False

    monkeypatch.setattr(fetching, "_room", Full())

    assert reason_of(place.answer("/a.ics")) == "busy"


@pytest.mark.parametrize(
    "written, address",
    [
        ("webcal://x.example/a.ics", "https://x.example/a.ics"),
        (" WEBCALS://x.example/a ", "https://x.example/a"),
        ("http://x.example:8080/a?b=c", "http://x.example:8080/a?b=c"),
    ],
)
def test_addresses_are_tidied(written: str, address: str) -> None:
    assert tidy_address(written) == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "x", "file:///etc/passwd", "ftp://x.example/", "javascript:1", "http://", "//x/"),
        *("https://a:b@x.example/", "http://x.example:99999/"),
        *("http://x.example/a b", "http://한글.example/", "http://x/" + "y" * 2000, "http://[x/"),
        "http://x.example/\n",
    ],
)
def test_what_is_no_address_is_asked_nothing(address: str) -> None:
    if address.endswith("\n"):
        assert tidy_address(address) == address.strip()
        return
    with pytest.raises(FetchFailed, match="bad_address"):
        tidy_address(address)
