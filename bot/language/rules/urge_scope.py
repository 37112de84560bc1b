"""催他们，除了卫健; 给镇街都催一下任务3: whom not to urge, which 催办 cannot know, or a group, which is shown."""

import re

from bot.language.context import OFFICE, OVERSEERS
from bot.language.figure_pieces import groups_said
from bot.language.refs import numbers_said, units_said
from bot.language.rules.asking import asks
from bot.language.rules.counting import urge
from bot.language.scene import Said, Scene

_URGES = re.compile(r"催|发个?提醒|提醒(?:一下|他们)|^(?:请|麻烦|帮我|再|也|[,，])*提醒(?!了|的|发|我)")
_EXCEPT = re.compile(
    r"除(?:了|开|去|掉)|除外|以外|之外|剔除|刨(?:去|掉|开)|不(?:包括|含|算)|除[^,，。;；非夕]{2,16}外|"
    r"[\u4e00-\u9fff]{2,8}(?:就|都|也|那边)?(?:不用|不要|别|不必|先别|不)(?:再)?(?:催|了?(?:$|[,，。;；!]))"
)
_TOLD_ALREADY = re.compile(  # 公安局打过招呼了, 佛堂镇已经电话过了, 教育局昨天交了: meant to be left out
    r"(?:已经?|刚才?|刚刚|昨天|今天|上午|下午|早上|前天|说)(?:经|就|已|才|刚|都)*(?:打过?|电话|报|交|说|催|回|办|签)[^,，。;；没未]{0,4}(?:过|了|招呼)|"
    r"(?:打过|说过|催过|报过|交过|联系过)(?:招呼|电话|了)"
)
_GROUPS = re.compile(
    r"(?:各|所有|全部|全体)?(?:镇街|街镇|镇和街道|部门|街道)(?:都|全|们|全部|各家|那边|里)|的(?:镇街|街镇|部门|街道|乡镇|镇)(?!的|里)[。!吧]*$"
)


def urge_scope(scene: Scene) -> Said | None:
    """Nobody is reminded but those who were meant: a group is shown, an exception is known beside what was shown."""
    if not scene.context.has(OVERSEERS) or scene.has("qmark"):
        return None
    key = scene.text.key
    if "催" in key and (back := _taken_back(scene)) is not None:
        return back
    if hint := _cannot(scene, key):
        return Said("UNKNOWN", {"hint": hint})
    beside = scene.has("unit", "name") or _GROUPS.search(key) or "除" in key
    apart = _EXCEPT.search(key) or (_TOLD_ALREADY.search(key) and scene.has("unit") and "催过" not in key)
    if _URGES.search(key) and apart and beside and not key.startswith(_DENIED):
        return Said("UNKNOWN", {"hint": "urge_except"})
    if not _URGES.search(key) or scene.has("unit"):
        return None
    return _of_group(scene) or (Said("UNKNOWN", {"hint": "urge_group"}) if _GROUPS.search(key) else None)


_CLOCK = (
    r"(?:[上下]午|中午|晚上|傍晚|早上|下班前?|\d{1,2}[点:时](?:\d{1,2}分?|半)?|[一二两三四五六七八九十]{1,3}点半?"
    r"|左右|整|钟|的?时候|之?后|以后)"
)
_LATER = re.compile(  # 明天9点再催, 过两天再催一下: not now; 今天再催一下, 明天到期的催一下 are
    r"(?:(?:明|后|大后)[天早晚]|明儿|下?(?:周|星期|礼拜)[一二三四五六日天]|下周|下个?月|月底|\d{1,2}[月/.]\d{1,2}[号日]?"
    r"|\d{1,2}[号日]|(?:过|等|隔)(?:几|一?两|[一二两三四五]|\d{1,2})[天日]|(?:过|等|隔)(?:一?会儿?|一?阵子?)"
    rf"|[几两三]天后|晚[点些]|晚一?点|迟[点些]|回头|[上下]午|{_CLOCK})"
    rf"{_CLOCK}*(?:再|才|重新|统一|一起|帮我|给我|你|[,， ])*(?:催(?![的过])|发个?(?:催办|提醒)|提醒(?:他们|一下|$))"
)
_SENTENCE = re.compile(
    r"(?:再|都|要|另外)?(?:加上?|附上?|带上?|补上?|写上)一?[句段]话?[:：,，]?|备注一?下?[:：]"
)  # 催办加一句：…
_DENIED = ("先别", "别", "不")


