"""52号 1到2关停, 防汛6号的14保留: the notice in front of the numbers of its list is no number of that list."""

import re
from dataclasses import replace

from bot.language.context import OFFICE
from bot.language.rules import fates
from bot.language.rules.disposal_amended import amended, read_whole
from bot.language.rules.disposal_list import unread_part
from bot.language.rules.disposal_reason import with_reason
from bot.language.rules.disposal_why import needless
from bot.language.scene import Said, Scene, scene_of
from bot.language.targets import Target

_BEHIND = re.compile(r"(?:文件?|通知|方案|那个|这个|的|里面?|中|名单|名册|上)*[\s,，:：]*(?=第?\d)")
_ALIKE = re.compile(r"\s*\d{1,3}号")  # 41号 42号关停 are two accounts


def of_notice(scene: Scene) -> Said | None:
    """What the rest decides of the accounts of that notice; where one of them is none of its, nothing is decided."""
    first = scene.tokens[0] if scene.tokens else None
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if first is None or first.kind != "plan" or not office or not fates.tells_any(scene.text.key):
        return None
    behind = scene.text.after(first.end)
    gap = _BEHIND.match(behind)
    if gap is None or (
        scene.word(first).endswith("号") and (not gap[0] or (gap[0].isspace() and _ALIKE.match(behind)))
    ):
        return None
    rest = behind[gap.end() :].strip()
    part = scene_of(rest, scene.context, scene.lexicon)
    said = needless(part) or with_reason(part) or amended(part) or read_whole(scene, rest)
    return _of_plan(said, str(first.value), rest) if said is not None else None


def _of_plan(said: Said, plan: str, words: str) -> Said:
    targets = said.slots.get("targets")
    if not isinstance(targets, list):
        return said
    own = [_within(found, plan) for found in targets]
    return (
        replace(said, slots={**said.slots, "targets": own}) if all(one.accounts for one in own) else unread_part(words)
    )


def _within(found: Target, plan: str) -> Target:
    return replace(found, accounts=tuple(key for key in found.accounts if key[0] == plan))
