"""A question whose answer the office has put down (config/language/facts.csv), whatever else it resembles."""

import re

from bot.language.answers.giving_up import says_yes
from bot.language.answers.parts import parts_of
from bot.language.facts import known
from bot.language.rules.asking import asks
from bot.language.rules.guide import topic_of
from bot.language.scene import Said, Scene, given

_SUBJECT = {"TASK_DONE": "上报", "CANCEL_REQUEST": "注销", "CHANGE_REQUEST": "变更", "EXTENSION_REQUEST": "延期"}
_SIGNS = re.compile("[,，。;；!！?？]+")
_LONGEST = 30  # characters; what is longer asks by the way


def fact_asked(scene: Scene, said: Said) -> Said | None:
    """送签以后还能改吗, 谁批 beside a form: help, where nothing certain was read; a reason is never looked into."""
    asked, key = scene.context.asked, scene.text.key
    unread = asked is not None and "people" in asked.fields and said.slots.keys() == {"text"}  # beside task 1's list
    read = said.certain and said.intent != "UNKNOWN" and not unread
    if read or scene.context.chat != "single" or len(key) > _LONGEST or (asked and asked.kind == "reason"):
        return None
    *_, last = (
        filter(None, _SIGNS.split(key)) if key.strip(",，。;；!！?？~ ") else ("",)
    )  # 等了多久都没人管，关了 tells
    about = f"{key} {asked.words} {_SUBJECT.get(asked.about, '')}" if asked else key
    first = next(iter(parts_of(scene)), "")
    if asked and first != key.strip("?？") and says_yes(scene, first):
        return None  # 确认，反正也没多少粉丝
    if not known(scene.lexicon.vocabulary.facts, last, about) or not asks(scene.tokens, scene):
        return None
    return Said("HELP", given(topic=topic_of(scene), hint="back" if asked else None))  # our question comes again below
