"""Headers, cookies and the refusal of requests that another site made."""

from flask import Flask, Response, abort, render_template, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect

from app.errors import API, in_json

# Argon2id in the page is WebAssembly: that may be compiled, and still no text becomes a script.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
FOR_EVER = "public, max-age=31536000, immutable"
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnCookies(SecureCookieSessionInterface):
    """A ``__Host-`` cookie that travels by TLS only; plain on the person's own machine."""

    def get_cookie_name(self, app: Flask) -> str:
        """Return the name; the prefix makes browsers insist on Secure and no domain."""
        del app
        return "__Host-offshift" if request.is_secure else "offshift"

    def get_cookie_secure(self, app: Flask) -> bool:
        """Say whether the cookie is kept to TLS."""
        del app
        return request.is_secure


def protect(app: Flask) -> None:
    """Put headers on every answer and refuse what did not come from our own pages."""
    app.session_interface = OwnCookies()

    @app.before_request
    def refuse_strangers() -> tuple[str, int] | Response | None:
        # What anybody may have, such as our stylesheets, dresses the page that refuses the rest.
        is_for_anybody = request.endpoint == "static"
        if not request.is_secure and _host() not in OWN_MACHINE and not is_for_anybody:
            if request.path.startswith(API):
                return in_json(403, "needs_tls")
            return render_template("errors/needs_tls.html"), 403
        if request.method not in READING and not _comes_from_us():
            abort(403)
        return None

    CSRFProtect(app)
    app.after_request(_add_headers)


def _host() -> str:
    host = request.host
    return host.split("]")[0] + "]" if host.startswith("[") else host.split(":")[0]


def _comes_from_us() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    # No browser that sends forms across sites leaves out both; the form's token is checked too.
    return origin is None or origin.partition("://")[2] == request.host


def _add_headers(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint == "static":
        # A module names the modules it needs without their version: those are asked after anew.
        is_versioned = "v" in request.args
        answer.headers["Cache-Control"] = FOR_EVER if is_versioned else "no-cache"
    else:
        answer.headers["Cache-Control"] = "no-store"
        answer.vary.update(("Cookie", "Accept-Language"))
    return answer
