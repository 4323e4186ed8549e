"""The type checker is believed; where it is not, the line says why, and that is rare."""

import re

from tests.architecture.source import Module, modules

MOST = 5
SWITCHED_OFF = re.compile(r"#\s*type:\s*ignore.*")
WITH_REASON = re.compile(r"# type: ignore\[[a-z, -]+\]  # \S.*\s.*")
LINT_OFF = re.compile(r"#\s*noqa.*")
LINT_WITH_REASON = re.compile(r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*( - |  # )\S.{3,}")


def test_few_lines_are_hidden_from_the_type_checker() -> None:
    hidden = [line for module in modules("app", "journal") for line in ignores(module)]

    assert len(hidden) <= MOST
    assert [line for line in hidden if not WITH_REASON.search(line)] == []


def test_every_lint_exception_has_its_reason() -> None:
    everything = modules("app", "journal", "tools", "tests", "benchmarks")
    # The patterns of this very file would count as exceptions.
    others = [module for module in everything if not module.path.endswith("test_type_ignores.py")]

    bare = [f"{m.path}: {line}" for m in others for line in lint_exceptions(m)]

    assert [line for line in bare if not LINT_WITH_REASON.search(line)] == []


def test_a_bare_exception_is_seen() -> None:
    sample = Module("x.py", "a = 1  # type: ignore\nb = 2  # noqa: PLR2004\n")
    good = "# type: ignore[attr-defined]  # Flask's way to mark a view"

    assert len(ignores(sample)) == len(lint_exceptions(sample)) == 1
    assert not WITH_REASON.search(ignores(sample)[0])
    assert not LINT_WITH_REASON.search(lint_exceptions(sample)[0])
    assert WITH_REASON.search(good)


def ignores(module: Module) -> list[str]:
    return SWITCHED_OFF.findall(module.text)


def lint_exceptions(module: Module) -> list[str]:
    return [found.group() for found in LINT_OFF.finditer(module.text)]
