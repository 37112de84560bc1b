"""What the office asks and orders: 催办, 统计, 导出, 交办, 改派, 核实, 代登记."""

import re

from bot.language.context import OFFICE, OVERSEERS
from bot.language.lexicon import Name
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import numbers_said, units_said
from bot.language.rules.asking import asks, reason_of
from bot.language.rules.instruct import matter_of
from bot.language.rules.reports import done_on
from bot.language.rules.teller import NOBODY
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso
from bot.language.targets import target
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("all plan unit name task nth number weak unitnoun to tasknoun want")
_NAME = re.compile(
    rf"{NOBODY}(?![打接催问])(?!.{{1,4}}[了过](?:[^\u4e00-\u9fff]|$))[\u4e00-\u9fff·]{{2,5}}(?:[(（]样例[)）])?(?=[\s,，。;；:：、]|$)"
)
_TITLES = ("某", "主任", "局长", "科长", "镇长", "书记", "处长", "部长", "老师", "同志")
_HANDED_OVER = r"{polite|sep}*{handover} {task|number|nth|unit|name|soft}*"  # plainly enough to refuse a clerk
_LONGEST_NAME = 4
_NO_NAME = kinds("got receipt past done doneish report not all self")  # 打电话说已经收到了
_ORDERS = {"orderclose": "ORDER_CLOSE", "reopened": "REPORT_REOPENED", "transfer": "TRANSFER"}
_REFS = ("task", "nth", "number", "weak")
_PARTS = kinds("reportfor ackfor unit name source task nth number weak")


def hand_over(scene: Scene) -> Said | None:
    """交办; 交办 佛堂镇 8月5日前 报送名单."""
    token = scene.first("handover")
    if (
        token is None
        or asks(scene.tokens, scene)
        or scene.has("howto", "not", "cond")
        or not (scene.context.has(OVERSEERS) or scene.full(_HANDED_OVER))
    ):
        return None
    slots = numbers_said(scene)
    units = units_said(scene)
    if units:
        slots["units"] = units
    day = scene.first("date")
    if day and (read := iso(scene.day(day))):
        slots["date"] = read
    marks = [scene.index(t) for t in scene.tokens if t.kind in {"handover", "unit", "name", "date", *_REFS}]
    behind = scene.tokens[scene.index(token) + 1 :]
    text = reason_of(scene, max(marks) + 1)
    if not text and any(t.kind == "x" for t in behind):  # 交办 报三条素材 8月5日前: as typed, but for whom and by when
        text = matter_of(scene, token.end, [scene.tokens[place] for place in marks])
    if text:
        slots["text"] = text
    return Said("HAND_OVER", slots, certain=all(t.kind in _LIGHT for t in scene.tokens[: scene.index(token)]))


_ON_UNITS = {
    "reassign": "REASSIGN",
    "keep": "KEEP",
    "stopitem": "VOID",
    "reopenitem": "REOPEN",
    "reopenrequest": "REOPEN",
    "notapplicable": "NOT_APPLICABLE",
    "verifyitempass": "VERIFY",
    "verifyitemreturn": "VERIFY",
    "void": "VOID",
    "return": "VERIFY",
    "verifyitem": "VERIFY",
    "passitem": "VERIFY",
}
_AT_HEAD = kinds("verifyitem passitem")
_RESULTS = {"verifyitempass": "pass", "passitem": "pass", "verifyitem": None}


