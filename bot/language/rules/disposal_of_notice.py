"""52号 1到2关停, 防汛6号的14保留: the notice in front of the numbers of its list is no number of that list.

What stands behind it is read of that notice's accounts alone, whatever other notices number alike. Where one of them is
none of its, or no notice has that number, nothing is decided.
"""

import re
from dataclasses import replace

from bot.language.context import OFFICE
from bot.language.rules import fates
from bot.language.rules.disposal_amended import amended, read_whole
from bot.language.rules.disposal_list import unread_part
from bot.language.rules.disposal_reason import rest_unread, with_reason
from bot.language.rules.disposal_why import needless
from bot.language.scene import Said, Scene, scene_of

_BEHIND = re.compile(r"(?:文件?|通知|方案|那个|这个|的|里面?|中|名单|名册|上)*[\s,，:：]*(?=\S)")
_ALIKE = re.compile(r"[\s,，]*(?:\d{1,3}号|[^\d\s,，第])")  # 41号 42号关停, 41号，佛堂城事关停 are two accounts
_PAPER = re.compile(  # 52号文 3关停, 52号的1到2关停, 52号 1到2关停, where no notice is the 52nd
    r"\A(?P<number>\d{1,3})号(?P<paper>文件?|通知|方案)?(?:的|里面?|中|名单|名册|上)*[\s,，:：]*(?=第?\d)(?!\d{1,3}号)"
)


def of_notice(scene: Scene) -> Said | None:
    """What the rest decides of the accounts of that notice; where one of them is none of its, nothing is decided."""
    first = scene.tokens[0] if scene.tokens else None
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if first is None or not office or not fates.tells_any(scene.text.key):
        return None
    if first.kind != "plan":
        return _of_none(scene)
    rest = _behind(scene.text.after(first.end), bare=scene.word(first).endswith("号"))
    if not rest:
        return None
    part = scene_of(rest, scene.context, scene.lexicon.within(str(first.value)))
    said = _read(part)
    if said is None:  # of accounts that others have, or not understood
        whole = _read(scene_of(rest, scene.context, scene.lexicon))
        return unread_part(rest) if whole is not None else None
    one = said.slots.get("target")
    return replace(said, certain=False) if one is not None else said


def _behind(words: str, *, bare: bool) -> str:
    """What is said of the notice's list; "" where the number in front, no more than 41号, may be an account's."""
    gap = _BEHIND.match(words)
    if gap is None or (bare and not gap[0].strip(" ,，") and (not gap[0] or _ALIKE.match(words))):
        return ""
    return words[gap.end() :].strip()


def _read(part: Scene) -> Said | None:
    said = needless(part) or with_reason(part) or amended(part) or read_whole(part, part.text.shown)
    return said or rest_unread(part)


def _of_none(scene: Scene) -> Said | None:
    """52号文 3关停 where no notice is called so: which list is meant, nobody could tell."""
    found = _PAPER.match(scene.text.shown.strip())
    if found is None:
        return None
    account = any(one.number == int(found["number"]) for one in scene.lexicon.accounts)
    return unread_part(found[0]) if found["paper"] or not account else None
