"""What one world has compiled, the next one knows: a quarter of a story's time went into the same statements again.

A product in a process of its own compiles each statement once and keeps it; a run of tests builds hundreds of products
in one process, each with engines that begin with nothing. SQLAlchemy's own hook lets engines of one kind share.
"""

from typing import Any

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.dialects import plugins
from sqlalchemy.engine import CreateEnginePlugin
from sqlalchemy.util import LRUCache

STATEMENTS = 3000
NAME = "shared_statements"


class SharedStatements(CreateEnginePlugin):
    """Gives an engine the dialect and the compiled statements of the first one of its kind."""

    first: dict[type, tuple[Any, Any]] = {}  # noqa: RUF012 - all engines' own

    def update_url(self, url: URL) -> URL:
        """The address without the plugin's name: there is nothing else of ours in it."""
        return url.difference_update_query(["plugin"])

    def engine_created(self, engine: Engine) -> None:
        """Share. A statement is kept under the dialect that compiled it: so that must be the same one too."""
        known = self.first.setdefault(type(engine.dialect), (engine.dialect, LRUCache(STATEMENTS)))
        engine.dialect, engine._compiled_cache = known  # noqa: SLF001 - there is no public name for an engine's own


plugins.register(NAME, __name__, SharedStatements.__name__)


def sharing(url: str) -> str:
    """The address of a database whose engines share."""
    return make_url(url).update_query_dict({"plugin": NAME}).render_as_string(hide_password=False)
