"""Who may use the JSON addresses: whoever has a token; a person's cookie opens nothing here."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from flask import abort, request
from flask.typing import ResponseReturnValue

from app.api.budget import take_request
from app.database import reading, writing
from app.errors import in_json
from app.throttle import count_token_guess, token_has_to_wait
from journal.causes.tokens import Service, service_with
from journal.clock import utc_now
from journal.devices.tokens import Device, Refused, is_use_due, note_use, person_with_token
from journal.vocabulary import TokenScope

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])


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

    return _for("services", guarded)


def devices_only(
    scope: TokenScope,
) -> Callable[
    [Callable[Concatenate[Device, P], ResponseReturnValue]], Callable[P, ResponseReturnValue]
]:
    """Hand the device behind a person's token to the view, if the token was made for this."""

    def guard(
        view: Callable[Concatenate[Device, P], ResponseReturnValue],
    ) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            device = _device()
            if not device.may(scope):
                abort(in_json(403, "scope_missing"))
            if request.method in {"POST", "PUT"}:
                take_request(device, utc_now())
            _note_use(device)
            return view(device, *args, **kwargs)

        return _for("devices", guarded)

    return guard


def _service() -> Service | None:
    with reading() as session:
        return service_with(session, _token())


def _device() -> Device:
    with reading() as session:
        found = person_with_token(session, _token())
    if isinstance(found, Refused):
        _refuse(found)
    return found


def _refuse(found: Refused) -> NoReturn:
    # An old phone with a revoked token guesses nothing, and keeps nobody beside it waiting.
    if found.is_guess:
        if token_has_to_wait():
            abort(429)
        count_token_guess()
    abort(401)


def _note_use(device: Device) -> None:
    now = utc_now()
    if is_use_due(device, now):
        with writing() as session:
            note_use(session, device.account_id, device.token_id, now)


def _token() -> str:
    sent = request.authorization
    return (sent.token or "") if sent is not None and sent.type == "bearer" else ""


def _for(audience: str, view: V) -> V:
    setattr(view, "audience", audience)  # noqa: B010 - the mark that app.access reads
    return view
