"""Messages of customers: at which times she looks at them, and an auto-reply in her words."""
