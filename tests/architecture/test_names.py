"""Names say what a thing is, and sentences add something to the name."""

import ast
import re

from tests.architecture.source import Function, Module, modules

EMPTY = {"utils", "util", "helpers", "helper", "common", "manager", "data", "info", "process"} | {
    "handle",
    "misc",
}
EMPTY_BEGINNING = ("process_", "handle_", "util_", "helper_")
EMPTY_END = ("_utils", "_util", "_helpers", "_helper", "_manager", "_info", "_common")
# SQLAlchemy asks for these by name.
ASKED_FOR = {"process_bind_param", "process_result_value"}
FILLERS = {"a", "an", "the", "of", "to", "for", "and", "or", "in", "on", "it", "is", "return"}
MIGRATIONS = "journal/storage/migrations/"


def test_no_name_is_empty() -> None:
    assert [fault for m in modules("app", "journal", "tools") for fault in empty_names(m)] == []


def test_every_public_part_of_the_journal_has_its_sentence() -> None:
    ours = [module for module in modules("journal") if not module.path.startswith(MIGRATIONS)]

    assert [fault for module in ours for fault in docstring_faults(module)] == []


def test_no_code_is_left_for_later() -> None:
    words = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")

    assert [
        m.path for m in modules("app", "journal", "tools", "benchmarks") if words.search(m.text)
    ] == []


def test_empty_names_are_seen() -> None:
    assert len(empty_names(Module("app/utils.py", ""))) == 1
    assert (
        len(empty_names(Module("app/x.py", "class FormManager: ...\ndef handle_form(): ..."))) == 2
    )
    assert empty_names(Module("app/my_data/routes.py", "def shown_day(): ...")) == []


def test_a_missing_or_idle_sentence_is_seen() -> None:
    missing = '"""Shifts as they were."""\ndef end_of_shift(): ...'
    idle = '"""Shifts as they were."""\ndef end_of_shift():\n    """Return the end of the shift."""'
    telling = idle.replace("of the shift.", "of the shift, in UTC.")

    assert len(docstring_faults(Module("journal/x/rules.py", missing))) == 1
    assert len(docstring_faults(Module("journal/x/rules.py", idle))) == 1
    assert docstring_faults(Module("journal/x/rules.py", telling)) == []


def empty_names(module: Module) -> list[str]:
    stem = module.path.rsplit("/", 1)[-1].removesuffix(".py")
    defined = [n.name for n in ast.walk(module.tree) if isinstance(n, Function | ast.ClassDef)]
    return [f"{module.path}: {name}" for name in (stem, *defined) if is_empty(name)]


def is_empty(name: str) -> bool:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_")
    if snake in ASKED_FOR:
        return False
    return snake in EMPTY or snake.startswith(EMPTY_BEGINNING) or snake.endswith(EMPTY_END)


def docstring_faults(module: Module) -> list[str]:
    named = [("the module", module.tree)] if module.text.strip() else []
    named += [
        (node.name, node)
        for node in module.tree.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
    ]
    return [
        f"{module.path}: {name} has no sentence that adds to its name"
        for name, node in named
        if not adds_to(name, ast.get_docstring(node) or "")
    ]


def adds_to(name: str, sentence: str) -> bool:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    said = set(re.findall(r"[^\W_]+", sentence.lower()))
    return bool(said - set(snake.split("_")) - FILLERS)
