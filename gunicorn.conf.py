"""How the server runs: one process, eight threads, and no personal data in its log."""

import logging
import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
# SQLite has one writer, and the session work is short: one process with threads is enough.
workers = 1
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 10
# The control socket would open a file in the home directory that nobody asked for.
control_socket_disable = True
# An access log would say who opened which page at which minute of the night.
accesslog = None
loglevel = "warning"


class WithoutVisitors(logging.Filter):
    """Drops the address, the page and the text of an error from the server's own log lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep what went wrong by its kind; drop whom it happened to."""
        text = str(record.msg)
        if text.startswith("Invalid request"):
            record.msg, record.args = "A request could not be read", ()
        if text.startswith("Error handling request"):
            kind = record.exc_info[0] if record.exc_info else None
            name = kind.__name__ if kind else "an error"
            record.msg, record.args = "A request failed: %s", (name,)
            record.exc_info, record.exc_text = None, None
        return True


def on_starting(server: object) -> None:
    """Put the filter on the server's logger before the first request; ``server`` is unused."""
    del server
    logging.getLogger("gunicorn.error").addFilter(WithoutVisitors())


def post_worker_init(worker: Any) -> None:
    """Begin to keep findings up to date in the process that serves, and in no other."""
    from app import jobs  # noqa: PLC0415 - loaded in the worker alone
    from app.erasing_work import look_after_own_data  # noqa: PLC0415 - as above
    from app.reflection.forgetting import drop_stale_drawings  # noqa: PLC0415 - as above
    from app.rosters.refresh import refresh_due  # noqa: PLC0415 - as above

    jobs.start(worker.wsgi, beside=[refresh_due, look_after_own_data, drop_stale_drawings])
