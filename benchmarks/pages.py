"""What pages cost beside the floor: CPU per request and p95, at one and at eight clients.

A person with three years of data (1,095 check-ins, 4,000 contact events) asks the product; the
same requests go to a bare Flask app over raw sqlite3. Both run at once and are asked in turn,
round by round; medians over the rounds. Only ratios of one run mean anything.

    .venv/bin/python -m benchmarks.pages [--rounds 5] [--json]
"""

import argparse
import random
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from benchmarks.serving import Browser, Server, print_answer
from benchmarks.three_years import DAYS, EMAIL, WRITER, fill, first_day

FIELD = re.compile(
    r'<input type="(?:hidden|date|time)" name="(\w+)"(?: id="[^"]*")? value="([^"]*)"'
)
"""The fields of a page that hold something before she answers."""

REFLECTION = {
    "reflection": "/reflection",
    "reflection of all years": "/reflection?period=everything",
}
"""The page as it opens, with eight weeks in its pictures, and with everything."""

OTHER_DAY = "check-in of another day"

QUIET_CHECKS = 11
"""Quarters of a second without work that end the wait; the job begins after two seconds."""

BUSY = 0.30
"""Share of the machine that others may use before a run says nothing."""


@dataclass
class Asked:
    """One kind of request: how to send it, and what was measured."""

    server: Server
    send: Callable[[Browser], int]
    wanted: int
    browser: Callable[[], Browser]
    requests: int = 100
    is_followed_by_a_job: bool = False
    cpu_ms: list[float] = field(default_factory=list)
    p95_ms: dict[int, list[float]] = field(default_factory=lambda: {1: [], 8: []})


