"""整改 by its number: 签收 ZG-…, 申请复核 ZG-… 理由, 撤销通知 ZG-…, 约谈 ZG-…; and 更新 账号 7月5日."""

import re
from collections.abc import Mapping

from bot.language.context import MONITOR, OFFICE
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.rules.teller import NOBODY
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso
from bot.language.targets import target
from bot.language.tokens import Token

_VERBS: Mapping[str, str] = {
    "RECTIFY_RECEIPT": "签收 收到 已收到 签收整改",
    "RECTIFY_ACK_FOR": "代签收 代签收整改",
    "RECTIFY_FEEDBACK_FOR": "代反馈 代登记 代登记整改 代登记反馈 代整改反馈",
    "RECTIFY_DISPUTE": "申请复核 申请复议 有异议 提出异议 不服 对整改有异议 异议",
    "RECTIFY_WITHDRAW": "撤销通知 撤回通知 撤销整改通知 撤回整改通知 撤回整改 撤回 误发 误发撤回 发错了",
    "RECTIFY_DISCARD": "不予下发 不下发 不发 不予下发整改",
    "RECTIFY_ISSUE": "下发 下发整改 签发 签发整改 下发整改通知",
    "RECTIFY_URGE": "催办 催一下 催 催办整改 提醒 再催一下",
    "RECTIFY_CIRCULAR": "起草通报 拟通报 写通报 起草情况通报 通报草稿 导出通报 通报稿",
    "RECTIFY_PAPER": "整改通知书 通知书 导出整改通知书 打印整改通知书 导出通知书 打印通知书",
}
_ANSWERS = {"uphold": "维持 维持整改 维持原通知", "revoke": "撤销整改 撤销 同意撤销"}
_MEASURES = {
    "提醒分管领导": "提醒分管领导 已提醒分管领导",
    "通报": "通报 已通报",
    "约谈": "约谈 已约谈",
    "警告": "警告 已警告",
    "责令关停": "责令关停 责令关停注销 责令注销",
}
_WORDS = {word: intent for intent, words in _VERBS.items() for word in words.split()}
_ANSWER = {word: result for result, words in _ANSWERS.items() for word in words.split()}
_MEASURE = {word: measure for measure, words in _MEASURES.items() for word in words.split()}
_LONGEST_FIRST = sorted({*_WORDS, *_ANSWER, *_MEASURE}, key=len, reverse=True)
_FEW = 6  # so much may stand behind 通知书: 发我一份
_BUT = re.compile(r"异议|不服|不认可?|(?:不同|别的|另有).{0,2}(?:看法|意见)|但|不过|可是|不对|不属实|有误|复核|核错|冤")
_NOTED = re.compile(r"^(?:请|登记|记录|记|记下|我们|对|针对|关于)*")
SOURCE = re.compile(r"^(?P<source>电话|纸质|会上)[\s,，：:]*(?P<rest>.*)$", re.DOTALL)
_NAME = re.compile(
    rf"^{NOBODY}(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]某某?)(?:[\s,，：:]+(?P<rest>.*))?$", re.DOTALL
)
_UPDATED = re.compile(r"^(?:登记|记)?(?:最近|最后)?更新(?:日期|时间)?[ :]*")
_FOR_OTHERS = frozenset({"RECTIFY_ACK_FOR", "RECTIFY_FEEDBACK_FOR"})
_RUN = kinds("account name accountno platform protected unit number accountnoun")


def ordered(scene: Scene) -> Said | None:
    """A verb and the number of an order, in either order, then perhaps a reason."""
    numbers = scene.all("rect")
    if len(numbers) > 1 or asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    if not numbers:
        return _of_no_order(scene) or _disputed(scene)
    head, tail = _around(scene, numbers[0])
    return _told_of(scene, {"rect": str(numbers[0].value)}, head, tail)


def _around(scene: Scene, number: Token) -> tuple[str, str]:
    """The verb, before the number or behind it, and the rest."""
    head = _NOTED.sub("", scene.text.key[: number.start].strip(LEAD))
    tail = scene.behind(number)
    if head:
        return head, tail
    head = next((word for word in _LONGEST_FIRST if tail.startswith(word)), "")
    return head, tail[len(head) :].strip(LEAD)


def _told_of(scene: Scene, slots: Slots, head: str, tail: str) -> Said | None:
    """What the verb says of an order."""
    if head in _ANSWER and (head != "撤销整改" or scene.context.has(OFFICE)):
        return Said("RECTIFY_ANSWER", slots | given(result=_ANSWER[head], reason=tail))
    if head in _MEASURE:
        return Said("RECTIFY_MEASURE", slots | given(measure=_MEASURE[head], text=tail))
    intent = "RECTIFY_WITHDRAW" if head == "撤销整改" else _WORDS.get(head)
    if intent == "RECTIFY_RECEIPT" and _BUT.search(tail):
        return Said("RECTIFY_DISPUTE", slots | given(reason=tail.lstrip("了" + LEAD)), certain=False)
    told = intent == "RECTIFY_PAPER" and len(tail) > _FEW  # 关于ZG-…整改通知书所指问题，我局已…，特此反馈
    if intent is None or told:
        return None
    return Said(intent, slots | (_told(tail) if intent in _FOR_OTHERS else given(reason=tail)))


_TALKED_TO = re.compile(r"(?:已经?)?(?:书面)?(?:约谈|警告)(?:了|一下)?")


def _of_no_order(scene: Scene) -> Said | None:
    """约谈稠江，任务1拖了一个多月: such measures are noted with an order; of a task a remark says it."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    told = _TALKED_TO.match(scene.text.key) if office and scene.has("unit", "name") else None
    return Said("UNKNOWN", {"hint": "measure_of_order"}) if told else None


def _disputed(scene: Scene) -> Said | None:
    """申请复核 理由, where the unit has an order that it can be about."""
    token = scene.first("dispute")
    if token is None or scene.index(token) > 0 or not scene.context.listed("open_rect"):
        return None
    return Said("RECTIFY_DISPUTE", given(reason=scene.behind(token)))


def _told(tail: str) -> Slots:
    """电话 李某 已更新: from where, from whom, and what was said."""
    found = SOURCE.match(tail)
    if not found:
        return given(text=tail)
    name = _NAME.match(found["rest"].strip())
    if not name:
        return given(source=found["source"], text=found["rest"].strip())
    return given(source=found["source"], name=name["name"], text=(name["rest"] or "").strip())


def updated(scene: Scene) -> Said | None:
    """更新 至美大陈 7月5日: a monitor says when an account was updated last."""
    found = _UPDATED.match(scene.text.key)
    if not found or not scene.context.has(MONITOR) or asks(scene.tokens, scene):
        return None
    rest = [token for token in scene.tokens if token.start >= found.end()]
    run = [token for token in rest if token.kind in _RUN]
    days = [token for token in rest if token.kind == "date"]
    if not run or len(days) > 1 or any(t.kind not in _RUN | WEIGHTLESS | kinds("date become to past") for t in rest):
        return None
    day = iso(scene.day(days[0], back=True)) if days else None
    return Said("UPDATE_SEEN", {"target": target(scene, run)} | given(seen_on=day))
