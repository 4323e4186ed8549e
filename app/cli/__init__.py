"""The command line: what operators and tests do without a browser."""

from importlib import import_module

from flask import Flask

GROUPS = {
    "accounts": "app.cli.accounts",
    "audit": "app.cli.audit",
    "change": "app.cli.changes",
    "demo": "app.cli.demo",
    "evidence": "app.cli.evidence",
    "findings": "app.cli.findings",
    "import": "app.cli.imports",
    "instrument": "app.cli.instruments",
    "journal": "app.cli.journal",
    "organisations": "app.cli.organisations",
    "releases": "app.cli.releases",
    "retention": "app.cli.retention",
    "shifts": "app.cli.shifts",
    "sign-in": "app.cli.sign_in",
    "storage": "app.cli.storage",
}
"""Command group by the module that holds it, under the name ``commands``."""

BESIDE = ("app.cli.cycles", "app.cli.restoring", "app.cli.rosters")
"""Modules that add commands to a group of another one."""


def register(app: Flask) -> None:
    """Add every group of commands."""
    for module in BESIDE:
        import_module(module)
    for name, module in GROUPS.items():
        app.cli.add_command(import_module(module).commands, name)
