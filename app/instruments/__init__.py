"""Pages of the published questionnaires."""
