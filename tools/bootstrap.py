"""What the Makefile calls: from a fresh clone to a running, tested or checked Offshift.

Needs nothing but Python's standard library; everything else goes into .venv.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):
    raise SystemExit("Offshift needs Python 3.11 or newer. Choose one: make run PYTHON=python3.11")

from checking import browser_tests, checks, every_test, fast_tests
from environment import BIN, ROOT, lock, prepare, run, say, stop
from serving import chosen_port, serve
from system_packages import install_missing


def _upgrade_storage() -> None:
    """Make or migrate the database; the first time also the folder and the secret."""
    say("Bringing the database up to date")
    run(BIN / "flask", "--app", "wsgi", "storage", "upgrade")


def setup() -> None:
    """Do everything but serve."""
    prepare(tests=False)
    _upgrade_storage()
    say("Ready. Start it with: make run")


def start() -> None:
    """Serve the person's own Offshift."""
    chosen_port()
    prepare(tests=False)
    _upgrade_storage()
    serve()


def demo() -> None:
    """Serve a separate database of invented people; the real one is never opened."""
    os.environ["OFFSHIFT_INSTANCE"] = str(ROOT / "instance-demo")
    os.environ.pop("OFFSHIFT_DATABASE_URL", None)
    chosen_port()
    prepare(tests=False)
    _upgrade_storage()
    say("Inventing people and their 180 days")
    run(BIN / "flask", "--app", "wsgi", "demo", "build")
    serve("Everybody in it is invented. How to sign in stands above.")


def test() -> None:
    """Install what the tests need, system packages too, and run them all."""
    install_missing()
    prepare(tests=True)
    every_test()


def check() -> None:
    """Run what a change must pass before it is handed over."""
    prepare(tests=True)
    checks()


def fast() -> None:
    """Run the rules' tests: a few seconds, after each small change."""
    prepare(tests=True)
    fast_tests()


def browser() -> None:
    """Run only the walks through the pages in Chromium."""
    install_missing()
    prepare(tests=True)
    browser_tests()


def make_lock() -> None:
    """Write the locks anew; UPGRADE=1 takes the newest versions that fit."""
    prepare(tests=True)
    lock(upgrade=os.environ.get("UPGRADE") == "1")
    prepare(tests=True)


def hooks() -> None:
    """Let git run the checks before each commit."""
    asked = ["git", "rev-parse", "--git-path", "hooks"]
    folder = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not folder:
        stop("This folder is not a git clone, so there is nothing to hook into.")
    hook = ROOT / folder.strip() / "pre-commit"
    hook.parent.mkdir(parents=True, exist_ok=True)
    hook.write_text("#!/bin/sh\nexec make check\n", encoding="ascii")
    hook.chmod(0o755)
    say("git now runs `make check` before each commit")


COMMANDS = {
    "setup": setup,
    "run": start,
    "demo": demo,
    "test": test,
    "check": check,
    "fast": fast,
    "browser": browser,
    "lock": make_lock,
    "hooks": hooks,
}


def main(words: list[str]) -> None:
    """Do what the one word asks for."""
    if len(words) != 1 or words[0] not in COMMANDS:
        raise SystemExit(f"Say one of: {' '.join(COMMANDS)}")
    COMMANDS[words[0]]()


if __name__ == "__main__":
    main(sys.argv[1:])
