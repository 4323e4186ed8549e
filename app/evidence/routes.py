"""The file of evidence: choosing incidents, seeing exactly what is in it, taking it along."""

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.evidence import words
from app.evidence.forms import chosen_ids, wrong_choice
from app.evidence.making import Made, choice, make_file, place_from, sealed_words, spoken
from app.language import current_locale, speaking
from journal.chain.queries import head_of
from journal.clock import utc_now
from journal.evidence.checking import Failed
from journal.evidence.commands import begin_chain
from journal.evidence.rules import receipt_text
from journal.vocabulary import Locale

evidence = Blueprint("evidence", __name__, url_prefix="/evidence")


@evidence.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Let her choose what a file is to be about."""
    return _choosing(agent, "")


@evidence.post("/begin")
@agents_only
def begin(agent: SignedIn) -> ResponseReturnValue:
    """Bring into the chain what was there before it."""
    with writing() as session:
        begin_chain(session, agent.id, utc_now())
    return redirect(url_for("evidence.index", begun=1), 303)


@evidence.get("/preview")
@agents_only
def preview(agent: SignedIn) -> ResponseReturnValue:
    """Show exactly what is in the file; printed, this page is the document."""
    count = len(chosen_ids(request.args.getlist("i")))
    if problem := wrong_choice(count):
        return _choosing(agent, problem), 422 if count else 200
    made = _made(agent)
    if isinstance(made.found, Failed):
        return render_template("evidence/broken.html", words=words, found=made.found, place="me")
    language = _language()
    with speaking(language):
        document = render_template("evidence/_document.html", words=words, file=made.found)
    return render_template(
        "evidence/preview.html",
        document=Markup(document),  # noqa: S704 - our own template has escaped all of it
        language=language,
        languages=list(Locale),
        strangers=made.strangers,
        asked=request.args.to_dict(flat=False),
        place="me",
    )


@evidence.get("/file")
@agents_only
def file(agent: SignedIn) -> ResponseReturnValue:
    """Hand out the file as data, without her own words: those are put in on her device."""
    answer = Response(_made(agent).content, mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="offshift-evidence.json"'
    return answer


@evidence.get("/words")
@agents_only
def own_words(agent: SignedIn) -> ResponseReturnValue:
    """Hand out her own words as they are kept, sealed, for her device to open."""
    with reading() as session:
        found = sealed_words(session, agent.id, chosen_ids(request.args.getlist("i")))
    return jsonify([spoken(agent.id, one) for one in found])


@evidence.get("/receipt")
@agents_only
def receipt(agent: SignedIn) -> ResponseReturnValue:
    """Show the newest link, to be written down where nobody here can change it."""
    with reading() as session:
        head = head_of(session, agent.id)
    text = "" if head is None else receipt_text(head)
    return render_template("evidence/receipt.html", head=head, text=text, agent=agent, place="me")


def _choosing(agent: SignedIn, problem: str) -> str:
    with reading() as session:
        found = choice(session, agent.id, place_from(request.args.get("before", "")))
    chosen = request.args.getlist("i")
    on_page = {str(one.id) for one in found.incidents}
    return render_template(
        "evidence/choose.html",
        choice=found,
        chosen=chosen,
        elsewhere=[one for one in dict.fromkeys(chosen) if one not in on_page],
        problem=problem,
        place="me",
    )


def _made(agent: SignedIn) -> Made:
    incidents = chosen_ids(request.args.getlist("i"))
    with reading() as session:
        return make_file(session, agent.id, incidents, request.args.get("receipts", ""), utc_now())


def _language() -> Locale:
    asked = request.args.get("language")
    return Locale(asked) if asked in set(Locale) else current_locale()
