"""Pages for rosters that come from outside: files, pasted tables, and calendars by address."""
