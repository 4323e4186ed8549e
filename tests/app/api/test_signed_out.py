"""Whatever signs the other devices out also revokes the tokens."""

from uuid import uuid4

import pytest
from flask import Flask

from app.database import writing
from journal.accounts.commands import sign_out_others
from journal.accounts.outside import untie
from journal.vocabulary import Locale
from tests.app.api.phoning import NOW, Phone, phone_of, push, refusal
from tests.conftest import PASSWORD, CastMember, sign_up

NEW = "another quiet evening by the river"
SENTENCE = "revokes all tokens of your phone and tools"


def test_a_new_password_revokes_every_token(phone: Phone) -> None:
    other = phone_of(phone.owner)
    before = [one.get("/me").status_code for one in (phone, other)]

    answer = phone.owner.client.post(
        "/me/password", data={"password": PASSWORD, "new_password": NEW}
    )

    assert (answer.status_code, before) == (303, [200, 200])
    for one in (phone, other):
        assert refusal(one.get("/me")) == (401, "token_unknown", "")
        assert refusal(one.post("/contact-events", push())) == (401, "token_unknown", "")
    assert phone.rooms() == []


def test_a_wrong_password_revokes_nothing(phone: Phone) -> None:
    phone.owner.client.post("/me/password", data={"password": "not hers", "new_password": NEW})

    assert phone.get("/me").status_code == 200


@pytest.mark.parametrize("way", ["sign out", "untie"])
def test_signing_the_others_out_revokes_hers_and_nobody_elses(
    phone: Phone, jun_phone: Phone, way: str
) -> None:
    mina = phone.owner
    with mina.app.app_context(), writing() as session:
        if way == "untie":
            untie(session, mina.id, uuid4(), "token", now=NOW)
        else:
            sign_out_others(session, mina.id, "token", NOW)

    assert phone.get("/me").status_code == 401
    assert jun_phone.get("/me").status_code == 200


def test_the_page_says_so_beforehand(mina: CastMember, app: Flask) -> None:
    korean = sign_up(app, "hana", locale=Locale.KO)

    assert SENTENCE in mina.client.get("/me").text
    assert "토큰도 모두 폐기돼요" in korean.client.get("/me").text
