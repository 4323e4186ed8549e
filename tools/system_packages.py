"""The three Debian packages that the whole test run needs beside Python's."""

import os
import shutil
import subprocess

from environment import run, say, stop

NEEDED = ("chromium", "fonts-noto-cjk", "postgresql")
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "-qq")


def _is_installed(package: str) -> bool:
    """Whether dpkg knows the package as installed."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    return answer.stdout == "installed"


def install_missing() -> None:
    """Install what is missing when this is root; otherwise say the one line that does it."""
    if shutil.which("dpkg-query") is None:
        stop(f"The tests need {', '.join(NEEDED)}, installed here by apt on Debian 12 or newer.")
    missing = [package for package in NEEDED if not _is_installed(package)]
    if not missing:
        return
    if os.geteuid() != 0:
        stop(f"The tests need {' '.join(missing)}. Run: sudo apt-get install {' '.join(missing)}")
    say(f"Installing Debian's {', '.join(missing)}")
    run("apt-get", "update", "-qq")
    run(*INSTALL, *missing, DEBIAN_FRONTEND="noninteractive")
