"""A port that can't be used gets a sentence, not a stack of lines."""

import socket

import bootstrap
import pytest
import serving


@pytest.mark.parametrize("text", ["", "eight", "0", "65536", "-1", "8000.0", "٣"])
def test_a_port_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)

    with pytest.raises(SystemExit, match="whole number from 1 to 65535"):
        serving.chosen_port()


def test_a_port_in_use_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(SystemExit, match=f"Port {port} can't be used.*PORT=8001 make run"):
            serving.chosen_port()


def test_a_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))

    assert serving.chosen_port() == port


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SystemExit, match="setup run demo test check"):
        bootstrap.main(["launch"])
