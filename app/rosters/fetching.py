"""Fetching a calendar from where the public internet has it: ten seconds, 5 MB, three redirects.

A person types the address, so on every hop the name is looked up once, refused if any of what it
stands for is inside our own network, and connected to by the very address that was checked.

Why nothing came is said plainly, for nobody can mend an address otherwise; so only the four ports
at which calendars stand are asked. At any other, "nobody answers" beside "an error" would make us
the port scanner of whoever has an account.
"""

import socket
import ssl
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from threading import BoundedSemaphore, Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS = 10.0
LOOK_UP_SECONDS = 5.0
LARGEST = 5 * 1024 * 1024
MOST_REDIRECTS = 3
LONGEST_ADDRESS = 2000
AT_ONCE = 4
"""Fetches at the same time: calendars that hang must not take all our threads."""

HEADERS = {
    "Accept": "text/calendar, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
    "User-Agent": "Offshift",
    "Connection": "close",
}
PORTS = {"http": 80, "https": 443}
ASKED_PORTS = frozenset({*PORTS.values(), 8080, 8443})
OK, GONE, LOCKED = 200, {404, 410}, {401, 403}
TRANSLATED = IPv6Network("64:ff9b::/96")
# Only this much of the new addresses has been given out to the open internet; these parts of it,
# and of the old kind, are for documents, relays and tests.
OPEN_IPV6 = IPv6Network("2000::/3")
CLOSED = tuple(map(ip_network, ("3fff::/20", "192.88.99.0/24", "192.0.0.0/24")))
MOVED = {301, 302, 303, 307, 308}

_room = BoundedSemaphore(AT_ONCE)


class _PlainConnection(HTTPConnection):
    """Speaks HTTP/1.0, in which nobody answers in pieces: the library believes a piece its length.

    A piece that says it is -1 long would be read to its end, whatever was asked for.
    """

    _http_vsn = 10
    _http_vsn_str = "HTTP/1.0"


class FetchFailed(Exception):
    """A calendar that could not be fetched; ``reason`` is a code that says nothing of where."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def tidy_address(written: str) -> str:
    """Return an address as it is kept; raise ``FetchFailed`` ``bad_address`` for what is none."""
    address = written.strip()
    for start in ("webcals://", "webcal://"):
        if address.lower().startswith(start):
            address = f"https://{address[len(start) :]}"
    _parts(address)
    return address


def fetch(address: str) -> bytes:
    """Return what stands at an address; raise ``FetchFailed``."""
    if not _room.acquire(timeout=1):
        raise FetchFailed("busy")
    until = monotonic() + SECONDS
    try:
        for _ in range(MOST_REDIRECTS + 1):
            found = _asked(_parts(address), until)
            if isinstance(found, bytes):
                return found
            address = _moved(address, found)
    except TimeoutError as slow:
        raise FetchFailed("too_slow") from slow
    except (OSError, HTTPException, ValueError) as failed:
        raise FetchFailed("too_slow" if monotonic() >= until else "unreachable") from failed
    finally:
        _room.release()
    raise FetchFailed("too_many_redirects")


def _moved(address: str, to: str) -> str:
    """Where an answer points on; never from TLS to plain, for such an address is a secret."""
    further = urljoin(address, to)
    if urlsplit(address).scheme == "https" and urlsplit(further).scheme != "https":
        raise FetchFailed("answered_badly")
    return further


def _parts(address: str) -> SplitResult:
    """Take an address apart; raise ``FetchFailed`` for one that we ask nobody by."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise FetchFailed("bad_address") from None
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not (is_plain and parts.scheme in PORTS and parts.hostname):
        raise FetchFailed("bad_address")
    if "@" in parts.netloc or len(address) > LONGEST_ADDRESS:
        raise FetchFailed("bad_address")
    if port not in ASKED_PORTS:
        raise FetchFailed("other_port")
    return parts


def _asked(parts: SplitResult, until: float) -> bytes | str:
    """Ask once; return the content, or the address it has moved to."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    places = _looked_up(host, port)
    if not places or not all(map(is_public, places)):
        raise FetchFailed("internal_address" if places else "unreachable")
    with closing(_dial(parts.scheme, host, (places[0], port), _left(until))) as line:
        hang_up = Timer(_left(until), _cut, (line,))
        hang_up.start()
        try:
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection = _PlainConnection(host, parts.port)
            connection.sock = line
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            # The library names the host in HTTP/1.1 alone; many calendars share one machine.
            heads = {"Host": parts.netloc.rstrip(":"), **HEADERS}
            connection.request("GET", target, headers=heads)
            with connection.getresponse() as response:
                return _content(response, until)
        finally:
            hang_up.cancel()


def _dial(scheme: str, host: str, place: tuple[str, int], seconds: float) -> socket.socket:
    line = socket.create_connection(place, seconds)
    if scheme == "http":
        return line
    return _trust().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)


def _content(response: HTTPResponse, until: float) -> bytes | str:
    if response.status in MOVED and (moved := response.getheader("Location")):
        return moved
    if response.status != OK:
        gone = "not_found" if response.status in GONE else "answered_badly"
        raise FetchFailed("refused" if response.status in LOCKED else gone)
    if response.chunked:
        raise FetchFailed("answered_badly")
    content = response.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FetchFailed("too_large")
    if monotonic() >= until or response.length:
        raise FetchFailed("too_slow")
    return content


def is_public(place: str) -> bool:
    """Say whether an IP address is one that everybody can reach, and not inside a network."""
    address = ip_address(place.partition("%")[0])
    seen: list[IPv4Address | IPv6Address] = [address]
    if isinstance(address, IPv6Address):
        # Some of them stand for an address of the old kind, which may be an inner one.
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in TRANSLATED:
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        seen += [one for one in inner if one is not None]
        stands_for_another = len(seen) > 1
        if not stands_for_another and address not in OPEN_IPV6:
            return False
    return all(_is_open(one) for one in seen)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    is_closed = any(address in closed for closed in CLOSED if closed.version == address.version)
    return address.is_global and not address.is_multicast and not is_closed


def _looked_up(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a name; none when nobody says in time."""
    found: list[str] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(str(answer[4][0]) for answer in answers)

    # The system's own look-up knows no time limit.
    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(LOOK_UP_SECONDS)
    return tuple(found)


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise FetchFailed("too_slow")
    return left


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(line: socket.socket) -> None:
    # Below TLS: what waits for the next byte gets the end of the line, not plain bytes.
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
