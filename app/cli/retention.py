"""Letting old entries go from the command line; the server does it by itself, once a day."""

from app.cli.answers import Commands, as_json_option, tell
from app.database import database
from app.erasing_work import Progress, erase_due, keep_some, settle_sessions
from journal.clock import utc_now
from journal.storage.folding import fold_log

commands = Commands("retention", help="Let go of what is too old, or due to be erased.")


@commands.command("keep")
@as_json_option
def keep(*, as_json: bool) -> None:
    """Do now what the server does by itself: let go of what is due, too old, or over."""
    now, progress = utc_now(), Progress()
    erased = erase_due(now)
    removed = 0
    while progress.kept_on is None:
        removed += keep_some(progress, now)
    places = settle_sessions(now)
    is_log_empty = fold_log(database())
    answer = {
        "erased": erased,
        "too_old": removed,
        "session_places": places,
        "is_log_empty": is_log_empty,
    }
    told = f"{erased} rows were due, {removed} were too old, {places} places at sessions were over."
    tell(answer, told, as_json=as_json)
