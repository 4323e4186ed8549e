"""Why the columns of a table, or a name for its mapping, were not taken, in words."""

from app.language import gettext as _


def about_columns(place: str) -> dict[str, str]:
    """Every reason about columns in words; ``place`` says where in the file."""
    return {
        "no_time_column": _(
            "It isn't known which column of this table says when it was, with day and time."
            " Nothing is saved. On the page of the import you can say which one."
        ),
        "unknown_column": _(
            "This table doesn't have that column. Nothing is saved. Please choose the columns anew."
        ),
        "no_sender_column": _(
            "It isn't known which column says who wrote. Nothing is saved. Please choose one."
        ),
        "no_direction_column": _(
            "It isn't known which column says which way it went. Nothing is saved. Please choose"
            " one."
        ),
        "too_many_meanings": _(
            "This column has too many different words to say which way it went. Nothing is saved."
            " Please choose another."
        ),
        "meaning_missing": _(
            "A word of the column that says which way it went isn't known. Nothing is saved. On the"
            " page of the import you can say what it means."
        ),
        "rows_unreadable": _(
            "Most rows have no day and time that we could read, the first is %(place)s. Nothing is"
            " saved. Is it the right column?",
            place=place,
        ),
    }


def about_mappings() -> dict[str, str]:
    """Every reason about a name for a mapping in words."""
    return {
        "name_missing": _("Please write a name. Nothing is saved yet."),
        "name_too_long": _("This name is longer than 40 characters. Nothing is saved yet."),
        "name_unprintable": _("This name has signs that can't be shown. Nothing is saved yet."),
        "too_many_mappings": _(
            "You already keep 100 ways to read a table. Nothing is saved yet. Please delete one"
            " first."
        ),
    }
