"""The virtual environment is made when something changed, and only then."""

from pathlib import Path

import environment
import pytest


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a fresh clone with its locks and a Python in its .venv."""
    (tmp_path / "tools").mkdir()
    for lock in environment.LOCKS:
        (tmp_path / lock).write_text("uv==1.2.3 --hash=sha256:00\n")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").touch()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "BIN", tmp_path / ".venv/bin")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv/stamp")
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of the programs that would have been run."""
    programs: list[str] = []

    def write_down(*command: object, **_: str) -> None:
        programs.append(" ".join(str(word) for word in command))

    monkeypatch.setattr(environment, "run", write_down)
    return programs


def test_a_fresh_clone_gets_the_installer_and_the_locked_packages(
    clone: Path, ran: list[str]
) -> None:
    environment.prepare(tests=False)

    assert "--require-hashes" in ran[0]
    assert ran[0].endswith("tools/uv.txt")
    assert "--require-hashes requirements.txt" in ran[1]
    assert "requirements-dev.txt" not in ran[1]


@pytest.mark.usefixtures("clone")
def test_nothing_is_installed_twice(ran: list[str]) -> None:
    environment.prepare(tests=True)
    first = len(ran)

    environment.prepare(tests=True)
    environment.prepare(tests=False)

    assert len(ran) == first


def test_a_changed_lock_installs_again_and_keeps_the_tests_packages(
    clone: Path, ran: list[str]
) -> None:
    environment.prepare(tests=True)
    (clone / "requirements.txt").write_text("other==1\n")

    environment.prepare(tests=False)

    assert ran[-1].endswith("requirements.txt requirements-dev.txt")


@pytest.mark.usefixtures("clone")
def test_a_run_only_environment_is_not_enough_for_tests(ran: list[str]) -> None:
    environment.prepare(tests=False)

    environment.prepare(tests=True)

    assert ran[-1].endswith("requirements.txt requirements-dev.txt")


def test_a_failed_program_ends_with_its_exit_code() -> None:
    with pytest.raises(SystemExit) as ended:
        environment.run("sh", "-c", "exit 3")

    assert ended.value.code == 3
