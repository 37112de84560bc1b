"""docs/language.md has the map of the rooms, and no rule looks for a class of words that there is not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language import plans

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = ROOT / "bot" / "language"


def on_the_map() -> list[str]:
    """The modules in the order of the map, each by its folder and name."""
    rooms = (ROOT / "docs" / "language.md").read_text("utf-8").split("## The rooms\n")[1].split("\n## ")[0]
    cells = [line.rsplit("|", 2)[1] for line in rooms.splitlines() if line.startswith("| ") and "`bot/" not in line]
    named: list[str] = []
    for group in "·".join(cells).split("·"):
        folder = re.match(r" *`(\w+/)`:", group)
        named += [(folder[1] if folder else "") + name for name in re.findall(r"`([\w/]*\w)`", group)]
    return named


def test_every_module_is_on_the_map_once() -> None:
    there = {
        path.relative_to(LANGUAGE).with_suffix("").as_posix()
        for path in LANGUAGE.rglob("*.py")
        if path.name != "__init__.py"
    }

    assert sorted(on_the_map()) == sorted(there)


def test_rules_look_only_for_classes_of_words_that_there_are() -> None:
    """A class that no word has is a condition that never holds."""
    made = " ".join((LANGUAGE / f"{name}.py").read_text("utf-8") for name in ("tokens", "specials", "scene"))
    known = {*plans.vocabulary().words.values(), *re.findall(r"\w+", made)}
    rooms = [path for path in LANGUAGE.rglob("*.py") if path.parent.name != "roster"]  # whose words are its own

    sought = {(room.name, kind) for room in rooms for kind in sought_in(ast.parse(room.read_text("utf-8")))}

    assert {(room, kind) for room, kind in sought if kind not in known} == set()


def sought_in(tree: ast.Module) -> Iterator[str]:
    """The classes that a module asks a scene for, by name or in a pattern."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        asks = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        words = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if asks in {"has", "first"}:
            yield from words
        elif asks in {"full", "find"}:
            yield from (kind for word in words for run in re.findall(r"\{([a-z|]+)\}", word) for kind in run.split("|"))
