"""A yes or a no said with the question's own verb: 嗯 打开; 对，退; 行，给局长; 不收了. Another verb is none."""

import re
from functools import lru_cache

from bot.language.answers.own_verb import explained
from bot.language.context import UNSPECIFIED
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

_AGREEING = re.compile(r"(?:嗯+|恩+|好[的嘞]?|行|对+的?|是+的?|可以|中|ok)[吧啊呀呢了]?[,。!~ ]*")
_REFUSING = re.compile(r"(?:那?就?先?|还是)(?:不要?|别|不用|不想)再?")
_LED = re.compile(r"^(?:那就|那|就|请|帮我|给我|直接)+")
_ENDED = re.compile(r"(?:[吧啊呀呢了啦哦嘛]|一下|掉|好了)+$")
_VERB = re.compile(
    r"(?:打开|开|退回?|定|送|发|催办?|提醒|交办?|报|注销|关停?|停|保留|留|整合|批准?|同意|通过|撤[回销]?|收回?|改派?|中止|登记|记|下发|"
    r"核[实验]|延期?|转|并|换|起草|导出|反馈|维持|销号)"
)
_LONGEST = 6  # characters behind the yes
_SENDING = re.compile(
    r"(?:确认)?(?:送[签审]?|发[送出去]{0,2}|报|交|提交(?:申请|送签)?|送[出过]?去(?:签字)?)[吧了]?(?:一下)?"
)
_SENT = frozenset("送发报交提签")
_NAMING = kinds("date task request rect mobile accountid latin qmark question")


def echoed(scene: Scene) -> Said | None:
    """What the question's own verb answers; nothing where sending is spoken of and nothing would be sent."""
    asked = scene.context.asked
    if asked is None or asked.kind != "confirm":
        return None
    if explained(scene):
        return Said("CONFIRM")
    if not asked.words:
        return _agreed_by_any(scene) if asked == UNSPECIFIED else None
    key, words = scene.text.key.strip(",。!~ "), _asking(asked.words)
    if _SENDING.fullmatch(key) and not _SENT & set(words):
        return Said("UNKNOWN")
    yes = _AGREEING.match(key)
    rest = key[yes.end() :] if yes else key
    no = None if yes else _REFUSING.match(rest)
    rest = _ENDED.sub("", _LED.sub("", rest[no.end() :] if no else rest))
    spoken = 0 < len(rest) <= _LONGEST and not scene.has(*_NAMING) and rest.removeprefix("给") in words
    if not spoken or not (yes or _VERB.match(rest)):
        return None
    return Said("DIALOG_CANCEL" if no else "CONFIRM")


def _agreed_by_any(scene: Scene) -> Said | None:
    """嗯，催吧; 行，注销吧: where nothing tells what was asked, a yes with a verb that goes on with it."""
    key = scene.text.key.strip(",。!~ ")
    yes = _AGREEING.match(key)
    rest = _ENDED.sub("", _LED.sub("", key[yes.end() :])) if yes else ""
    return Said("CONFIRM") if _GOES_ON.fullmatch(rest) and not scene.has(*_NAMING) else None


_GOES_ON = re.compile("催办?|提醒|上报|报|送签?|下?发|交办?|注销|关停|延期?|签收|登记|办")


@lru_cache(maxsize=64)
def _asking(words: str) -> str:
    """What is asked, without how it is answered: 回复“是”，不是请回复“算了”."""
    said = "".join(part for part in re.split(r"(?<=[。！？，,\n])", words) if "回复" not in part)
    return re.sub(r"[\s“”\"]", "", said).lower()
