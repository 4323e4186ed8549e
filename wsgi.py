"""Where a server finds the app."""

from app import create_app
from app.config import BadSetting, Config

try:
    app = create_app(Config.from_environment())
except BadSetting as why:
    raise SystemExit(f"Offshift: {why}.") from None
