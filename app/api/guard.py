"""Who may use the JSON addresses: a system with a token; a person's cookie opens nothing here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import abort, request
from flask.typing import ResponseReturnValue

from app.database import reading
from journal.causes.tokens import Service, service_with

P = ParamSpec("P")


def services_only(
    view: Callable[Concatenate[Service, P], ResponseReturnValue],
) -> Callable[P, ResponseReturnValue]:
    """Hand the system behind the token to the view; refuse everybody else."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        service = _service()
        if service is None:
            abort(401)
        return view(service, *args, **kwargs)

    setattr(guarded, "audience", "services")  # noqa: B010 - the mark that app.access reads
    return guarded


def _service() -> Service | None:
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        return None
    with reading() as session:
        return service_with(session, sent.token)
