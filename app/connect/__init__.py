"""Pages for connecting a phone and other tools of one's own."""