def on_items(scene: Scene) -> Said | None:
    """改派 任务2 佛堂镇 给 苏溪镇; 中止 任务3 佛堂镇 误派; 核实通过 佛堂镇 1."""
    found = next(((token, intent) for kind, intent in _ON_UNITS.items() if (token := scene.first(kind))), None)
    if found is None or asks(scene.tokens, scene) or scene.has("request", "rect", "cond", "howto", "notours"):
        return None
    token, intent = found
    if token.kind in _AT_HEAD and not scene.full(
        r"{polite|sep}*{verifyitem|passitem} SOFT {task|nth|number|unit|name} .*"
    ):
        return None
    slots = numbers_said(scene)
    units = units_said(scene)
    if intent == "REASSIGN" and not units and not scene.context.has(OFFICE):
        return None  # a colleague of one's own: ASSIGN_PERSON
    numbers = slots.get("tasks")
    alone = isinstance(numbers, tuple) and isinstance(numbers[0], str)  # JB-2022-001 may have one unit only
    if not numbers or (not units and not alone and intent not in {"KEEP", "REASSIGN", "VERIFY"}):
        return None
    whose = ("to_unit",) if alone and len(units) == 1 else ("unit", "to_unit")  # 改派 JB-2022-001 给 佛堂镇
    slots |= dict(zip(whose, units, strict=False)) if intent == "REASSIGN" else ({"unit": units[0]} if units else {})
    if intent == "VERIFY":
        slots |= given(result=_RESULTS.get(token.kind, "return"))
    last = _last_mark(scene, token)
    reason = reason_of(scene, last + 1)
    if reason and intent != "REASSIGN":
        slots["reason"] = reason
    head = scene.tokens[:last]
    return Said(intent, slots, certain=all(t.kind in _LIGHT or t.kind == token.kind for t in head))


def _last_mark(scene: Scene, verb: Token) -> int:
    """The last word that says what is meant: verb, unit or number; 退回 1 佛堂镇 李四的职务… keeps 四 in its reason."""
    marks = [p for p, t in enumerate(scene.tokens) if t.kind in {verb.kind, "unit", "name", *_REFS}]
    place = scene.index(verb) + 1
    while place < len(scene.tokens) and scene.tokens[place].kind in _LIGHT:
        place += 1
    near = [p for p in marks if p < place]
    named = {scene.tokens[p].kind for p in near}
    return max(near if named & {"unit", "name"} and named & {*_REFS} else marks)


def on_behalf(scene: Scene) -> Said | None:
    """代登记 佛堂镇 任务1 电话 王某 7月29日 名单已定; 代签收 佛堂镇 电话 王某."""
    token = scene.first("reportfor", "ackfor") or _told_of(scene)
    stands_in = _stands_in(scene)
    token = token or stands_in
    if token is None or asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    slots = numbers_said(scene)
    units = units_said(scene)
    slots |= {"units": units} if len(units) > 1 and token.kind == "ackfor" else {"unit": units[0]} if units else {}
    place = max(scene.index(t) for t in scene.tokens if t.kind in _PARTS)
    source, name = scene.first("source"), ""
    rest = reason_of(scene, place + 1)
    if source:
        slots["source"] = _source(scene.word(source))
        name, rest = _person(scene, source, alone=token.kind == "ackfor")
        slots |= given(name=name or (_teller(scene, source) if stands_in else ""))
    if token.kind == "ackfor" or stands_in:
        return Said("ACK_FOR", slots)
    if _under_way(scene, token):
        return Said("REPORT_FOR", slots | {"deny": "progress_for"})
    return Said("REPORT_FOR", slots | _result(scene, rest), certain=token.kind == "reportfor")


def _under_way(scene: Scene, verb: Token) -> bool:
    """代登记进度 …, 才写了三成, 栏目建好了，还差制度: how far it is, which is no report of its end."""
    told = scene.tokens[scene.index(verb) + 1 :]
    if any(token.kind == "progress" and _HOW_FAR.search(scene.word(token)) for token in told[:1]):
        return True
    if scene.has("personrole"):  # 专职人员还没定: task 1's list asks for who is missing
        return False
    last = next((at for at in range(len(told) - 1, -1, -1) if told[at].kind in _ENDED), None)
    if last is None:
        return any(token.kind in _PART_DONE and _is_part(scene, token) for token in told)
    share = told[last + 1 :][:2]  # 完成80%, 完成了三成
    part = any(token.kind == "percent" and _is_part(scene, token) for token in share)
    return part or any(
        token.kind == "unfinished" or _LACKS.match(scene.word(token)) is not None for token in told[last + 1 :]
    )


