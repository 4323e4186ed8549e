"""How soon the pictures of the reflection page are seen, beside a page of fixed SVG; and its size.

A person with three years opens the page in Chromium; a plain file server gives a bare page with
the same pictures and styles. Both in turn; the time is from the wish to the frame after the last
picture is there. Nothing of Plotly may be fetched.

    .venv/bin/python -m benchmarks.first_pictures [--rounds 9] [--json]
"""

import argparse
import functools
import gzip
import re
import statistics
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.serving import PASSWORD, ROOT, Server, print_answer
from benchmarks.three_years import EMAIL, fill

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DRAWN = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
  () => done(performance.now()))))"""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Write no log."""


def serve(folder: Path) -> ThreadingHTTPServer:
    """Serve a folder from a thread."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def milliseconds(context: BrowserContext, address: str) -> float:
    """Open an address in a new tab and return when its last picture was on the screen."""
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded")
    page.locator("svg.picture").last.wait_for(state="attached")
    seen: float = page.evaluate(DRAWN)
    page.close()
    return seen


def sign_in(page: Page, address: str) -> None:
    """Enter as the person with three years."""
    page.goto(f"{address}/sign-in")
    page.fill("[name=email]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button.act").click()
    page.wait_for_url("**/today")


def bare_page(html: str, folder: Path) -> None:
    """Write a page that holds nothing but the pictures and their styles."""
    pictures = re.findall(r'<svg class="picture.*?</svg>', html, re.DOTALL)
    styles = "".join(
        file.read_text(encoding="utf-8") for file in sorted((ROOT / "app/static/css").glob("*.css"))
    )
    text = f"<!doctype html><title>Pictures</title><style>{styles}</style>{''.join(pictures)}"
    (folder / "bare.html").write_text(text, encoding="utf-8")


def compare(server: Server, folder: Path, rounds: int) -> dict[str, object]:
    """Open both pages in turn."""
    ours = f"http://127.0.0.1:{server.port}"
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(viewport={"width": 390, "height": 844})
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        sign_in(page, ours)
        page.goto(f"{ours}/reflection")
        html = page.content()
        bare_page(html, folder)
        files = serve(folder)
        bare = f"http://127.0.0.1:{files.server_port}/bare.html"
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(rounds + 1):
            times["ours"].append(milliseconds(context, f"{ours}/reflection"))
            times["bare"].append(milliseconds(context, bare))
        browser.close()
        files.shutdown()
    # The first round fetches styles and warms the server.
    first, second = (statistics.median(times[name][1:]) for name in ("ours", "bare"))
    return {
        "reflection page, ms": round(first, 1),
        "bare page of the same pictures, ms": round(second, 1),
        "ratio (goal <= 2)": round(first / second, 2),
        "page, kB gz (goal <= 80)": round(len(gzip.compress(html.encode())) / 1_000, 1),
        "requests for Plotly before the wish (goal 0)": sum("plotly" in url for url in asked),
    }


def main() -> None:
    """Fill, serve, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        fill(server)
        try:
            server.start()
            answer = compare(server, Path(folder), asked.rounds)
        finally:
            server.stop()
    print_answer(answer, as_json=asked.json)


if __name__ == "__main__":
    main()
