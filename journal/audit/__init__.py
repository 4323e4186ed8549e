"""What leads, stewards and operators did, for those it concerns to read."""
