"""One finding's own page, and what she says about it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Errors, parse
from app.reflection.behind import behind, question_named, read
from app.reflection.forms import ReplyForm
from journal.clock import utc_now
from journal.findings.answers import Question
from journal.findings.commands import reply_to_finding

one_finding = Blueprint("one_finding", __name__, url_prefix="/reflection/findings")


@one_finding.get("/<key>")
@agents_only
def show(agent: SignedIn, key: str) -> ResponseReturnValue:
    """Show one finding with the days behind it."""
    return _page(agent, question_named(key))


@one_finding.post("/<key>/reply")
@agents_only
def reply(agent: SignedIn, key: str) -> ResponseReturnValue:
    """Keep what she says about it, or take that back."""
    question = question_named(key)
    form = parse(ReplyForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, question, form), 422
    with writing() as session:
        reply_to_finding(session, agent.id, question.value, form.said, utc_now())
    return redirect(url_for("one_finding.show", key=question.value) + "#said", 303)


def _page(agent: SignedIn, question: Question, form: Errors | None = None) -> str:
    with reading() as session:
        found = read(session, agent.id, question)
    return render_template(
        "reflection/finding.html", one=behind(found), form=form, place="reflection"
    )
