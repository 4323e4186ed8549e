"""Starts the server, waits until it is healthy, and ends it cleanly."""

import http.client
import os
import signal
import socket
import subprocess
import time

from environment import BIN, ROOT, STARTED, say, stop

HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
PORT_MAX = 65535


def chosen_port() -> int:
    """Return the port to listen on: PORT, or 8000; ends with a sentence when it cannot be."""
    text = os.environ.get("PORT", "8000")
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= PORT_MAX:
        stop(f"PORT is {text!r}, but must be a whole number from 1 to {PORT_MAX}.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as why:
            stop(f"Port {port} can't be used ({why.strerror}). Choose another: PORT=8001 make run")
    return port


def _is_healthy(port: int) -> bool:
    """Whether the health page answers 200 right now."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int) -> None:
    """Ask until the page is healthy; end when the server ended or took too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _is_healthy(port):
        if server.poll() is not None:
            stop(f"The server ended while it was starting (exit code {server.returncode}).")
        if time.monotonic() > deadline:
            server.terminate()
            stop(f"The server was not healthy after {PATIENCE_SECONDS} seconds.")
        time.sleep(0.1)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server, and let running requests finish first."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        server.kill()


def serve(*advice: str) -> None:
    """Serve until Ctrl-C; print the address, the seconds from the start, and the advice."""
    port = chosen_port()
    # A closed terminal and a polite request to end are the same thing as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.default_int_handler)
    say("Starting the server")
    command = [BIN / "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"{HOST}:{port}"]
    # Its own process group, so that Ctrl-C reaches the server once, and through us.
    server = subprocess.Popen([*command, "wsgi:app"], cwd=ROOT, start_new_session=True)
    try:
        _wait_until_healthy(server, port)
        seconds = time.monotonic() - STARTED
        print(f"\nOffshift is ready on http://{HOST}:{port} ({seconds:.0f} s)", flush=True)
        for line in (*advice, "Ctrl-C ends it."):
            print(line, flush=True)
        server.wait()
        stop(f"The server ended by itself (exit code {server.returncode}).")
    except KeyboardInterrupt:
        print("\nOffshift is ending.", flush=True)
    finally:
        _end(server)
