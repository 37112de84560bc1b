"""docs/language.md says in which room each kind of sentence lives; whoever adds a module puts it on that map."""

import re
from pathlib import Path

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