_UNDO = r"(?:撤[回销掉了]|取消|停止|停[掉了]|收回|作废|中止|终止|叫停)"
_BACK = re.compile(  # 取消对佛堂的催办, 刚才公安局那个撤回 催错了, 催办撤掉吧; 撤回申请的催一下 urges
    rf"(?:{_UNDO}|暂停|不再)[^,，。;；的]{{0,10}}(?:的|了)?催办?(?!一下|促|催)|"
    r"催(?:办|促)?(?:的|了|那个|那条|[\u4e00-\u9fff]{2,4}的)?"
    rf"(?:给|先|都|也|请|麻烦)?{_UNDO}(?:了|吧|掉|一下|来|啊)*(?=$|[,，。;；!！ ])|催错了?"
)
_STRUCK = re.compile(r"催办?的?(?:名单|单子|清单|里面)[^,，。]{0,12}(?:去掉|删掉?|拿掉|划掉|剔掉|除掉|不要)")
_COMING = re.compile(r"明[天早晚]|后天|下周|下个?月|以后|今后|后面|将来|自动|系统|到期")


def _taken_back(scene: Scene) -> Said | None:
    """What went to one unit is shown with a yes to take it back; of all else it is said how, and nobody is urged."""
    key = scene.text.key
    if _STRUCK.search(key):
        return Said("UNKNOWN", {"hint": "urge_except"})
    if not _BACK.search(key) or asks(scene.tokens, scene) or scene.has("howto", "rect", "rectnoun"):
        return None
    units = units_said(scene)
    sent = len(units) == 1 and not _COMING.search(key) and scene.context.has(OFFICE) and scene.context.chat == "single"
    slots = numbers_said(scene) | {"unit": units[0], "reason": "催错了"} if sent else {"hint": "urge_back"}
    return Said("RECALL" if sent else "UNKNOWN", slots)


_SENT_LATER = re.compile(
    rf"^(?:那|先别|等|到)*{_LATER.pattern.rpartition('(?:催(?!')[0]}(?:发|催)(?:出去?|送)?[吧。！!]*$"
)


def _cannot(scene: Scene, key: str) -> str:
    """What no 催办 can: 下午3点发, 明早9点再发 beside its preview, 明天再催, 催办加一句：…."""
    asked = scene.context.question
    shown = asked is not None and asked.shown == "URGE"
    urges = _URGES.search(key)
    if (urges and _LATER.search(key)) or (shown and _SENT_LATER.search(key)):
        return "urge_later"
    return "urge_words" if urges and _SENTENCE.search(key) else ""


def _of_group(scene: Scene) -> Said | None:
    """催一下没签收的镇街: whom it would reach is shown first, as ever."""
    units = groups_said(scene)
    said = urge(scene) if units and not scene.text.key.startswith(_DENIED) else None
    if said is None or "units" in said.slots:
        return None
    asked = {name: value for name, value in said.slots.items() if name != "ask"}
    return Said("URGE", {"target": "unfinished", **asked, "units": units})


def ack_scope(scene: Scene) -> Said | None:
    """代签收 各镇街，城西除外: nobody is signed for where somebody is left out, who would be the only one named."""
    key = scene.text.key
    if not scene.context.has(OVERSEERS) or scene.has("rect", "rectnoun") or _SIGNS_FOR.search(key) is None:
        return None
    return Said("UNKNOWN", {"hint": "ack_except"}) if _EXCEPT.search(key) or _UNSIGNED.search(key) else None


_SIGNS_FOR = re.compile(r"代(?:为|他们?|她们?)?签|[替帮][^,，。]{0,6}签")
_UNSIGNED = re.compile(r"(?:还|都|仍)?(?:没有?|未|不)(?:签|代签)|还没有?(?:$|[,，。;； ])")
