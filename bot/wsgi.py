"""What gunicorn imports: the web application for the settings of the environment."""

from bot.app import build
from config.logging import configure
from config.settings import read_settings

_settings = read_settings()
configure(_settings.log_level, _settings.secrets())
house = build(_settings)
house.start_simulated_time()
application = house.web()
