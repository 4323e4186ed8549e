"""The only place that asks what time it is; everything else is handed the time."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment, aware and in UTC, to the microsecond."""
    return datetime.now(UTC)
