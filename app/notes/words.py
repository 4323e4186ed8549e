"""What a note is called by what it is about; its words never come here."""

from flask import url_for

from app.language import gettext as _
from journal.notes.queries import Head
from journal.vocabulary import NoteKind


def name_of(kind: NoteKind) -> str:
    """Call a note by its kind."""
    return {
        NoteKind.CHECK_IN: _("How I am"),
        NoteKind.INTERACTION: _("Something that hit me"),
        NoteKind.GOAL: _("A goal"),
        NoteKind.GOOD_THING: _("One good thing"),
        NoteKind.LABEL: _("What I call a room"),
        NoteKind.REQUEST: _("Asked of the employer"),
    }[kind]


def entry_of(note: Head) -> str:
    """Return the page of what a note belongs to; empty where it stands for itself.

    A row that was changed behind our back may say of any kind that it belongs to nothing.
    """
    if note.subject_id is None:
        return ""
    if note.kind is NoteKind.CHECK_IN:
        return url_for("check_ins.show", check_in_id=note.subject_id)
    if note.kind is NoteKind.INTERACTION:
        return url_for("interactions.show", interaction_id=note.subject_id)
    if note.kind is NoteKind.LABEL:
        return url_for("rooms.show", room_id=note.subject_id)
    return url_for("goals.show") if note.kind is NoteKind.GOAL else ""
