"""The server is up before anything heavy is loaded: those libraries come with the first use."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

HEAVY = ("numpy", "scipy", "plotly", "statsmodels", "authlib", "joserfc", "cryptography")
START = f"""
import sys, wsgi
print(sorted({{name.split(".")[0] for name in sys.modules}} & set({HEAVY})))
"""


def test_starting_loads_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env={"OFFSHIFT_INSTANCE": str(tmp_path)},
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode().strip() == "[]"
