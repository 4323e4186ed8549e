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
# The ways in which a journal could reach the team pages: one line each is enough to be seen.
TEAM = "The team pages reach stored releases only"
TEAM_LEAKS = {
    "app/team/units.py": "import journal.check_ins.queries",
    "app/team/listing.py": "from journal.model import CheckIn",
    "app/releases.py": "import journal.aggregates.commands",
    "app/release_words.py": "import journal.model.interaction",
    "journal/aggregates/queries.py": "import journal.aggregates.gathering",
    "journal/audit/queries.py": "import journal.exposure.queries",
}
OPEN_TO_TEAMS = {"release", "team"}
"""Table families that hang on a person and hold what she gave to a team: covers, consents."""
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


def test_every_table_of_a_person_is_out_of_the_team_pages_reach() -> None:
    rules = (ROOT / ".importlinter").read_text()
    contract = rules[rules.index("[importlinter:contract:team-pages]") :].partition("\n[")[0]
    owned = {
        file.stem
        for file in (ROOT / "journal" / "model").glob("*.py")
        if "= owner_key()" in file.read_text(encoding="utf-8")
    }

    assert {"check_in", "goal"} <= owned
    assert owned - OPEN_TO_TEAMS == {
        name for name in owned if f"    journal.model.{name}\n" in contract
    }


def test_every_contract_breaks_at_a_leak(copy: Path) -> None:
    for path, leak in LEAKS.items():
        module = copy / path
        module.write_text(f"{module.read_text()}\n{leak}\n")

    assert set(verdicts(copy).values()) == {"BROKEN"}


@pytest.mark.parametrize("path", TEAM_LEAKS)
def test_the_team_pages_reach_no_journal_by_any_way_round(copy: Path, path: str) -> None:
    module = copy / path
    module.write_text(f"{module.read_text()}\n{TEAM_LEAKS[path]}\n")

    assert verdicts(copy)[TEAM] == "BROKEN"
