"""The checks and the tests, in the order in which they are quickest to answer."""

import subprocess
import time

from environment import BIN, ROOT, say

PYTEST = (BIN / "python", "-m", "pytest")
# As many at once as there are processors; who has nothing left takes from who has most.
SHARED = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
WITHOUT_SERVERS = "not browser and not postgres and not robustness"
CHECKS = {
    "format": (BIN / "ruff", "format", "--check", "."),
    "lint": (BIN / "ruff", "check", "."),
    "types": (BIN / "mypy",),
    "contracts": (BIN / "lint-imports",),
    "templates": (BIN / "djlint", "app/templates", "--lint", "--quiet"),
    "tests": (*PYTEST, *SHARED, "-q", "-m", WITHOUT_SERVERS),
}
COVERAGE = {
    "all branches of the journal": ("--include=journal/*", "--fail-under=100"),
    "95 % of everything": ("--fail-under=95",),
}


def _passes(name: str, command: tuple[object, ...]) -> bool:
    """Run one check, and say its name, its seconds and how it ended."""
    start = time.monotonic()
    words = [str(word) for word in command]
    code = subprocess.run(words, cwd=ROOT, check=False).returncode
    seconds = time.monotonic() - start
    say(f"{name}: {'passed' if code == 0 else f'FAILED ({code})'} in {seconds:.1f} s")
    return code == 0


def _end(failed: list[str]) -> None:
    """End with 1 when anything failed, and say what."""
    if failed:
        raise SystemExit(f"Offshift: failed: {', '.join(failed)}")


def checks() -> None:
    """Run every check, even after one has failed, so that one run shows everything."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    _end(failed)
    say("Every check passed")


def fast_tests() -> None:
    """Run the tests of pure rules, without what only pages and servers need."""
    rules = sorted(ROOT.glob("tests/journal/**/test_rules*.py"))
    command = (*PYTEST, "-q", "-p", "no:playwright", "-p", "no:cov", *rules)
    _end([] if _passes("rules", command) else ["rules"])


def browser_tests() -> None:
    """Run the tests in Chromium."""
    command = (*PYTEST, *SHARED, "-m", "browser")
    _end([] if _passes("browser", command) else ["browser"])


def _coverage_gates() -> list[str]:
    """Return the names of the coverage gates that do not hold."""
    report = (BIN / "coverage", "report")
    return [name for name, limits in COVERAGE.items() if not _passes(name, (*report, *limits))]


def every_test() -> None:
    """Run all tests: first without Chromium and with coverage, then in Chromium."""
    measured = (*PYTEST, *SHARED, "-m", "not browser", "--cov", "--cov-report=")
    failed = [] if _passes("tests", measured) else ["tests"]
    failed += _coverage_gates()
    if not _passes("browser", (*PYTEST, *SHARED, "-m", "browser")):
        failed.append("browser")
    _end(failed)
    say("Every test passed")