def measure(asked: Asked, clients: int) -> None:
    """Send one round of requests and keep the figures."""
    seconds: list[float] = []
    each = max(1, asked.requests // clients)
    browsers = [asked.browser() for _ in range(clients)]

    def work(browser: Browser) -> None:
        for _ in range(each):
            began = time.perf_counter()
            status = asked.send(browser)
            seconds.append(time.perf_counter() - began)
            if status != asked.wanted:
                raise SystemExit(f"answered {status}, wanted {asked.wanted}")

    before = asked.server.cpu_seconds()
    threads = [threading.Thread(target=work, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if clients == 1:
        asked.cpu_ms.append((asked.server.cpu_seconds() - before) * 1_000 / len(seconds))
    asked.p95_ms[clients].append(statistics.quantiles(seconds, n=20)[-1] * 1_000)


def settle(server: Server) -> None:
    """Wait until the server has worked out the findings that the writes before called for.

    That job runs beside the requests; its time is not the time of whichever request comes next.
    """
    quiet = 0
    while quiet < QUIET_CHECKS:
        before = server.cpu_seconds()
        time.sleep(0.25)
        quiet = quiet + 1 if server.cpu_seconds() - before < 0.02 else 0


def idle_machine() -> float:
    """Return the share of both cores in use while we do nothing for a second."""
    first = _busy_ticks()
    time.sleep(1)
    later = _busy_ticks()
    return (later[0] - first[0]) / max(1, later[1] - first[1])


def _busy_ticks() -> tuple[int, int]:
    values = [
        int(part)
        for part in Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:9]
    ]
    return sum(values) - values[3] - values[4], sum(values)


def get(path: str) -> Callable[[Browser], int]:
    """Ask for one page."""
    return lambda browser: browser.ask("GET", path)[0]


def floor_requests(floor: Server) -> dict[str, Asked]:
    """Describe what the product is held against."""

    def stranger() -> Browser:
        return Browser(floor.port)

    def entry(browser: Browser) -> int:
        return browser.ask("POST", "/entry", {"id": str(uuid4()), "mood": "3"})[0]

    return {
        "floor: entry": Asked(floor, entry, 303, stranger),
        "floor: page": Asked(floor, get("/page"), 200, stranger),
        "floor: 3-year series": Asked(floor, get("/series"), 200, stranger),
    }


class Visitor:
    """Somebody signed in: makes browsers with her cookie, and sends check-ins as her page does."""

    def __init__(self, product: Server, email: str) -> None:
        self.product = product
        self.first = Browser(product.port)
        self.first.sign_in(email)
        page = self.first.ask("GET", "/check-ins/new")[1]
        self.prepared = dict(FIELD.findall(page.split("</form>")[0]))

    def browser(self) -> Browser:
        """Open another browser of hers."""
        opened = Browser(self.product.port)
        opened.cookies = dict(self.first.cookies)
        return opened

    def check_in(self, browser: Browser, **when: str) -> int:
        """Send a check-in: of now, as the page proposed it, or of another day."""
        scales = {"mood": "3", "energy": "2", "tension": "4", "masking": "4", "replay": "2"}
        said = {"id": str(uuid4()), "away": "3", "backed": "nobody"}
        return browser.ask("POST", "/check-ins", self.prepared | scales | said | when)[0]

    def check_in_of_some_day(self, browser: Browser) -> int:
        """Send a check-in of any day of the three years, so that no day becomes crowded."""
        day = first_day() + timedelta(days=random.randrange(DAYS - 1))
        return self.check_in(browser, date=day.isoformat(), time="18:30")

    def changed(self, path: str) -> Callable[[Browser], int]:
        """Make a request that changes the journal and then looks at a page."""

        def send(browser: Browser) -> int:
            self.check_in_of_some_day(browser)
            return browser.ask("GET", path)[0]

        return send


def requests_of(product: Server, floor: Server) -> dict[str, Asked]:
    """Describe every request that is compared."""
    writer, she = Visitor(product, WRITER), Visitor(product, EMAIL)

    def writing(send: Callable[[Browser], int], wanted: int, browser: Visitor) -> Asked:
        return Asked(product, send, wanted, browser.browser, is_followed_by_a_job=True)

    return floor_requests(floor) | {
        "check-in POST": writing(writer.check_in, 303, writer),
        "check-in page": Asked(product, get("/check-ins/new"), 200, she.browser),
        OTHER_DAY: writing(she.check_in_of_some_day, 303, she),
        **{
            f"{OTHER_DAY}, then {name}": writing(she.changed(path), 200, she)
            for name, path in REFLECTION.items()
        },
        **{
            f"{name}, unchanged": Asked(product, get(path), 200, she.browser)
            for name, path in REFLECTION.items()
        },
    }


def answer_of(asked: dict[str, Asked], noise: float) -> dict[str, object]:
    """Turn the figures into medians and ratios."""
    cpu = {name: statistics.median(one.cpu_ms) for name, one in asked.items()}
    answer: dict[str, object] = {
        f"{name}: CPU ms, p95 ms at 1 and 8": (
            round(cpu[name], 2),
            *(round(statistics.median(one.p95_ms[clients]), 1) for clients in (1, 8)),
        )
        for name, one in asked.items()
    }
    answer["check-in POST / floor entry (CPU, goal <= 3)"] = round(
        cpu["check-in POST"] / cpu["floor: entry"], 2
    )
    series = cpu["floor: 3-year series"]
    for name in REFLECTION:
        drawn = cpu[f"{OTHER_DAY}, then {name}"] - cpu[OTHER_DAY]
        answer[f"{name}, drawn anew / floor series (CPU, goal <= 8)"] = round(drawn / series, 2)
        again = cpu[f"{name}, unchanged"]
        answer[f"{name}, unchanged / floor series (CPU)"] = round(again / series, 2)
    answer["check-in page / floor page (CPU)"] = round(cpu["check-in page"] / cpu["floor: page"], 2)
    answer["others' share of the machine before"] = round(noise, 2)
    answer["verdict"] = "noisy" if noise > BUSY else "quiet enough"
    return answer


def main() -> None:
    """Fill, serve, ask in turn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked_for = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        product, floor = Server(Path(folder)), Server(Path(folder), "benchmarks.floor:app")
        fill(product)
        noise = idle_machine()
        try:
            product.start()
            floor.start()
            asked = requests_of(product, floor)
            for _ in range(asked_for.rounds):
                for clients in (1, 8):
                    for one in asked.values():
                        measure(one, clients)
                        if one.is_followed_by_a_job:
                            settle(one.server)
        finally:
            product.stop()
            floor.stop()
    print_answer(answer_of(asked, noise), as_json=asked_for.json)


if __name__ == "__main__":
    main()
