"""What others wrote and we serve is exactly what was looked at: pinned by version and sum."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

import app

VENDOR = Path(app.__file__).parent / "static" / "vendor"
ROW = re.compile(r"^\| (\S+) \| (npm \S+ [\d.]+)[^|]*\| ([0-9a-f]{64}) \|$", re.MULTILINE)
ARGON2 = (
    "argon2.umd.min.js",
    "npm hash-wasm 4.13.0",
    "acfe11b015852f593aaddc51116f71dc7850e4551e6b34d42c1f88cf39635f03",
)


def rows(folder: Path) -> list[tuple[str, str, str]]:
    return ROW.findall((folder / "VENDOR.md").read_text(encoding="utf-8"))


def test_argon2_is_the_one_that_was_looked_at() -> None:
    assert rows(VENDOR / "hash-wasm") == [ARGON2]


@pytest.mark.parametrize("folder", sorted(VENDOR.iterdir()), ids=lambda folder: folder.name)
def test_every_vendored_file_is_the_one_that_is_written_down(folder: Path) -> None:
    written = {name: pinned for name, _, pinned in rows(folder)}
    beside = {"LICENSE", "VENDOR.md"}

    served = {path.name for path in folder.iterdir()} - beside

    assert served == set(written)
    for name, pinned in written.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == pinned
    assert (folder / "LICENSE").read_text(encoding="utf-8").strip()
