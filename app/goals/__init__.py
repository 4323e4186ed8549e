"""What she holds on to, and how often it went well."""
