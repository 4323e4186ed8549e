"""For whom each address is meant, written down once more, so that a slip in a guard shows.

The right column is meant, not read from the code: a guard that was widened disagrees with it.
"""

from dataclasses import dataclass
from enum import StrEnum

from tests.app.matrix.cast import PEOPLE


class Meant(StrEnum):
    """Who may open an address; the people are those of the cast."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    MINA = "mina's own"
    HARBOUR = "whoever belongs to Harbour"
    NORTH = "who may read about North"
    READERS = "who may read about any team"
    LEAD_OF_NORTH = "the lead of North"
    STEWARDS = "a steward"
    HAN = "the steward of Harbour"
    SYSTEMS = "an organisation's system"
    PHONES = "a phone of anybody's"
    DEVELOPERS = "developers"


KEYS = ("of_harbour", "of_mill", "revoked", "phone_of_mina", "phone_of_bo", "old_phone")
"""Bo's phone is that of a deactivated account, the old one has a revoked token."""

ACTORS = ("nobody", *PEOPLE, *KEYS)
PRESENT = frozenset(PEOPLE) - {"bo"}
"""Who is signed in: Bo's account is deactivated, so that the old cookie opens nothing."""

MAY = {
    Meant.EVERYBODY: frozenset(ACTORS),
    Meant.DEVELOPERS: frozenset(ACTORS),
    Meant.SIGNED_IN: PRESENT,
    Meant.MINA: frozenset({"mina"}),
    Meant.HARBOUR: frozenset({"mina", "jun", "sora", "dae", "han"}),
    Meant.NORTH: frozenset({"mina", "jun", "sora"}),
    Meant.READERS: frozenset({"mina", "jun", "sora", "dae", "lena"}),
    Meant.LEAD_OF_NORTH: frozenset({"sora"}),
    Meant.STEWARDS: frozenset({"han", "yuri"}),
    Meant.HAN: frozenset({"han"}),
    Meant.SYSTEMS: frozenset({"of_harbour", "of_mill"}),
    Meant.PHONES: frozenset({"phone_of_mina"}),
}