_HOW_FAR = re.compile(r"进[度展]")
_ENDED = kinds("done doneish")
_PART_DONE = kinds("partial percent unfinished doing")
_LACKS = re.compile(r"(?:还|就|只)[差剩缺]|剩[下余]|差一点")


def _is_part(scene: Scene, token: Token) -> bool:
    """三成, 一半, 正在办; 满意率98% and 100% are none, nor is 正 of 正副职."""
    if token.kind != "percent":
        return len(token) > 1
    return token.value != _WHOLE and not scene.text.key[: token.start].endswith(("率", "率为", "率达", "占", "占比"))


_WHOLE = 100


def _told_of(scene: Scene) -> Token | None:
    """佛堂镇打电话来说任务1办好了: the office passes on what it heard."""
    heard = scene.context.has(OFFICE) and scene.has("source") and scene.has("unit", "name", "task")
    return scene.first("done", "doneish") if heard else None


def _result(scene: Scene, text: str) -> Slots:
    """The day on which it was really done, and what was told without it."""
    put = done_on(scene, scene.tokens, ())
    day = scene.first("date")
    if day and put:
        typed = scene.said([day])
        text = text.removeprefix(typed).removesuffix(typed).strip(LEAD)
    return given(done_on=put, text=text)


def _source(word: str) -> str:
    if any(part in word for part in ("电话", "来电", "口头")):
        return "电话"
    return "纸质" if any(part in word for part in ("纸", "书面", "传真")) else "会上" if "会" in word else word


def _stands_in(scene: Scene) -> Token | None:
    """替上溪镇签收一下: the office signs for a unit."""
    found = scene.find(r"{unit|name}{soft|unitnoun|particle}*{receipt}") if scene.context.has(OFFICE) else None
    if found is None or found.start() == 0:
        return None
    before = scene.word(scene.tokens[found.start() - 1])
    return scene.tokens[found.end() - 1] if before.endswith(("替", "代", "帮", "帮忙", "给", "为")) else None


def _teller(scene: Scene, source: Token) -> str:
    """老王打电话说: the name in front of the source, in its own clause."""
    place = scene.index(source)
    before = scene.tokens[place - 1 : place]
    return next((scene.said([t]) for t in before if t.kind == "x" and 1 < len(t) <= _LONGEST_NAME), "")


def _person(scene: Scene, source: Token, *, alone: bool) -> tuple[str, str]:
    """The name behind the source, up to a blank or sign, and the rest; a lone word tells what was done, not by whom,
    and 打通了 is nobody's name."""
    typed = scene.behind(source)
    following = scene.tokens[scene.index(source) + 1 : scene.index(source) + 2]
    if any(t.kind in _NO_NAME for t in following):
        return "", typed
    found = _NAME.match(typed)
    rest = typed[found.end() :].strip(LEAD) if found else typed
    if found and (alone or rest or found.group().endswith(_TITLES)):
        return found.group(), rest
    return "", typed


def ordered(scene: Scene) -> Said | None:
    """责令关停 义乌教育之声 长期不更新; 重新上线 义乌教育之声; 划转 义乌教育之声 市融媒体中心."""
    token = scene.first(*_ORDERS)
    if token is None or asks(scene.tokens, scene) or scene.has("howto", "cond", "not", "request"):
        return None
    run = [
        t for t in scene.tokens if t.kind in {"account", "name", "accountno", "platform", "accountnoun", "protected"}
    ]
    units = scene.all("unit")
    given_to = [t for t in units if t.end > token.end] if token.kind == "transfer" else []
    if not run and not units:
        return None
    slots: Slots = {"target": target(scene, run or [t for t in units if t not in given_to])}
    if given_to and isinstance(given_to[-1].value, Name) and len(given_to[-1].value.units) == 1:
        slots["to_unit"] = given_to[-1].value.units[0]
    text = reason_of(scene, max(scene.index(t) for t in (token, *run, *units)) + 1)
    head = scene.tokens[: scene.index(token)]
    certain = all(t.kind in _LIGHT | kinds("account platform accountnoun") for t in head)
    return Said(_ORDERS[token.kind], slots | given(reason=text), certain=certain)
