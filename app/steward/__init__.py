"""Pages of a steward: who runs an organisation, and sees nobody's journal."""
