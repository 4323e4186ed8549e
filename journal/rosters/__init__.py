"""Rosters that come from outside: grids, lists, calendar files and calendars by address."""
