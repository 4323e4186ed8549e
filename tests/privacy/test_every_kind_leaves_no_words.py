"""Whatever kind of file is brought in, no word, name, number or title of it stays anywhere."""

import json
import logging
from pathlib import Path

import pytest

from tests.app.imports.browsing import send_file
from tests.conftest import CastMember
from tests.journal.importing.test_kinds import FILES
from tests.privacy.test_import_leaves_no_words import traces

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover

SECRETS = {
    "Garam",
    "Mina Kim",
    "garam@shop.example",
    "01055557777",
    "hushhush",
    "Chat history",
    "tomorrow",
    "언제",
    "가람",
    "미나",
    "general",
    "com.shop.hushhush",
    "배송",
    "환불",
    "Shop",
}
CALLS = (
    '<?xml version="1.0"?><calls count="2">'
    '<call number="01055557777" duration="3" date="1683540000000" type="1" contact_name="Garam" />'
    '<call number="01055557777" duration="0" date="1683543600000" type="3" contact_name="Garam" />'
    "</calls>"
)
APPS = {
    "id": "1",
    "timestamp": "2023-05-08T10:00:00.000Z",
    "duration": 5,
    "data": {"app": "Shop", "package": "com.shop.hushhush", "classname": "hushhush"},
}
ACTIVITY = json.dumps(
    {
        "buckets": {
            "aw-watcher-android": {
                "id": "aw-watcher-android",
                "type": "currentwindow",
                "client": "aw-watcher-android",
                "hostname": "hushhush",
                "events": [APPS],
            }
        }
    }
)
TABLE = "시각,이름,말\n2026-03-02 19:00,Garam,hushhush tomorrow\n2026-03-02 19:10,가람,언제\n"
CDR = (
    '"","01055557777","101","default","""Garam"" <01055557777>","SIP/1","SIP/101","Dial","hush",'
    '"2023-05-08 19:00:00","2023-05-08 19:00:05","2023-05-08 19:01:00",60,55,"ANSWERED",'
    '"DOCUMENTATION","1683572400.1",""\n'
)
OTHERS = {"phone", "activity"}
KINDS = {
    **{
        name: content
        for name, (_kind, content) in FILES.items()
        if name not in {"phone", "activity"}
    },
    "phone": CALLS.encode(),
    "activity": ACTIVITY.encode(),
    "csv": TABLE.encode(),
    "cdr": CDR.encode(),
}


@pytest.mark.parametrize("name", KINDS)
def test_the_command_line_leaves_no_words(
    mina: CastMember,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    file = tmp_path_factory.mktemp("phone") / "hushhush.bin"
    file.write_bytes(KINDS[name])
    words = ["import", "auto", str(file), "--for", mina.email, "--zone", "Asia/Seoul"]

    done = mina.app.test_cli_runner().invoke(args=words)

    assert done.exit_code == 0, done.output
    assert traces(tmp_path, caplog.text + done.output, SECRETS) == set()


@pytest.mark.parametrize("name", KINDS)
def test_the_upload_leaves_no_words(
    mina: CastMember, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = send_file(mina.client, KINDS[name])

    assert answer.status_code == 200
    assert traces(tmp_path, caplog.text, SECRETS) == set()


def test_the_secrets_are_those_of_the_files() -> None:
    everything = b"".join(KINDS.values()) + b"Garam garam@shop.example"

    assert {secret for secret in SECRETS if secret.encode() in everything} >= {
        "Garam", "01055557777", "hushhush", "com.shop.hushhush", "가람", "배송",
    }  # fmt: skip
