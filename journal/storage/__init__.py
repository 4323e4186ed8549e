"""Where the journal is kept: the engine, its upgrades and its backups."""
