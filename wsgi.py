"""Where a server finds the app."""

from app import create_app
from app.config import Config

app = create_app(Config.from_environment())
