"""What a phone has to know to put Offshift on its home screen."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import CastMember


def opened(client: FlaskClient, path: str) -> int:
    with client.get(path) as answer:
        return answer.status_code


def test_the_manifest_is_open_and_whole(client: FlaskClient) -> None:
    answer = client.get("/manifest.webmanifest")

    said = answer.get_json(force=True)
    assert answer.mimetype == "application/manifest+json"
    assert (said["display"], said["start_url"], said["lang"]) == ("standalone", "/today", "en")
    assert {one["purpose"] for one in said["icons"]} == {"any", "maskable"}
    assert "/contact/quick" in [one["url"] for one in said["shortcuts"]]


def test_it_speaks_the_language_of_who_asks(client: FlaskClient) -> None:
    said = client.get("/manifest.webmanifest", headers={"Accept-Language": "ko"}).get_json(
        force=True
    )

    assert (said["lang"], said["name"]) == ("ko", "퇴근 후")
    assert said["shortcuts"][0]["name"] == "방금 왔어요"


def test_every_address_in_it_leads_somewhere(mina: CastMember) -> None:
    said = mina.client.get("/manifest.webmanifest").get_json(force=True)
    icons = [icon["src"] for one in (said, *said["shortcuts"]) for icon in one["icons"]]
    pages = [said["start_url"], *(one["url"] for one in said["shortcuts"])]

    assert {opened(mina.client, path) for path in (*icons, *pages)} == {200}


@pytest.mark.parametrize("size", [192, 512])
def test_an_icon_has_the_size_it_says(mina: CastMember, size: int) -> None:
    file = Path(mina.app.static_folder or "") / "icons" / f"icon-{size}.png"
    content = file.read_bytes()

    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == int.from_bytes(content[20:24], "big") == size


def test_every_page_names_the_manifest(mina: CastMember) -> None:
    page = mina.client.get("/connect/home-screen").text

    assert 'rel="manifest" href="/manifest.webmanifest"' in page
    assert 'href="/contact/quick"' in page
