"""What seems to help her, from her own taps before and after; readable, and begun anew at will."""
