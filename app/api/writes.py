"""What a token may write down for its person, one thing or several at once."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.api.answers import Alive, told
from app.api.bodies import Sent, nothing_sent, sent, sent_one, taken
from app.api.contact import ContactEvent, ContactEvents
from app.api.entries import (
    CheckIn,
    CheckIns,
    DatedShift,
    Interaction,
    Interactions,
    Shift,
    Shifts,
)
from app.database import writing
from app.jobs import wake
from journal.clock import utc_now
from journal.devices.arrivals import keep_events
from journal.devices.commands import add_shifts, put_shift, record_check_ins, record_interactions
from journal.devices.coverage import note_alive
from journal.devices.tokens import Device


def send_contact_events(device: Device) -> ResponseReturnValue:
    """Report that work reached her, or that she looked."""
    came = sent(ContactEvent, ContactEvents)
    with writing() as session:
        events = [one.said() for one in came.forms]
        fates = keep_events(session, device.account_id, device, events, utc_now())
    wake(device.account_id)
    return taken(came, fates)


def send_check_ins(device: Device) -> ResponseReturnValue:
    """Write check-ins down."""
    came = sent(CheckIn, CheckIns)
    with writing() as session:
        said = [one.said(device.zone) for one in came.forms]
        fates = record_check_ins(session, device.account_id, said, utc_now())
    wake(device.account_id)
    return taken(came, fates)


def send_interactions(device: Device) -> ResponseReturnValue:
    """Write hard interactions down."""
    came = sent(Interaction, Interactions)
    with writing() as session:
        said = [one.said(device.zone) for one in came.forms]
        fates = record_interactions(session, device.account_id, said, utc_now())
    wake(device.account_id)
    return taken(came, fates)


def send_shifts(device: Device) -> ResponseReturnValue:
    """Say when she works on single dates."""
    came = sent(Shift, Shifts)
    with writing() as session:
        singles = [one.said(device.zone) for one in came.forms]
        fates = add_shifts(session, device.account_id, singles, utc_now())
    wake(device.account_id)
    return taken(came, fates)


def replace_shift(device: Device, shift_id: UUID) -> ResponseReturnValue:
    """Put a shift of one date in the place of the one with this id, or add it."""
    form = sent_one(DatedShift)
    with writing() as session:
        single = form.single(shift_id, device.zone)
        fate = put_shift(session, device.account_id, single, utc_now())
    wake(device.account_id)
    return taken(Sent([form], is_single=True), [fate])


def send_alive(device: Device) -> ResponseReturnValue:
    """Say that this device is listening, so that silence is known to be silence."""
    nothing_sent()
    now = utc_now()
    with writing() as session:
        since = note_alive(session, device.account_id, device, now)
    wake(device.account_id)
    return told(Alive(covers_since=since, covers_until=now))
