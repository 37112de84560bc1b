"""A file of utterances read line by line into meanings, for `duban interpret`."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from bot.language.context import parse_context
from bot.language.interpret import interpret
from bot.language.lexicon import Lexicon

_FIELD_LIMIT = 16 * 1024 * 1024  # an utterance may be absurdly long: that is what is being tried


class UnreadableFile(ValueError):
    """The file has no utterance column, or is in no encoding that we know."""


def rows(path: Path, lexicon: Lexicon) -> Iterator[dict[str, object]]:
    """One dict a row with intent, slots and act; raises UnreadableFile. UTF-8 with or without BOM, or GB18030."""
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.DictReader(io.StringIO(_decoded(path), newline=""))
    if "utterance" not in (reader.fieldnames or ()):
        raise UnreadableFile(f"{path.name}:1: 没有“utterance”这一列")
    for row in reader:
        meaning = interpret(row["utterance"] or "", parse_context(row.get("context") or "", lexicon), lexicon)
        slots: dict[str, object] = json.loads(json.dumps(meaning.slots, ensure_ascii=False, default=str))
        yield {"intent": meaning.intent, "slots": slots, "act": meaning.act}


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"{path.name}: 不是UTF-8，也不是GB18030")
