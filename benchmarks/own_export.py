"""An export with 100,000 contact events: the server's pages, a phone's browser, and back in again.

Rows are put into the database of a server of our own. First the pages of rows are read as the
server reads them: the first, the last, all, and how much memory that takes. Then Chromium, as wide
as a phone, makes the ZIP with the page's own scripts, and brings it into another account.

    .venv/bin/python -m benchmarks.own_export [--events 100000] [--slower 1] [--json]
"""

import argparse
import json
import statistics
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import insert
from sqlalchemy.orm import Session

from benchmarks.first_pictures import FLAGS
from benchmarks.own_words import slow_down
from benchmarks.serving import PASSWORD, Server, make_accounts, print_answer
from journal.model import ContactEvent
from journal.my_data.export_rows import page_of
from journal.storage.engine import Database, open_database

EMAILS = ("mina@example.com", "dae@example.com")
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
WAY = {"direction": "in", "opened_by": "them", "initiation": "pushed", "initiation_basis": "rule"}
SOURCE = {
    "source_kind": "manual",
    "channel": "messenger",
    "precision": "minute",
    "zone_basis": "account",
}
PLACED = {"local_minute": 540, "is_outside_shift": True, "beside_shift": "unknown"}
MEBI = 1024 * 1024


def fill(database: Database, account_id: UUID, count: int) -> None:
    """Put contact events into the database, some minutes apart, a year and a half of them."""
    with database.writer.begin() as connection:
        for first in range(0, count, 10_000):
            rows = [
                event(account_id, number) for number in range(first, min(first + 10_000, count))
            ]
            connection.execute(insert(ContactEvent), rows)


def event(account_id: UUID, number: int) -> dict[str, Any]:
    """Make one event; several share a minute."""
    at, own = BEGIN + timedelta(minutes=number // 3 * 20), uuid4()
    made = {"account_id": account_id, "id": own, "at": at, "zone": "Asia/Seoul", "created_at": at}
    return {**made, **SOURCE, **WAY, **PLACED, "dedup_key": own.bytes, "local_date": at.date()}


def pages(database: Database, account_id: UUID) -> dict[str, object]:
    """Read all pages of events as the server does, each in a transaction of its own."""
    after, spent = None, []
    tracemalloc.start()
    while True:
        begun = time.process_time()
        with database.reader.connect() as connection, Session(connection) as session:
            page = page_of(session, account_id, "contact_events", after)
            json.dumps(page.rows)
        spent.append(1000 * (time.process_time() - begun))
        after = page.following
        if after is None:
            break
    peak = tracemalloc.get_traced_memory()[1] / MEBI
    tracemalloc.stop()
    tenth = max(1, len(spent) // 10)
    return {
        "pages": len(spent),
        "one page, CPU ms": round(statistics.median(spent), 1),
        "last tenth of the pages beside the first": round(
            statistics.median(spent[-tenth - 1 : -1]) / statistics.median(spent[:tenth]), 2
        ),
        "memory of a page at its peak, MiB": round(peak, 1),
    }


def entered(browser: Browser, address: str, email: str, slower: float) -> Page:
    """Sign in with a browser of her own."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    context.set_default_timeout(900_000)
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.fill("[name=email]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button.act").click()
    page.wait_for_url("**/today")
    slow_down(page, slower)
    return page


class Heap:
    """The most JavaScript memory that a page was seen to use, looked at in between."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.client = page.context.new_cdp_session(page)
        self.client.send("Performance.enable")
        self.peak = 0.0

    def until(self, script: str) -> float:
        """Look until a script says true; return the seconds that took."""
        begun = time.monotonic()
        while not self.page.evaluate(script):
            metrics = self.client.send("Performance.getMetrics")["metrics"]
            used = next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")
            self.peak = max(self.peak, used / MEBI)
            time.sleep(0.1)
        return time.monotonic() - begun


def out(page: Page, address: str, folder: Path) -> dict[str, object]:
    """Make the ZIP in the page."""
    page.goto(f"{address}/me/data/export")
    page.locator("[data-act=make]:visible").wait_for()
    heap = Heap(page)
    with page.expect_download() as saved:
        page.locator("[data-act=make]").click()
        seconds = heap.until("document.querySelector('#export progress').hidden")
    saved.value.save_as(folder / "offshift.zip")
    size = (folder / "offshift.zip").stat().st_size / MEBI
    return {
        "made in the browser, s (goal <= 30)": round(seconds, 1),
        "memory of the page at its peak, MiB (goal <= 500)": round(heap.peak),
        "size of the ZIP, MiB": round(size, 1),
    }


def back(page: Page, address: str, folder: Path) -> dict[str, object]:
    """Bring the ZIP into the other account."""
    page.goto(f"{address}/me/data/bring")
    page.locator("#f-export").set_input_files(folder / "offshift.zip")
    page.locator('[data-part="ready"] [data-act=bring]').click()
    heap = Heap(page)
    seconds = heap.until("document.querySelector('#bring progress').hidden")
    said = page.locator("#bring [data-says]").inner_text()
    return {
        "brought in, s": round(seconds, 1),
        "memory of that page at its peak, MiB": round(heap.peak),
        "said": said,
    }


def main() -> None:
    """Fill, read, serve, make, bring in, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--slower", type=float, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mina, _dae = make_accounts(folder, list(EMAILS))
        database = open_database(f"sqlite:///{folder / 'offshift.sqlite3'}")
        fill(database, mina, asked.events)
        answer: dict[str, object] = {"events": asked.events, **pages(database, mina)}
        answer |= in_chromium(folder, asked.slower)
    print_answer(answer, as_json=asked.json)


def in_chromium(folder: Path, slower: float) -> dict[str, object]:
    """Out of one account and into the other, on a processor so many times slower."""
    server = Server(folder)
    address = f"http://127.0.0.1:{server.port}"
    try:
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            answer = out(entered(browser, address, EMAILS[0], slower), address, folder)
            answer |= back(entered(browser, address, EMAILS[1], slower), address, folder)
            browser.close()
    finally:
        server.stop()
    return {"processor slower by": slower, **answer}


if __name__ == "__main__":
    main()
