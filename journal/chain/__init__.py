"""One chain a person: what shows when an incident was written, and that it has stayed so."""
