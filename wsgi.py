"""Where a server finds the app."""

import sys

from app import create_app
from app.config import BadSetting, Config

try:
    app = create_app(Config.from_environment())
except BadSetting as why:
    sys.stderr.write(f"Offshift: {why}.\n")
    # gunicorn takes this code for "cannot start"; after any other it would try again for ever.
    raise SystemExit(3) from None
