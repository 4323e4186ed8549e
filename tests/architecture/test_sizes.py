"""The budgets of the house: over a limit, look for the idea that has no name yet."""

import ast

from tests.architecture.source import ROOT, Function, Module, files, functions, modules, own_nodes

FILE, FUNCTION, VIEW, TEMPLATE, TEST = 250, 40, 20, 120, 20
BRANCHES, POSITIONAL = 8, 5
BRANCHING = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case)
ROUTING = {"route", "get", "post", "put", "patch", "delete"}
# A migration lists columns and is never edited again; it is as long as the table is wide.
MIGRATIONS = "journal/storage/migrations/"


def test_every_file_fits() -> None:
    everything = modules("app", "journal", "tests", "tools", "benchmarks")

    assert [fault for module in everything for fault in file_faults(module)] == []


def test_every_function_fits() -> None:
    everything = modules("app", "journal", "tests", "tools", "benchmarks")

    assert [fault for module in everything for fault in function_faults(module)] == []


def test_every_template_and_script_fits() -> None:
    templates = template_faults({path.as_posix(): path.read_text() for path in our_templates()})
    scripts = [
        f"{path.relative_to(ROOT)} has more than {FILE} lines"
        for path in files("app/static/**/*.js", "app/static/**/*.css")
        if len(path.read_text().splitlines()) > FILE
    ]

    assert templates + scripts == []


def test_the_budgets_see_what_is_too_long() -> None:
    long_test = "def test_x():\n" + "    call()\n" * 20
    long_view = "@pages.get('/')\ndef show():\n" + "    call()\n" * 20
    long_rule = "def rule():\n" + "    call()\n" * 40

    for text in (long_test, long_view, long_rule):
        assert len(function_faults(Module("app/x/routes.py", text))) == 1
        assert function_faults(Module("app/x/routes.py", text.replace("call()\n    ", "", 1))) == []


def test_the_budgets_see_branches_and_parameters() -> None:
    branchy = "def rule(x):\n" + "    if x: pass\n" * 9
    wide = "def rule(a, b, c, d, e, f): pass\n"
    method = "class Rule:\n    def of(self, a, b, c, d, e): pass\n"

    assert len(function_faults(Module("journal/x/rules.py", branchy))) == 1
    assert len(function_faults(Module("journal/x/rules.py", wide))) == 1
    assert function_faults(Module("journal/x/rules.py", method)) == []


def test_the_budgets_see_long_files_and_templates() -> None:
    assert len(file_faults(Module("app/x.py", "a = 1\n" * 251))) == 1
    assert file_faults(Module("app/x.py", "a = 1\n" * 250)) == []
    assert len(template_faults({"x.html": "<p>\n" * 121})) == 1


def our_templates() -> list:
    return files("app/templates/**/*.html")


def template_faults(templates: dict[str, str]) -> list[str]:
    return [
        f"{path} has more than {TEMPLATE} lines"
        for path, text in templates.items()
        if len(text.splitlines()) > TEMPLATE
    ]


def file_faults(module: Module) -> list[str]:
    lines = len(module.text.splitlines())
    if lines <= FILE or module.path.startswith(MIGRATIONS):
        return []
    return [f"{module.path} has {lines} lines, {FILE} are allowed"]


def function_faults(module: Module) -> list[str]:
    if module.path.startswith(MIGRATIONS):
        return []
    return [
        f"{module.path}:{function.lineno} {function.name} {fault}"
        for function in functions(module)
        for fault in faults_of(function, module.path)
    ]


def faults_of(function: Function, path: str) -> list[str]:
    is_test = function.name.startswith("test_")
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    limit = TEST if is_test else VIEW if is_view(function) else FUNCTION
    branches = sum(isinstance(node, BRANCHING) for node in own_nodes(function))
    checks = (
        (lines, limit, "lines"),
        (branches, BRANCHES, "branches"),
        (0 if path.startswith("tests/") else positional(function), POSITIONAL, "parameters"),
    )
    return [f"has {many} {what}, {most} are allowed" for many, most, what in checks if many > most]


def is_view(function: Function) -> bool:
    calls = (node.func for node in function.decorator_list if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in ROUTING for call in calls)


def positional(function: Function) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])
