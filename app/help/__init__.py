"""Help lines: public, plain, told to nobody."""
