"""What one world has compiled, the next one knows: a quarter of a story's time went into the same statements again.

A product in a process of its own compiles each statement once and keeps it; a run of tests builds hundreds of products
in one process, each with engines that begin with nothing. SQLAlchemy's own hook lets engines of one kind share.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.dialects import plugins
from sqlalchemy.engine import CreateEnginePlugin
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

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


class UnhurriedRule(Rule):
    """A rule of a web application whose way back, from values to an address, is compiled when somebody asks for it.

    Two applications are built for each story, with some thirty rules that nobody asks: a fifth of what it costs.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - werkzeug's
        made: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: object) -> tuple[str, str]:
            if not made:
                made.append(super(UnhurriedRule, self)._compile_builder(append_unknown))
            return made[0](rule, **values)

        return build


Flask.url_rule_class = UnhurriedRule
plugins.register(NAME, __name__, SharedStatements.__name__)


def sharing(url: str) -> str:
    """The address of a database whose engines share."""
    return make_url(url).update_query_dict({"plugin": NAME}).render_as_string(hide_password=False)
