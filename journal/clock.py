"""The only place that asks what time it is; everything else is handed the time."""

from datetime import UTC, datetime


def _present() -> datetime:
    return datetime.now(UTC)


def utc_now() -> datetime:
    """Return the present moment, aware and in UTC, to the microsecond."""
    return _present()