MEANT: dict[Meant, str] = {
    Meant.EVERYBODY: """
        account.let_in account.open_new account.sign_in account.sign_up account.welcome api.openapi
        evidence_check.check evidence_check.show
        health help.countries help.lines help.now help.rights_of
        home_screen.manifest identity.back identity.begin identity.go_on
        offline_sessions.shell offline_sessions.worker
        identity.open_new identity.show
        joining.show session_feeds.read settings.choose_light settings.choose_words who_can_see.show
        """,
    Meant.DEVELOPERS: "style.parts",
    Meant.SYSTEMS: "api.company_contact",
    Meant.PHONES: """
        api.list_check_ins api.list_contact_events api.list_findings api.list_interactions
        api.list_shifts api.replace_shift api.send_alive api.send_check_ins
        api.send_contact_events api.send_interactions api.send_shifts api.show_me
        """,
    Meant.STEWARDS: """
        announcements.announce announcements.show consent_words.change consent_words.show
        local_offers.add local_offers.show
        invitations.show invitations.take_back roles.show service_keys.make
        service_keys.show steward.home steward.windows units.add units.show
        """,
    Meant.HAN: """
        announcements.cancel announcements.cancel_one announcements.move announcements.show_one
        invitations.send local_offers.retire roles.end roles.show_one
        service_keys.revoke units.close units.move units.rename units.show_one
        """,
    Meant.READERS: "team.show",
    Meant.HARBOUR: "gatherings.join gatherings.leave gatherings.one_date gatherings.show",
    Meant.NORTH: "causes.roster causes.sent team.causes team.figures",
    Meant.LEAD_OF_NORTH: """
        causes.bring_in causes.remove team.look team_actions.new team_actions.record
        team_actions.withdraw
        """,
    Meant.SIGNED_IN: """
        account.sign_out acts.show agreements.agree agreements.show agreements.withdraw
        erasures.account erasures.erase_account erasures.erase_period erasures.period
        erasures.stay_here my_data.choose_time my_data.show raw_rows.index raw_rows.rows
        changes.create changes.index changes.new
        check_ins.create check_ins.new contact.create contact.new
        evidence.begin evidence.file evidence.index evidence.own_words evidence.preview
        evidence.receipt
        columns.bring_back columns.index columns.look
        connect.make connect.show connect.steps diaries.keep
        diaries.look_again goals.begin goals.show
        helped.begin_anew helped.show helped.take_back
        instruments.create instruments.index instruments.new instruments.remind instruments.show
        identity.tie_mine imports.create imports.index imports.preview interactions.create
        interactions.new asking.latest joining.accept leaving.out_now log.show membership.come_back
        membership.give_consent membership.go membership.open_pasted membership.show
        membership.stay_out membership.take_consent_back messages.begin
        messages.compose messages.reply messages.show own_sign_in.choose_password
        gatherings.index gatherings.mine session_feeds.end session_feeds.make
        drifts.reply drifts.show one_finding.reply one_finding.show own_sign_in.end own_sign_in.show
        reflection.show year.show rooms.index sessions.before sessions.begin sessions.index
        my_bring.keep_notes my_bring.keep_rows my_bring.settle my_bring.show
        my_export.plan my_export.read_report my_export.rows my_export.show my_export.without_notes
        notes_api.index notes_api.keep_first notes_api.rewrap notes_api.show_key
        notes_api.start_anew notes.begin notes.lock notes.show
        roster_feeds.index roster_feeds.look rosters.bring rosters.choose_row rosters.create
        rosters.index rosters.look
        settings.choose_clock settings.choose_password settings.me settings.sign_out_one
        shifts.restore_rule shifts.set_weekly shifts.show shifts.weekly
        cycles.keep cycles.preview cycles.show days.add_shift days.change days.show months.show
        swaps.show swaps.swap steward.found steward.found_new
        home_screen.show quick.keep quick.show sources.show suggestions.answer
        suggestions.others suggestions.show suggestions.why limits.choose limits.show
        today.show week.show
        """,
    Meant.MINA: """
        asking.change asking.record asking.remove asking.show asking.show_one
        changes.change changes.remove changes.show
        check_ins.change check_ins.remove check_ins.show columns.forget columns.rename
        connect.revoke contact.change contact.delete
        contact.show erasures.let_stay goals.remove goals.take_back goals.tap goals.turn
        imports.cancel imports.show_progress imports.state imports.undo
        instruments.remove instruments.result
        notes.one notes_api.keep notes_api.remove notes_api.show
        interactions.change interactions.remove interactions.show
        rooms.change rooms.drop_name rooms.ring rooms.ring_since rooms.say rooms.show
        rooms.take_back
        quick.kept quick.undo
        messages.end messages.remove
        leaving.as_planned leaving.correct leaving.show reflection.explore sessions.after
        sessions.play sessions.done sessions.end days.remove_shift shifts.remove_rule
        roster_feeds.fetch_now roster_feeds.remove rosters.undo suggestions.begun
        suggestions.finish suggestions.tension
        """,
}


@dataclass(frozen=True)
class Expected:
    """What an actor should see of an address: it, the way in, or nothing at all."""

    is_open: bool
    is_shown_the_way_in: bool


WHO_IT_IS_MEANT_FOR = {name: meant for meant, names in MEANT.items() for name in names.split()}


def expected(endpoint: str, actor: str) -> Expected:
    """Say what an actor should see; raise ``KeyError`` for an address nobody thought of."""
    meant = WHO_IT_IS_MEANT_FOR[endpoint]
    is_stranger = actor not in PRESENT
    return Expected(
        is_open=actor in MAY[meant],
        is_shown_the_way_in=is_stranger and actor not in MAY[meant],
    )
