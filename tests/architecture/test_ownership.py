"""No query and no command takes a bare id: it is always said whose it is."""

from tests.architecture.source import Function, Module, modules, public_functions

OWNERS = ("account_id", "organisation_id")
REACHES_ROWS = {"session", "connection"}
# What happens before anybody is known, the sweep that finds whose finding is old, and the one chain
# of acts, which is checked and pruned whole; each with what it asks for instead.
BEFORE_ANYBODY_IS_KNOWN = {
    "journal/accounts/commands.py:note_failed_guess": "buckets",
    "journal/accounts/queries.py:journal_versions": "account_ids",
    "journal/accounts/queries.py:lock_of": "email",
    "journal/accounts/queries.py:person_with_email": "email",
    "journal/accounts/queries.py:recent_guesses": "buckets",
    "journal/accounts/queries.py:signed_in_with": "token",
    "journal/audit/commands.py:prune": "now",
    "journal/audit/queries.py:began_at": "now",
    "journal/audit/queries.py:links": "after",
    "journal/causes/contact.py:forget_old_reports": "now",
    "journal/causes/tokens.py:service_with": "token",
    "journal/devices/tokens.py:person_with_token": "token",
    "journal/aggregates/queries.py:organisations_due": "now",
    "journal/findings/queries.py:accounts_behind": "method_version",
    "journal/my_data/erasing.py:accounts_after": "after",
    "journal/my_data/erasing.py:due_erasures": "now",
    "journal/my_data/withdrawing.py:withdrawn_since": "since",
    "journal/notes/commands.py:drop_locked": "now",
    "journal/rosters/feeds.py:due_feeds": "now",
    "journal/sessions/scheduled_counts.py:dates_asked_for": "now",
    "journal/sessions/scheduled_feeds.py:feed_owner": "token",
    "journal/shifts/derived.py:accounts_placed_before": "version",
    "journal/teams/invitations.py:invitation_with": "token",
    "journal/teams/invitations.py:open_invitation": "token",
}


def test_queries_and_commands_say_whose_it_is() -> None:
    reaching = [key for module in knowing() for key in reaching_functions(module)]

    assert reaching
    assert [fault for module in knowing() for fault in ownership_faults(module)] == []


def test_every_exception_is_still_there() -> None:
    reaching = {key for module in knowing() for key in reaching_functions(module)}

    assert BEFORE_ANYBODY_IS_KNOWN.keys() - reaching == set()


def test_a_command_never_ends_the_transaction() -> None:
    ending = [m.path for m in knowing() if ".commit(" in m.text or ".rollback(" in m.text]

    assert ending == []


def test_a_bare_id_is_seen() -> None:
    bare = Module("journal/x/queries.py", "def entry_of(session, entry_id): ...")
    owned = Module("journal/x/queries.py", "def entry_of(session, account_id, entry_id): ...")
    private = Module("journal/x/queries.py", "def _rows(session, entry_id): ...")
    pure = Module("journal/x/queries.py", "def hashed(token): ...")

    assert len(ownership_faults(bare)) == 1
    assert ownership_faults(owned) == ownership_faults(private) == ownership_faults(pure) == []


def knowing() -> list[Module]:
    # Storage opens, migrates and copies whole databases; it asks for nobody's rows.
    return [m for m in modules("journal") if not m.path.startswith("journal/storage/")]


def reaching_functions(module: Module) -> dict[str, Function]:
    return {
        f"{module.path}:{function.name}": function
        for function in public_functions(module)
        if REACHES_ROWS & set(parameters(function))
    }


def parameters(function: Function) -> list[str]:
    given = function.args
    return [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def owned_by(exception: str | None) -> list[list[str]]:
    """What a function may begin with: whose data it is, a person's or an organisation's."""
    return [["session", owner] for owner in ([exception] if exception else OWNERS)]


def ownership_faults(module: Module) -> list[str]:
    return [
        f"{key} begins with {parameters(function)[:2]}"
        for key, function in reaching_functions(module).items()
        if parameters(function)[:2] not in owned_by(BEFORE_ANYBODY_IS_KNOWN.get(key))
    ]
