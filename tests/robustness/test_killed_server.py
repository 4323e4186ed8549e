"""A server killed while people save loses nothing it acknowledged; the small run of the command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "benchmarks.kill_server", "--kills", "3", "--writers", "4"]


@pytest.mark.robustness
def test_nothing_acknowledged_is_lost_or_doubled() -> None:
    done = subprocess.run(
        [*COMMAND, "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    figures = json.loads(done.stdout)
    assert figures["acknowledged"] > 50
    assert figures["acknowledged_lost"] == figures["duplicates"] == figures["rows_never_sent"] == 0
    assert figures["integrity"] == "ok"
    assert figures["refused"] == {}
