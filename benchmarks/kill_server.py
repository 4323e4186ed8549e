"""Kill the server again and again while people save, and look for what was lost or doubled.

Every writer sends check-ins with ids of its own and sends an id again until it is acknowledged,
as the pages do. Afterwards the database is compared with what was acknowledged.

    .venv/bin/python -m benchmarks.kill_server --kills 40 --writers 16 [--json]
"""

import argparse
import random
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from uuid import uuid4

from benchmarks.serving import Browser, Server, make_accounts, print_answer


class Writer(threading.Thread):
    """One person saving check-ins as fast as they are acknowledged."""

    def __init__(self, server: Server, browser: Browser, token: str, number: int) -> None:
        super().__init__(daemon=True)
        self.server = server
        self.browser = browser
        self.token = token
        self.random = random.Random(number)
        self.sent: set[str] = set()
        self.acknowledged: list[str] = []
        self.replays = 0
        self.refused: Counter[int] = Counter()
        self.is_over = threading.Event()

    def run(self) -> None:
        """Save until it is over."""
        while not self.is_over.is_set():
            self._save(str(uuid4()))

    def _save(self, entry: str) -> None:
        form = {"csrf_token": self.token, "id": entry, "date": "2026-03-02", "time": "18:05"}
        form["mood"] = str(self.random.randint(1, 5))
        self.sent.add(entry.replace("-", ""))
        while not self.is_over.is_set():
            try:
                status = self.browser.ask("POST", "/check-ins", form)[0]
            except OSError:
                self.replays += 1
                time.sleep(0.05)
                continue
            if status == 303:
                self.acknowledged.append(entry)
                if self.random.random() < 0.1:
                    self._send_again(form)
                return
            self.refused[status] += 1
            time.sleep(0.05)

    def _send_again(self, form: dict[str, str]) -> None:
        """Tap twice: the same entry after it was acknowledged."""
        try:
            self.browser.ask("POST", "/check-ins", form)
        except OSError:
            self.replays += 1


def people(server: Server, count: int) -> list[Writer]:
    """Open accounts and sign them in."""
    make_accounts(server.folder, [f"writer{number}@example.com" for number in range(count)])
    writers = []
    server.start()
    for number in range(count):
        browser = Browser(server.port)
        token = browser.sign_in(f"writer{number}@example.com")
        writers.append(Writer(server, browser, token, number))
    return writers


def compare(database: Path, writers: list[Writer]) -> dict[str, object]:
    """Hold the database against what was acknowledged."""
    with sqlite3.connect(database) as kept:
        rows = kept.execute("SELECT id, count(*) FROM check_in GROUP BY id").fetchall()
        check = kept.execute("PRAGMA integrity_check").fetchone()[0]
    found = {str(entry): count for entry, count in rows}
    acknowledged = [entry.replace("-", "") for one in writers for entry in one.acknowledged]
    return {
        "acknowledged": len(acknowledged),
        "acknowledged_lost": sum(entry not in found for entry in acknowledged),
        "duplicates": sum(count - 1 for count in found.values()),
        "rows": len(found),
        "rows_never_sent": len(set(found) - set().union(*(one.sent for one in writers))),
        "replays_after_a_cut": sum(one.replays for one in writers),
        "refused": dict(sum((one.refused for one in writers), Counter())),
        "integrity": check,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    moments = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        writers = people(server, asked.writers)
        for writer in writers:
            writer.start()
        for _ in range(asked.kills):
            time.sleep(moments.uniform(0.3, 1.2))
            server.kill()
            server.start()
        time.sleep(1)
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.join(30)
        server.stop()
        answer = {"kills": asked.kills, "writers": asked.writers}
        answer |= compare(Path(folder) / "offshift.sqlite3", writers)
    print_answer(answer, as_json=asked.json)
    raise SystemExit(1 if answer["acknowledged_lost"] or answer["duplicates"] else 0)


if __name__ == "__main__":
    main()
