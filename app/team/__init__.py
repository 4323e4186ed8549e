"""What a team is shown of itself: to its lead and, the very same, to every member."""
