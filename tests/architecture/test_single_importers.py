"""One place knows each of these: signing in, pictures to explore, the environment, the clock."""

import ast

from tests.architecture.source import Module, imports, modules

ONE_PLACE = {
    "flask_login": ("app/access.py",),
    "plotly": ("app/charts/plotly.py",),
    "alembic": ("journal/storage/",),
    "authlib": ("app/identity/openid.py",),
    "joserfc": ("app/identity/openid.py",),
    "cryptography": ("app/sealing.py", "app/evidence/opening.py"),
}
CLOCK = {"now", "utcnow", "today", "localtime"}
# Where a feature reads or writes more than its queries.py or commands.py can hold, the second
# file is named here, so that a rule never turns into one quietly.
KNOWS_TABLES = (
    "journal/model/",
    "journal/storage/",
    "/queries.py",
    "/commands.py",
    "journal/accounts/forgetting.py",
    "journal/accounts/outside.py",
    "journal/aggregates/comparing.py",
    "journal/aggregates/gathering.py",
    "journal/aggregates/looks.py",
    "journal/aggregates/newest.py",
    "journal/causes/actions.py",
    "journal/causes/contact.py",
    "journal/causes/tokens.py",
    "journal/check_ins/pictures.py",
    "journal/consents/own.py",
    "journal/devices/app_rooms.py",
    "journal/devices/arrivals.py",
    "journal/devices/coverage.py",
    "journal/devices/keeping.py",
    "journal/devices/neighbours.py",
    "journal/devices/tokens.py",
    "journal/exposure/pictures.py",
    "journal/exposure/rooms.py",
    "journal/exposure/coverage.py",
    "journal/findings/sources.py",
    "journal/findings/week_reading.py",
    "journal/interactions/pictures.py",
    "journal/importing/journal_entries.py",
    "journal/importing/journal_entries_preview.py",
    "journal/importing/rebuilding.py",
    "journal/importing/rooms.py",
    "journal/importing/room_commands.py",
    "journal/importing/saved_mappings.py",
    "journal/importing/settling.py",
    "journal/importing/sources.py",
    "journal/importing/keeping.py",
    "journal/importing/known.py",
    "journal/importing/preparing.py",
    "journal/importing/undoing.py",
    "journal/my_data/bring_account.py",
    "journal/my_data/bring_chain.py",
    "journal/my_data/bring_notes.py",
    "journal/my_data/bring_rows.py",
    "journal/my_data/clearing.py",
    "journal/my_data/clearing_contact.py",
    "journal/my_data/clearing_shifts.py",
    "journal/my_data/counting.py",
    "journal/my_data/erasing.py",
    "journal/my_data/export_csv.py",
    "journal/my_data/export_format.py",
    "journal/my_data/export_rows.py",
    "journal/my_data/export_schema.py",
    "journal/my_data/keeping.py",
    "journal/my_data/raw.py",
    "journal/my_data/withdrawing.py",
    "journal/notes/keys.py",
    "journal/rosters/feeds.py",
    "journal/rosters/memory.py",
    "journal/rosters/refreshing.py",
    "journal/sessions/scheduled_commands.py",
    "journal/sessions/scheduled_counts.py",
    "journal/sessions/scheduled_feeds.py",
    "journal/sessions/scheduled_orders.py",
    "journal/sessions/scheduled_queries.py",
    "journal/shifts/correcting.py",
    "journal/shifts/dated.py",
    "journal/shifts/derived.py",
    "journal/shifts/leaving.py",
    "journal/shifts/sources.py",
    "journal/teams/announced.py",
    "journal/suggestions/learning_commands.py",
    "journal/suggestions/learning_queries.py",
    "journal/suggestions/local_commands.py",
    "journal/suggestions/local_queries.py",
    "journal/suggestions/situation_queries.py",
    "journal/teams/announcing.py",
    "journal/teams/invitations.py",
    "journal/teams/joining.py",
    "journal/teams/left_alone.py",
    "journal/teams/memberships.py",
    "journal/teams/outside.py",
    "journal/teams/roles.py",
    "journal/teams/seats.py",
    "journal/teams/turns.py",
    "journal/teams/units.py",
    "app/database.py",
    "app/erasing_work.py",
    "app/errors.py",
    "app/health.py",
    "app/import_work.py",
    "app/jobs.py",
    "app/publication.py",
    "app/rebuilding.py",
    "app/cli/",
)


def test_one_place_knows_each() -> None:
    faults = [fault for module in modules("app", "journal") for fault in import_faults(module)]

    assert faults == []


def test_only_the_config_reads_the_environment() -> None:
    readers = [module.path for module in modules("app", "journal") if reads_environment(module)]

    assert readers == ["app/config.py"]


def test_only_the_clock_asks_what_time_it_is() -> None:
    askers = [module.path for module in modules("app", "journal") if asks_the_time(module)]

    assert askers == ["journal/clock.py"]


def test_only_queries_commands_and_storage_know_the_database() -> None:
    faults = [module.path for module in modules("app", "journal") if knows_tables(module)]

    assert faults == []


def test_a_second_importer_is_seen() -> None:
    sample = Module("app/today/routes.py", "from flask_login import current_user\nimport plotly.io")

    assert len(import_faults(sample)) == 2
    assert import_faults(Module("app/access.py", "import flask_login")) == []


def test_a_look_at_the_environment_or_the_clock_is_seen() -> None:
    for text in (
        "import os\nos.environ['X']",
        "from os import environ",
        "import os\nos.getenv('X')",
    ):
        assert reads_environment(Module("app/x.py", text))
    for text in ("datetime.now(UTC)", "date.today()", "time.time()", "from time import time"):
        assert asks_the_time(Module("app/x.py", text))
    assert not asks_the_time(Module("app/x.py", "utc_now(); time.monotonic(); form.time"))


def test_a_rule_that_asks_the_database_is_seen() -> None:
    text = "from sqlalchemy import select"

    assert knows_tables(Module("journal/shifts/roster.py", text))
    assert knows_tables(Module("app/today/routes.py", "from journal.model.shift import Shift"))
    assert knows_tables(Module("journal/shifts/roster.py", "from sqlalchemy.orm import Session"))
    assert not knows_tables(Module("app/today/seen.py", "from sqlalchemy.orm import Session"))
    assert not knows_tables(Module("journal/shifts/queries.py", text))


def import_faults(module: Module) -> list[str]:
    return [
        f"{module.path} imports {name}"
        for name, places in ONE_PLACE.items()
        if not module.path.startswith(places)
        if any(known.split(".")[0] == name for known in imports(module))
    ]


def reads_environment(module: Module) -> bool:
    names = {"environ", "environb", "getenv", "putenv"}
    return bool(names & attributes(module)) or bool(
        {f"os.{name}" for name in names} & imports(module)
    )


def asks_the_time(module: Module) -> bool:
    calls = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call, ast.Attribute)]
    is_asked = any(call.attr in CLOCK or ast.unparse(call) == "time.time" for call in asked)
    return is_asked or "time.time" in imports(module)


def knows_tables(module: Module) -> bool:
    known = {name for name in imports(module) if name.split(".")[0] == "sqlalchemy"}
    if module.path.startswith("app/"):
        # A page may hand a session on; .importlinter keeps routes, forms and charts from it.
        known -= {"sqlalchemy.orm", "sqlalchemy.orm.Session"}
    known |= {name for name in imports(module) if name.startswith("journal.model")}
    return bool(known) and not any(place in module.path for place in KNOWS_TABLES)


def attributes(module: Module) -> set[str]:
    return {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
