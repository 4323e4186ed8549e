"""Letting old entries go from the command line; the server does it by itself, once a day."""

from app.cli.answers import Commands, as_json_option, tell
from app.database import database
from app.erasing_work import Progress, erase_due, keep_some
from journal.clock import utc_now
from journal.storage.folding import fold_log

commands = Commands("retention", help="Let go of what is too old, or due to be erased.")


@commands.command("keep")
@as_json_option
def keep(*, as_json: bool) -> None:
    """Do now what the server does once a day: erase what is due, let too old entries go."""
    now, progress = utc_now(), Progress()
    erased = erase_due(now)
    removed = 0
    while progress.kept_on is None:
        removed += keep_some(progress, now)
    is_log_empty = fold_log(database())
    answer = {"erased": erased, "too_old": removed, "is_log_empty": is_log_empty}
    tell(answer, f"{erased} rows were due, {removed} were too old.", as_json=as_json)
