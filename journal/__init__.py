"""What Offshift knows: shifts, check-ins, contact outside the shift, findings, suggestions."""
