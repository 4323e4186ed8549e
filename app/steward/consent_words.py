"""What the organisation adds to the consent page; what Offshift says there is not its to change."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import speaking
from app.steward.forms import ConsentWordsForm, refused
from journal.clock import utc_now
from journal.errors import Invalid
from journal.teams.commands import NewWords, change_consent_words
from journal.teams.queries import ConsentWords
from journal.teams.queries import consent_words as words_of
from journal.vocabulary import Locale

consent_words = Blueprint("consent_words", __name__, url_prefix="/steward/consent-words")


@consent_words.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """Show the consent page's words, and those the organisation adds."""
    return _page(who, Draft())


@consent_words.post("")
@stewards_only
def change(who: Steward) -> ResponseReturnValue:
    """Add other words for whoever agrees from now on."""
    form = parse(ConsentWordsForm, request.form)
    if isinstance(form, Errors):
        return _page(who, form), 422
    new = NewWords(form.after, form.words_ko, form.words_en)
    try:
        with writing() as session:
            change_consent_words(session, who.organisation_id, who.actor, new, utc_now())
    except Invalid as refusal:
        return _page(who, refused(request.form, refusal)), 422
    return redirect(url_for("consent_words.show", saved=1), 303)


def _page(who: Steward, form: Draft) -> str:
    with reading() as session:
        kept = words_of(session, who.organisation_id)
    own = {"after": kept.version, "words_ko": kept.words_ko, "words_en": kept.words_en}
    shown = type(form)({**own, **form.values}, form.messages)
    return render_template("steward/consent_words.html", form=shown, texts=_texts(kept))


def _texts(kept: ConsentWords) -> dict[Locale, Markup]:
    """Return what whoever is invited reads at present, by language."""
    said = {}
    for language in Locale:
        with speaking(language):
            page = render_template("steward/_consent_text.html", words=kept)
        said[language] = Markup(page)  # noqa: S704 - our own template, which escapes
    return said
