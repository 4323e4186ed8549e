"""The import contracts hold, and a single line that leaks turns each of them red."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LEAKS = {
    "journal/errors.py": "import app.config",
    "journal/model/base.py": "import journal.shifts.rules",
    "journal/shifts/rules.py": "import flask, sqlalchemy",
    "app/log/routes.py": "import app.check_ins.routes, flask_login, plotly, sqlalchemy",
}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in ("app", "journal"):
        without = shutil.ignore_patterns("__pycache__", "static", "templates")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=without)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def verdicts(folder: Path) -> dict[str, str]:
    """Return KEPT or BROKEN by the name of each contract."""
    tool = str(Path(sys.executable).parent / "lint-imports")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    lines = COLOUR.sub("", done.stdout).splitlines()
    return dict(line.rsplit(" ", 1) for line in lines if line.endswith((" KEPT", " BROKEN")))


def test_every_contract_holds(copy: Path) -> None:
    found = verdicts(copy)

    assert len(found) == (ROOT / ".importlinter").read_text().count("[importlinter:contract:")
    assert set(found.values()) == {"KEPT"}


def test_every_contract_breaks_at_a_leak(copy: Path) -> None:
    for path, leak in LEAKS.items():
        module = copy / path
        module.write_text(f"{module.read_text()}\n{leak}\n")

    assert set(verdicts(copy).values()) == {"BROKEN"}
