"""What comes with Offshift is read, or refused so that somebody finds the fault."""

from pathlib import Path

import pytest

from journal.files.shipped import BrokenFile, shipped
from journal.rights.facts import FACTS, Facts
from journal.rights.law import RIGHTS, Rights
from journal.sessions.script import SCRIPTS, read_script
from journal.suggestions.catalogue import ENTRIES, read_entries
from journal.suggestions.learning_priors import PRIORS, read_beliefs

READERS = {
    FACTS: Facts.read,
    RIGHTS: Rights.read,
    SCRIPTS / "sigh.toml": read_script,
    ENTRIES / "2_calming.toml": read_entries,
    PRIORS: read_beliefs,
}


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_a_file_that_is_no_toml_is_named(path: Path, tmp_path: Path) -> None:
    broken = tmp_path / path.name
    broken.write_text(f"{path.read_text('utf-8')}\n[[", "utf-8")

    with pytest.raises(BrokenFile, match=rf"^{path.name}: .+ \(at end of document\)$"):
        shipped(broken, READERS[path])


@pytest.mark.parametrize(
    "path, right, wrong, fault",
    [
        (FACTS, 'country = "KR"', 'country = "XX"', "line.0.country: Input should be 'KR', 'JP'"),
        (RIGHTS, 'mark = "', 'mark = "M-low', "right.0.mark: Input should be 'F' or 'M-high'"),
        (SCRIPTS / "sigh.toml", "number = ", "number = 1.", "number: "),
        (SCRIPTS / "sigh.toml", "usual_minutes = ", "usual_minutes = 1", "Value error, the usual"),
        (ENTRIES / "2_calming.toml", "wakes = ", "woke = ", "calm_exhale: wakes: Field required"),
        (PRIORS, "effect = ", "effect = 2", "effect: Input should be less than or equal to 1"),
        (PRIORS, "[not_learned]", "[unlearned]", "ask: each kind stands there once"),
    ],
    ids=lambda one: one.name if isinstance(one, Path) else "",
)
def test_a_fault_is_named_with_its_place(
    path: Path, right: str, wrong: str, fault: str, tmp_path: Path
) -> None:
    broken = tmp_path / path.name
    broken.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")

    with pytest.raises(BrokenFile) as refusal:
        shipped(broken, READERS[path])

    assert str(refusal.value).startswith(f"{path.name}: {fault}")
