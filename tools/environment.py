"""The virtual environment: made once, filled from the hashed locks, left alone when it fits."""

import hashlib
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
STAMP = VENV / "offshift-stamp"
LOCKS = ("requirements.txt", "requirements-dev.txt", "tools/uv.txt")
STARTED = time.monotonic()


def say(sentence: str) -> None:
    """Tell the person what happens now, and how long it has taken so far."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {sentence}", flush=True)


def stop(sentence: str) -> NoReturn:
    """End with a sentence that helps; there is nothing to trace."""
    raise SystemExit(f"Offshift: {sentence}")


def run(*command: str | Path, **variables: str) -> None:
    """Run a program in the project's root; end here with its exit code when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, env=os.environ | variables, check=False)
    if done.returncode:
        say(f"This failed: {' '.join(words)}")
        raise SystemExit(done.returncode)


def fingerprint() -> str:
    """Return what the environment depends on: the locks and the Python that reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for lock in LOCKS:
        digest.update((ROOT / lock).read_bytes())
    return digest.hexdigest()


def _stamped() -> tuple[str, str]:
    """Return what was installed last ("run" or "tests", or nothing) and its fingerprint."""
    if not STAMP.exists() or not PYTHON.exists():
        return "", ""
    kind, _, digest = STAMP.read_text(encoding="ascii").strip().partition(" ")
    return kind, digest


def _make() -> None:
    """Make an empty virtual environment with this Python."""
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        stop("Python's venv module is missing here. On Debian: apt-get install python3-venv")
    say("Making the virtual environment .venv")
    run(sys.executable, "-m", "venv", VENV)


def _has_installer() -> bool:
    """Whether the pinned uv is there already."""
    wanted = (ROOT / "tools/uv.txt").read_text(encoding="ascii").split()[0].partition("==")[2]
    if not (BIN / "uv").exists():
        return False
    answer = subprocess.run([BIN / "uv", "--version"], capture_output=True, text=True, check=False)
    return wanted in answer.stdout.split()


def prepare(*, tests: bool) -> None:
    """Bring .venv to the locks: those to run, and those to test when asked or there before."""
    kind, digest = _stamped()
    if digest == fingerprint() and (kind == "tests" or not tests):
        return
    STAMP.unlink(missing_ok=True)
    if not PYTHON.exists():
        _make()
    if not _has_installer():
        say("Installing uv, pinned and checked by its hash")
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--require-hashes", "--only-binary=:all:", "-r", "tools/uv.txt")  # fmt: skip
    with_tests = tests or kind == "tests"
    locks = LOCKS[:2] if with_tests else LOCKS[:1]
    say(f"Installing the packages of {' and '.join(locks)}, checked by their hashes")
    run(BIN / "uv", "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes", *locks,
        UV_NO_PROGRESS="1")  # fmt: skip
    STAMP.write_text(f"{'tests' if with_tests else 'run'} {fingerprint()}\n", encoding="ascii")


def lock(*, upgrade: bool) -> None:
    """Write both locks anew from the .in files: the same versions, or the newest that fit."""
    newest = ["--upgrade"] if upgrade else []
    for name in ("requirements", "requirements-dev"):
        say(f"Resolving {name}.in")
        run(BIN / "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
            "--generate-hashes", "--no-header", *newest, f"{name}.in", "-o",
            f"{name}.txt")  # fmt: skip
