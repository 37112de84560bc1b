"""第2页 behind any list: the words in front of it, and the page of it that is wanted."""

import re

from bot.language.normalise import fold
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.rules import READERS
from bot.language.scene import Said, Scene
from bot.language.tokens import cut

_PAGE = re.compile(r"[\s,，、]*第\s*(?P<page>\d{1,2}|[一二三四五六七八九十])\s*页[。.!！]?\s*$", re.ASCII)
_PAGED = kinds(
    "STATS UNIT_STATUS LIST_MY_TASKS ACCOUNT_QUERY RECTIFY_LIST PENDING_APPROVALS PENDING_VERIFICATIONS TIMELINE"
)


def page_of(scene: Scene) -> Said | None:
    """统计 1 第2页: a page of whatever list the words in front of it ask for."""
    found = _PAGE.search(scene.text.shown)
    before = scene.text.shown[: found.start()] if found else ""
    page = parse_number(found["page"]) if found else None
    if not page:
        return None
    if not before.strip():
        return Said("UNKNOWN", {"page": page})  # no list goes on
    head = Scene(cut(fold(before, scene.lexicon.vocabulary.traditional), scene.lexicon), scene.context, scene.lexicon)
    said = next((heard for reader in READERS if (heard := reader(head))), None)
    return Said(said.intent, {**said.slots, "page": page}, said.certain) if said and said.intent in _PAGED else None
